/** What a file is, by its first bytes: names of files are often wrong, and mail programs change them. */
import { invalid, type Problem } from '../../../../values/problem.ts'
import { startsWithMark } from './open-file.ts'

export type FileKind = 'csv' | 'xlsx' | 'xes' | 'ocel'

/** Beginnings of what people give by mistake, as text of one character a byte. */
const OTHERS: readonly { begins: string; what: string; advice: string }[] = [
  {
    begins: 'SQLite format 3\0',
    what: 'a SQLite database, one of the three forms of OCEL 2.0, and that one is not read',
    advice: 'Export the log as OCEL 2.0 JSON or XML',
  },
  {
    begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    what: 'an old Excel workbook (.xls), or one with a password',
    advice: 'Open it in Excel and save it as .xlsx without a password, or as CSV',
  },
  { begins: '%PDF', what: 'a PDF', advice: 'Ask for the table it was made from, as XLSX or CSV' },
  { begins: '\x89PNG', what: 'a picture (PNG)', advice: 'Ask for the table it shows, as XLSX or CSV' },
  { begins: '\xff\xd8\xff', what: 'a picture (JPEG)', advice: 'Ask for the table it shows, as XLSX or CSV' },
  { begins: 'GIF8', what: 'a picture (GIF)', advice: 'Ask for the table it shows, as XLSX or CSV' },
  { begins: '{\\rtf', what: 'a word processor document (RTF)', advice: 'Ask for the table in it, as XLSX or CSV' },
  { begins: '\x1f\x8b', what: 'compressed twice (gzip in gzip)', advice: 'Unpack it once and try again' },
  { begins: '7z\xbc\xaf\x27\x1c', what: 'a 7-Zip archive', advice: 'Unpack it and give the file inside' },
  { begins: 'Rar!', what: 'a RAR archive', advice: 'Unpack it and give the file inside' },
  { begins: 'BZh', what: 'compressed with bzip2', advice: 'Unpack it, or compress it with gzip instead' },
  { begins: '\xfd7zXZ\0', what: 'compressed with xz', advice: 'Unpack it, or compress it with gzip instead' },
  { begins: '\x28\xb5\x2f\xfd', what: 'compressed with Zstandard', advice: 'Unpack it, or compress it with gzip instead' },
  { begins: 'PAR1', what: 'a Parquet file', advice: 'Export it as CSV' },
  { begins: '\x7fELF', what: 'a program', advice: 'Give the file that holds the cases' },
  { begins: 'MZ\x90', what: 'a program', advice: 'Give the file that holds the cases' },
]

/** `Problem` when the file cannot be a case log. */
export function kindOf(head: Uint8Array, name: string): FileKind {
  const start = Buffer.from(head.subarray(0, 4096)).toString('latin1')
  const other = OTHERS.find(({ begins }) => start.startsWith(begins))
  if (other) throw notALog(name, other.what, other.advice)
  if (start.startsWith('PK')) return 'xlsx'
  if (startsWithMark(head, '<')) return xmlKind(head, name)
  if (startsWithMark(head, '{') || isJsonList(start)) return 'ocel'
  if (isBinary(head)) throw notALog(name, 'neither text nor a workbook', 'Give a CSV, XLSX, XES or OCEL file')
  return 'csv'
}

const notALog = (name: string, what: string, advice: string): Problem => invalid(`"${name}" is not a case log: it is ${what}`, advice)

/** A line of a table may begin with a bracket too; a list of JSON goes on with a quote, a brace, a bracket or a number. */
const isJsonList = (start: string): boolean => /^(\xef\xbb\xbf)?\s*\[\s*([{[]|"[^"]*"\s*[,\]])/.test(start)

function xmlKind(head: Uint8Array, name: string): FileKind {
  // UTF-16 has a zero beside every letter of a tag.
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '')
  const root = /<([A-Za-z_][^\s/>]*)/.exec(text.replaceAll(/<!--[\s\S]*?(-->|$)/g, ''))?.[1]?.toLowerCase() ?? ''
  if (root === 'html' || /<!doctype html/i.test(text.slice(0, 1_000))) {
    throw notALog(
      name,
      'a web page',
      'A sign-in page is often saved in place of a download: open the link in a browser, sign in, and download the log again',
    )
  }
  if (root === 'workbook' || root === 'ss:workbook') {
    throw notALog(name, 'a workbook in the XML form of Excel 2003', 'Open it in Excel and save it as .xlsx or CSV')
  }
  const first = /<(object-types|event-types|objects|events|trace|event|extension|global|classifier)[\s/>]/.exec(text)?.[1]
  if (first === 'object-types' || first === 'event-types' || first === 'objects') return 'ocel'
  if (first === 'events' || /<global\s[^>]*scope\s*=\s*["']object["']/.test(text)) {
    throw notALog(
      name,
      'an object-centric log (OCEL) in XML of version 1.0, which is not read',
      'Export it as OCEL 1.0 JSON, or as OCEL 2.0',
    )
  }
  return 'xes'
}

function isBinary(head: Uint8Array): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16) return false
  const start = head.subarray(0, 4096)
  const zeros = start.filter(byte => byte === 0).length
  // UTF-16 without its mark has a zero in every other byte, and only there.
  if (zeros > 0) return !(zeros > start.length / 4 && isEveryOther(start))
  const controls = start.filter(byte => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c).length
  return controls > start.length / 50
}

function isEveryOther(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0) % 2
  return bytes.every((byte, index) => byte !== 0 || index % 2 === at)
}
