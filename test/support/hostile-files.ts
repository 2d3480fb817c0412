/** Files that nobody would hand in with good will, or without knowing it: made here, small on disk, each with what must be said of it. */
import { truncateSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { TemporaryFolder } from './temporary-folder.ts'

export type Hostile = { name: string; content: string | Uint8Array; code: number; says: RegExp; words?: string[] }

const iso = (day: number) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)
const slashed = (day: number, dayFirst: boolean) => {
  const [year, month, date] = iso(day).split('-')
  return dayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}`
}
const cases = (row: (at: number) => string, count = 30) => Array.from({ length: count }, (_, at) => row(at)).join('\n')
const HEAD = 'Vetting ref,Date received,Date closed\n'

/** As much text as wanted of one row again and again: packs to almost nothing. */
const bomb = (text: string, megabytes: number, head = '') =>
  gzipSync(Buffer.concat([Buffer.from(head), Buffer.alloc(megabytes * 1e6, text)]), { level: 9 })

export const HOSTILE: readonly Hostile[] = [
  { name: 'report.csv', content: '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n', code: 3, says: /it is a PDF/ },
  { name: 'picture.xlsx', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), code: 3, says: /it is a picture/ },
  { name: 'page.csv', content: '<!doctype html><html><body>Sign in</body></html>', code: 3, says: /it is a web page/ },
  { name: 'settings.json', content: '{"a":[1,2],"b":{"c":"d"}}', code: 3, says: /not an object-centric event log/ },
  { name: 'deep.json', content: '{"a":'.repeat(400_000), code: 3, says: /cannot be read as one/ },
  { name: 'columns.csv', content: 'Name,Colour\nx,red\ny,blue\n', code: 4, says: /reference of the case.*--case "Name"/s },
  { name: 'headings.csv', content: 'Case,Stage,Time\n', code: 3, says: /nothing under the column headings/ },
  { name: 'one.csv', content: `${HEAD}A,2026-01-05,2026-01-09\n`, code: 3, says: /holds a single case/ },
  {
    name: 'open.csv',
    content: HEAD + cases(at => `C${at},${iso(at)},`),
    code: 4,
    says: /"Date closed" holds no date\. Is every case open/,
  },
  {
    name: 'backwards.csv',
    content: `Case,Stage,Start,End\n${cases(at => `C${at},A,${iso(at + 5)},${iso(at)}`)}`,
    code: 3,
    says: /line 2: Ends before it starts/,
  },
  { name: 'again.csv', content: `Case,Stage,Time\n${'A,B,2026-01-05\n'.repeat(500)}`, code: 3, says: /holds a single case/ },
  {
    name: 'future-closed.csv',
    content: HEAD + cases(at => `C${at},${iso(at).replace('2026', '2096')},${iso(at + 9).replace('2026', '2096')}`),
    code: 3,
    says: /which is in the future/,
  },
  {
    name: 'laughs.xes',
    content: `<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "ha">${Array.from({ length: 25 }, (_, at) => `<!ENTITY e${at} "${`&${at ? `e${at - 1}` : 'a'};`.repeat(10)}">`).join('')}]><log><trace><string key="concept:name" value="&e24;"/></trace></log>`,
    code: 3,
    says: /declares its own entities/,
  },
  {
    name: 'rows.csv.gz',
    content: bomb('C1,A,2026-01-05\n', 400, 'Case,Stage,Time\n'),
    code: 3,
    says: /unpacks to more than 200 times its size/,
  },
  { name: 'line.csv.gz', content: bomb('a', 400), code: 3, says: /not a table/ },
  { name: 'twice.csv.gz', content: gzipSync(bomb('a', 1)), code: 3, says: /compressed twice/ },
  { name: 'zeros.csv', content: new Uint8Array(1_000_000), code: 3, says: /neither text nor a workbook/ },
  { name: 'empty.csv', content: '', code: 3, says: /is empty/ },
  {
    name: 'longest-line.csv',
    content: `Case,Stage,Time\nA,${'x'.repeat(30_000_000)},2026-01-05\n`,
    code: 3,
    says: /Line 2 is longer than a million/,
  },
  {
    name: 'stages.csv',
    content: `Case,Activity,Time\n${cases(at => `C${at >> 2},S${at},${iso(at % 300)}`, 1_000_000)}`,
    code: 3,
    says: /more than 65,000 different stages/,
  },
  {
    name: 'unsettled.csv',
    content: HEAD + cases(at => `C${at},0${1 + (at % 9)}/02/2026,0${1 + (at % 9)}/03/2026`),
    code: 4,
    says: /whether the day or the month comes first.*--dates day-first/s,
  },
  {
    name: 'both-orders.csv',
    content: HEAD + cases(at => `C${at},${slashed(12 + (at % 9), at % 2 === 0)},${slashed(22, true)}`),
    code: 4,
    says: /dates both ways round.*--dates/s,
  },
]

const dated = (level: string) =>
  `Vetting ref,Date received,Date closed,Level\n${cases(at => `C${at},${iso(at)},${at < 20 ? iso(at + (at % 9)) : ''},${at % 2 ? level : 'RV'}`)}\n`

/** Files that look wrong and are not: each is read, whole. */
export const ODD: readonly { name: string; content: string | Uint8Array; words?: string[] }[] = [
  {
    name: 'settled.csv',
    content: HEAD + cases(at => `C${at},0${1 + (at % 9)}/02/2026,0${1 + (at % 9)}/03/2026`),
    words: ['--dates', 'day-first'],
  },
  { name: 'windows.csv', content: Buffer.from(dated('Andr\xe9'), 'latin1') },
  { name: 'utf16.csv', content: Buffer.concat([new Uint8Array([0xff, 0xfe]), Buffer.from(dated('Zoë'), 'utf16le')]) },
  { name: 'faces.csv', content: dated('👩🏽‍🚒 שלום مرحبا') },
  { name: 'formula.csv', content: dated(`"=cmd|' /C calc'!A0"`) },
  {
    name: 'columns-500.csv',
    content: `Ref,Received,Closed,${cases(at => `Note ${at}`, 497).replaceAll('\n', ',')}\n${cases(at => `C${at},${iso(at)},${iso(at + 9)}${',x'.repeat(497)}`)}`,
  },
  {
    name: 'headings-again.csv',
    content: dated('MV').replace('\n', '\nVetting ref,Date received,Date closed,Level\n'),
  },
]

/** A file of two gigabytes that takes no room on disk. */
export async function writeSparse(folder: TemporaryFolder, name: string, begins: string): Promise<string> {
  const file = await folder.write(name, begins)
  truncateSync(file, 2 ** 31)
  return file
}

export async function makeFolder(folder: TemporaryFolder, name: string): Promise<string> {
  const path = join(folder.path, name)
  await mkdir(path)
  return path
}
