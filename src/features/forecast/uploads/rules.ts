/** An uploaded log: which file is taken, under which name, and how far its reading has come. */
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'

/** Larger logs are for the command line, which reads any size. */
export const MOST_BYTES = 50 * 2 ** 20
const LONGEST_NAME = 150
/** What file systems take. */
const LONGEST_NAME_BYTES = 200

export type Upload = {
  id: string
  unitId: number
  unit: string
  fileName: string
  bytes: number
  sha256: string
  isOwn: boolean
  uploadedAt: string
  /** When its bytes were erased; the facts about it stay. */
  erasedAt: string | null
}

export type ReadingState = 'queued' | 'working' | 'read' | 'undecided' | 'refused'

export type Progress = { step: string; percent: number }

export const isUnderWay = ({ state }: { state: string }): boolean => state === 'queued' || state === 'working'

/** A manager of several units says for which; one of a single unit is not asked. */
export function readUnit(typed: string, units: readonly { id: number }[]): Outcome<number> {
  const [first, second] = units
  if (first && !second) return accept(first.id)
  const unit = units.find(({ id }) => String(id) === typed)
  return unit ? accept(unit.id) : refuse({ field: 'unit', message: 'Select the unit whose cases these are' })
}

/** The name without folders and without what could hide something, short enough for any disk. Never empty. */
export function fileNameOf(given: string): string {
  const name = given
    .slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, '')
    .trim()
  const short = shortened(name)
  return /^\.*$/.test(short) ? 'log' : short
}

/** From the end of its stem, so that what the name ends with stays. */
function shortened(name: string): string {
  const letters = [...name]
  const dot = letters.lastIndexOf('.')
  const end = dot > 0 && letters.length - dot <= 10 ? letters.slice(dot) : []
  let stem = letters.slice(0, letters.length - end.length)
  while (stem.length + end.length > LONGEST_NAME || bytesOf([...stem, ...end]) > LONGEST_NAME_BYTES) stem = stem.slice(0, -1)
  return [...stem, ...end].join('')
}

/** In UTF-8. */
const bytesOf = (letters: readonly string[]): number => letters.reduce((sum, letter) => sum + utf8Length(letter.codePointAt(0) ?? 0), 0)

const utf8Length = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4)

/** Advice for the command line is of no use on a page, which has the form itself. */
export const withoutFlags = (text: string): string =>
  text
    .split(/(?<=[.;!?])\s+/)
    .map(sentence => (/(?:^|\s)--[a-z]|"?muster (?:report|forecast)/.test(sentence) ? '' : sentence))
    .filter(Boolean)
    .join(' ')
    .replace(/;$/, '')
