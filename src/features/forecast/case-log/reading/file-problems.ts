/** What can go wrong between a file on disk and its first byte, in words for the person who named the file. */
import { invalid, notFound, Problem } from '../../../../values/problem.ts'

/** A `Problem` where a person can do something about the error; the error itself where it is a fault of ours. */
export function problemOf(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR') return notFound(`There is no file "${name}"`, 'Check the name and the folder')
  if (code === 'EACCES' || code === 'EPERM') {
    return new Problem(
      'forbidden',
      `"${name}" may not be read by you`,
      'Ask its owner for leave to read it, or copy it to a folder of your own',
    )
  }
  if (code === 'EISDIR') return invalid(`"${name}" is a folder, not a file`, 'Give one file in it')
  if (code === 'Z_BUF_ERROR') return brokenGzip(name, 'stops before its end')
  if (code.startsWith('Z_')) return brokenGzip(name, 'is damaged')
  if (code.startsWith('E') && !code.startsWith('ERR_')) {
    return invalid(`"${name}" could not be read (${code})`, 'Copy it to this computer and try again')
  }
  return error
}

const brokenGzip = (name: string, how: string) =>
  invalid(`"${name}" is a compressed file (gzip) that ${how}`, 'Copy or download it again; the copy may have been cut short')
