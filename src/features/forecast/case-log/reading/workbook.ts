/**
 * What a workbook holds: its sheets by name, its shared texts, and which of its number formats are dates.
 *
 * read-excel-file was tried first: a workbook of 2 KB whose only row says it is row 900,000,000 makes it fill the memory until the
 * process dies, and it does not tell hidden sheets and rows. So the few parts that matter are read here; the tests compare the two.
 */
import { invalid } from '../../../../values/problem.ts'
import { type Attributes, visitTags } from './xml-parts.ts'
import type { Zip } from './zip.ts'

export type SheetPart = { name: string; part: string; isHidden: boolean }
export type Workbook = {
  sheets: SheetPart[]
  texts: string[]
  /** By style of a cell: whether its number is a date. */
  isDate: boolean[]
  /** Days from 1970 back to day 0 of the workbook's calendar. */
  epoch: number
}

export async function openWorkbook(zip: Zip): Promise<Workbook> {
  const main = await findMain(zip)
  const related = await readRelations(zip, main)
  const { sheets, isFrom1904 } = await readSheetList(zip, main, related)
  const partOf = (kind: string) => [...related.values()].find(({ type }) => type.endsWith(`/${kind}`))?.part
  return {
    sheets,
    texts: await readTexts(zip, partOf('sharedStrings')),
    isDate: await readStyles(zip, partOf('styles')),
    epoch: isFrom1904 ? 24_107 : 25_569,
  }
}

/** Other files that are zip archives within, by a part that only they have. */
const OTHER_ARCHIVES = [
  { part: 'word/', what: 'a word processor document', advice: 'Ask for the table in it, as XLSX or CSV' },
  { part: 'ppt/', what: 'a presentation', advice: 'Ask for the table it shows, as XLSX or CSV' },
  { part: 'content.xml', what: 'an OpenDocument file', advice: 'Open it in the spreadsheet program and save it as .xlsx or CSV' },
]

type Relation = { type: string; part: string }

async function findMain(zip: Zip): Promise<string> {
  if (zip.has('_rels/.rels')) {
    const roots = [...(await readRelations(zip, '')).values()]
    const main = roots.find(({ type }) => type.endsWith('/officeDocument'))?.part
    if (main !== undefined && zip.has(main) && main.endsWith('.xml') && !main.startsWith('word/') && !main.startsWith('ppt/')) return main
  }
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml'
  const inside = zip.names.find(name => /\.(xlsx|csv|xes|gz|json|jsonocel)$/i.test(name))
  if (inside) throw invalid(`This is a zip archive that holds "${inside}", not a workbook`, 'Unpack it and give the file inside')
  const kind = OTHER_ARCHIVES.find(({ part }) => zip.names.some(name => name.startsWith(part)))
  throw kind
    ? invalid(`This is not a case log: it is ${kind.what}`, kind.advice)
    : invalid('This is a zip archive but not an Excel workbook', 'Save the log as .xlsx or as CSV')
}

async function readRelations(zip: Zip, source: string): Promise<Map<string, Relation>> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const part = `${folder}_rels/${source.slice(folder.length)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(part)) return relations
  await visitTags(zip, part, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || !Id || !Type || !Target) return
      relations.set(Id, { type: Type, part: Target.startsWith('/') ? Target.slice(1) : resolve(folder, Target) })
    },
  })
  return relations
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

async function readSheetList(
  zip: Zip,
  main: string,
  related: Map<string, Relation>,
): Promise<{ sheets: SheetPart[]; isFrom1904: boolean }> {
  const sheets: SheetPart[] = []
  let isFrom1904 = false
  await visitTags(zip, main, {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const relation = related.get(id ?? '')
      // A chart or a macro sheet has no rows.
      if (!relation?.type.endsWith('/worksheet') || !zip.has(relation.part)) return
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? '', part: relation.part, isHidden })
    },
  })
  return { sheets, isFrom1904 }
}

export const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true'

async function readTexts(zip: Zip, part: string | undefined): Promise<string[]> {
  const texts: string[] = []
  if (part === undefined || !zip.has(part)) return texts
  let text = ''
  let isText = false
  let isReading = false
  await visitTags(zip, part, {
    open(name) {
      if (name === 'si') text = ''
      // The reading of an East Asian text stands beside it and is not part of it.
      else if (name === 'rPh') isReading = true
      else if (name === 't') isText = !isReading
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 'si') texts.push(withControls(text))
      else if (name === 'rPh') isReading = false
      else if (name === 't') isText = false
    },
  })
  return texts
}

/** Control characters are written as _x000D_. */
export const withControls = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text

async function readStyles(zip: Zip, part: string | undefined): Promise<boolean[]> {
  const isDate: boolean[] = []
  if (part === undefined || !zip.has(part)) return isDate
  const formats = new Map<number, boolean>()
  let isCellFormats = false
  await visitTags(zip, part, {
    open(name, attributes: Attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') isCellFormats = true
      else if (name === 'xf' && isCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        isDate.push(formats.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return isDate
}

/** The numbers that every workbook may use without saying what they are: dates, times of day left out. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

/** A format is a date when it shows a day or a year, outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const shown = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase()
  return /[dy]/.test(shown) && !/general|[#0?]/.test(shown.replace(/[.,]0+/g, ''))
}
