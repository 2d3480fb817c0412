/** What a file would open: every line is good, or known, or refused with every reason why; never two of these. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'
import { checkReceived, checkRegime, isKind, isLevel, isRegime } from '../cases/rules.ts'
import { LEVELS, type Level, levelName } from '../rules.ts'
import type { Alike, Applicant, Column, Line, Plan, Refusal, Wanted } from './rules.ts'

export type Known = {
  today: CalendarDate
  /** Whether that level had rules on that day. */
  hasRules: (level: Level, day: CalendarDate) => boolean
  alikeOf: (person: Applicant) => Alike | undefined
}

export function planIntake(lines: readonly Line[], { today, hasRules, alikeOf }: Known): Plan {
  const refused: Refusal[] = []
  const good: Wanted[] = []
  const known: (Wanted & { alike: Alike })[] = []
  const firstLines = new Map<string, number>()
  for (const line of lines) {
    const found: Refusal[] = []
    const wanted = readLine(line, today, found)
    const first = wanted && firstLines.get(personKey(wanted.person))
    if (wanted && first !== undefined)
      found.push({
        line: line.line,
        column: 'family_name',
        message: `The same person as line ${first}. Open a second case from their record`,
      })
    if (wanted && !hasRules(wanted.level, wanted.receivedOn))
      found.push({ line: line.line, column: 'level', message: `${levelName(wanted.level)} had no rules on the day of receipt` })
    const alike = wanted && alikeOf(wanted.person)
    if (wanted && alike?.openLevels.includes(wanted.level))
      found.push({ line: line.line, column: 'level', message: `This person has an open case at ${levelName(wanted.level)} already` })
    refused.push(...found)
    if (!wanted || found.length > 0) continue
    firstLines.set(personKey(wanted.person), line.line)
    if (alike) known.push({ ...wanted, alike })
    else good.push(wanted)
  }
  return { good, known, refused }
}

/** Who is the same in a file: name and birth, whatever the letters' case. Whether two people with these are one is for the review of duplicates. */
export const personKey = ({ familyName, givenNames, born }: Pick<Applicant, 'familyName' | 'givenNames' | 'born'>): string =>
  `${familyName}|${givenNames}|${born}`.toLocaleLowerCase('en-GB')

function readLine({ line, cells }: Line, today: CalendarDate, refused: Refusal[]): Wanted | undefined {
  const before = refused.length
  const wrong = (column: Column, message: string): undefined => {
    refused.push({ line, column, message })
  }
  const text = (column: Column, most: number, missing?: string): string => {
    const cell = cells[column]
    if (cell === '' && missing) wrong(column, missing)
    else if ([...cell].length > most) wrong(column, `It must be ${most} characters or fewer`)
    else if (/\p{C}/u.test(cell)) wrong(column, 'It holds characters that cannot be shown')
    // Spreadsheets would run it, also from what the service hands out.
    else if (column !== 'phone' && /^[=+@-]/.test(cell)) wrong(column, `It begins like a formula: “${cell.slice(0, 20)}”`)
    return cell
  }
  const familyName = text('family_name', 80, 'The family name is missing')
  const givenNames = text('given_names', 120, 'The given names are missing')
  const born = dayIn('born', 'Enter the date of birth')
  if (born !== undefined && born >= today) wrong('born', 'The date of birth must be in the past')
  const email = text('email', 254)
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) wrong('email', 'This is no email address such as name@example.org')
  const phone = text('phone', 30)
  if (phone !== '' && !/^[+\d][\d\s()-]{4,29}$/.test(phone)) wrong('phone', 'This is no phone number such as 020 7946 0000')
  const level = levelIn(cells.level)
  if (level === undefined) wrong('level', cells.level === '' ? 'The level is missing' : `There is no level “${cells.level.slice(0, 20)}”`)
  const regime = cells.regime.toLowerCase()
  if (!isRegime(regime)) wrong('regime', 'It must be officer, staff, non-police or national-security')
  else if (level) told(checkRegime(level, regime), 'regime')
  const kind = cells.kind.toLowerCase() || 'new'
  if (!isKind(kind)) wrong('kind', 'It must be new, renewal, transferee, rejoiner, change or aftercare')
  const receivedOn = cells.received === '' ? today : dayIn('received')
  if (receivedOn !== undefined) told(checkReceived(receivedOn, today), 'received')
  const sponsorRef = text('sponsor_reference', 80)
  if (refused.length > before || !born || !level || !isRegime(regime) || !isKind(kind) || !receivedOn) return undefined
  const person = { familyName, givenNames, born, ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  return { line, person, level, regime, kind, receivedOn, ...(sponsorRef ? { sponsorRef } : {}) }

  function dayIn(column: 'born' | 'received', missing?: string): CalendarDate | undefined {
    const cell = cells[column]
    if (cell === '' && missing) return wrong(column, missing)
    const day = dayOf(cell)
    return day ?? wrong(column, `“${cell.slice(0, 20)}” is no date such as 1991-04-03 or 03/04/1991`)
  }
  function told(outcome: Outcome<unknown>, column: Column): void {
    if (!outcome.ok) for (const { message } of outcome.errors) wrong(column, message)
  }
}

const BY_NAME: ReadonlyMap<string, Level> = new Map(
  (Object.keys(LEVELS) as Level[]).flatMap(level => [
    [level, level],
    [LEVELS[level].short.toLowerCase(), level],
  ]),
)
const levelIn = (cell: string): Level | undefined => {
  const level = BY_NAME.get(cell.toLowerCase().replaceAll(' ', ''))
  return level !== undefined && isLevel(level) ? level : undefined
}

/** As we write it, or as a British spreadsheet does. */
function dayOf(text: string): CalendarDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  try {
    const date = calendarDate(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    return date >= '1900-01-01' ? date : undefined
  } catch {
    return undefined
  }
}

const RANGE = /^(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$/

/** "2-500, 612": lines as people write them. */
export function readLines(typed: string, last: number): Outcome<ReadonlySet<number>> {
  const lines = new Set<number>()
  for (const part of typed.split(/[,;\n]/).map(each => each.trim())) {
    if (part === '') continue
    const [, from, to = from] = RANGE.exec(part) ?? []
    if (from === undefined || Number(to) < Number(from))
      return refuse({ field: 'lines', message: `“${part.slice(0, 20)}” is no line or range of lines such as 2-500` })
    for (let line = Number(from); line <= Math.min(Number(to), last); line += 1) lines.add(line)
  }
  return lines.size > 0 ? accept(lines) : refuse({ field: 'lines', message: 'Enter the lines that are to be taken, such as 2-500, 612' })
}
