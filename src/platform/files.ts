/** Output files: refused before the long work where they cannot be written, and never seen half-written. */
import { randomUUID } from 'node:crypto'
import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { invalid } from '../values/problem.ts'

export type OutputFile = {
  /** As the person wrote it, for telling them. */
  name: string
  write(text: string): Promise<void>
}

/** Makes sure that `path` can be written and is none of `inputs`. Nothing is left behind by asking. */
export async function prepareFile(path: string, inputs: readonly string[] = []): Promise<OutputFile> {
  const target = await realpath(path).catch(() => resolve(path))
  const there = await stat(target).catch(() => undefined)
  if (there?.isDirectory()) throw invalid(`${path} is a folder`, 'Give the name of a file to write.')
  await refuseInputs(path, target, inputs)
  // A device or a pipe cannot be replaced by renaming, only written to.
  if (there && !there.isFile()) return { name: path, write: text => writeFile(target, text) }

  await refuseUnwritable(path, target, there !== undefined)
  return { name: path, write: text => replaceFile(target, text) }
}

async function refuseInputs(path: string, target: string, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    const read = await realpath(input).catch(() => resolve(input))
    if (read === target) throw invalid(`${path} is the file that is read: it would be lost`, 'Give another name for the output.')
  }
}

async function refuseUnwritable(path: string, target: string, exists: boolean): Promise<void> {
  try {
    if (exists) await access(target, constants.W_OK)
    // Trying is the only sure way: permissions do not tell of read-only disks.
    const trial = temporaryName(target)
    await (await open(trial, 'wx')).close()
    await rm(trial)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (missing)
      throw invalid(`${path} cannot be written: there is no folder ${dirname(path)}`, 'Make the folder first, or give another name.')
    throw invalid(`${path} cannot be written`, 'Give a name in a folder where you may write.')
  }
}

async function replaceFile(target: string, text: string): Promise<void> {
  const unfinished = temporaryName(target)
  try {
    await writeFile(unfinished, text, { flag: 'wx' })
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

const temporaryName = (target: string) => join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID().slice(0, 8)}.part`)
