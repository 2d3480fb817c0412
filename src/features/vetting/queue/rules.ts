/** What can be asked of a unit's queue, and how it is carried in an address: filters, an order, and the place where the next page begins. */
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { isLevel } from '../cases/rules.ts'
import { isOpen, LEVELS, type Level, type OpenState, PARTIES, type Party, STAGES, STATES, type Stage, type State } from '../rules.ts'

/** In working days since receipt; `late` is by the target of the level. */
export const AGES = {
  'to-10': { name: 'Up to 10 working days', from: 0, to: 10 },
  'to-25': { name: '11 to 25 working days', from: 11, to: 25 },
  'to-50': { name: '26 to 50 working days', from: 26, to: 50 },
  'over-50': { name: 'More than 50 working days', from: 51, to: null },
} as const
export type Age = keyof typeof AGES

export const SORTS = { age: 'Received', target: 'Target', level: 'Level', ref: 'Case' } as const
export type Sort = keyof typeof SORTS

/** Besides an account's id. */
export const ALLOCATED = { nobody: 'Nobody', somebody: 'Somebody', me: 'Me' } as const

export type Filters = {
  levels: readonly Level[]
  states: readonly OpenState[]
  stage?: Stage
  party?: Party
  age?: Age
  /** Past the last day of its level's target. */
  isLate: boolean
  allocated?: string
  hasPriority: boolean
  /** A waiver in it has run out without the check. */
  isRed: boolean
}

export type Asked = Filters & { unit: number | undefined; sort: Sort; isBackwards: boolean; after: Cursor | undefined }

/** Of the last row of a page: what it is sorted by, and its id. */
export type Cursor = { key: string; day: string; id: string }

export type TypedQueue = {
  unit: string
  level: readonly string[]
  state: readonly string[]
  stage: string
  party: string
  age: string
  late: string
  who: string
  priority: string
  red: string
  sort: string
  dir: string
  after: string
}

export const OPEN_STATES = (Object.keys(STATES) as State[]).filter(isOpen)

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isKey = <Words extends object>(words: Words, text: string): text is keyof Words & string => Object.hasOwn(words, text)

/** Addresses are kept and sent on, so what is not known any more is passed over. */
export function readQueue(typed: TypedQueue): Asked {
  const { stage, party, age, who } = typed
  const sort = isKey(SORTS, typed.sort) ? typed.sort : 'age'
  return {
    unit: /^\d{1,9}$/.test(typed.unit) ? Number(typed.unit) : undefined,
    levels: [...new Set(typed.level.filter(isLevel))],
    states: OPEN_STATES.filter(state => typed.state.includes(state)),
    ...(isKey(STAGES, stage) ? { stage } : {}),
    ...(isKey(PARTIES, party) ? { party } : {}),
    ...(isKey(AGES, age) ? { age } : {}),
    isLate: typed.late === 'yes',
    ...(isKey(ALLOCATED, who) || UUID.test(who) ? { allocated: who } : {}),
    hasPriority: typed.priority === 'yes',
    isRed: typed.red === 'yes',
    sort,
    isBackwards: typed.dir === 'desc',
    after: readCursor(typed.after, sort),
  }
}

export const cursorText = ({ key, day, id }: Cursor): string => [key, day, id].join('~')

/** Nothing where it is none of ours: then it is the first page. */
export function readCursor(text: string, sort: Sort): Cursor | undefined {
  const [key = '', day = '', id = '', ...more] = text.split('~')
  const isRight =
    more.length === 0 && UUID.test(id) && isDay(day) && (sort === 'level' ? isLevel(key) : sort === 'ref' ? key !== '' : key === '')
  return isRight ? { key, day, id } : undefined
}

function isDay(text: string): text is CalendarDate {
  try {
    return calendarDate(text) === text
  } catch {
    return false
  }
}

/** The same question as an address, with some of it said otherwise. A page begins anew wherever the question changes. */
export function queryOf(asked: Asked, change: Partial<Asked> = {}): string {
  const next = { ...asked, after: undefined, ...change }
  const fields = new URLSearchParams()
  const put = (name: string, value: string | undefined) => value !== undefined && value !== '' && fields.append(name, value)
  put('unit', next.unit?.toString())
  for (const level of next.levels) put('level', level)
  for (const state of next.states) put('state', state)
  put('stage', next.stage)
  put('party', next.party)
  put('age', next.age)
  put('late', next.isLate ? 'yes' : '')
  put('who', next.allocated)
  put('priority', next.hasPriority ? 'yes' : '')
  put('red', next.isRed ? 'yes' : '')
  put('sort', next.sort === 'age' ? '' : next.sort)
  put('dir', next.isBackwards ? 'desc' : '')
  put('after', next.after && cursorText(next.after))
  return fields.toString()
}

export type Chosen = { heading: string; items: readonly { text: string; query: string }[] }

/** The filters that are set, each with the question that is without it. */
export function chosenOf(asked: Asked, nameOf: (account: string) => string): Chosen[] {
  const without = (change: Partial<Asked> | Dropped) => queryOf(dropped(asked, change))
  const one = (heading: string, text: string | undefined, change: Partial<Asked> | Dropped): Chosen[] =>
    text === undefined ? [] : [{ heading, items: [{ text, query: without(change) }] }]
  const many = <Value extends string>(
    heading: string,
    values: readonly Value[],
    words: (value: Value) => string,
    field: 'levels' | 'states',
  ) =>
    values.length === 0
      ? []
      : [
          {
            heading,
            items: values.map(value => ({ text: words(value), query: without({ [field]: values.filter(each => each !== value) }) })),
          },
        ]
  return [
    ...many('Level', asked.levels, level => LEVELS[level].short, 'levels'),
    ...many('State', asked.states, state => STATES[state], 'states'),
    ...one('Stage open now', asked.stage && STAGES[asked.stage].name, { drop: 'stage' }),
    ...one('Waits for', asked.party && PARTIES[asked.party], { drop: 'party' }),
    ...one('Age', asked.age && AGES[asked.age].name, { drop: 'age' }),
    ...one('Target', asked.isLate ? 'Passed' : undefined, { isLate: false }),
    ...one('Allocated to', asked.allocated && allocatedWords(asked.allocated, nameOf), { drop: 'allocated' }),
    ...one('Priority', asked.hasPriority ? 'In the priority lane' : undefined, { hasPriority: false }),
    ...one('Waivers', asked.isRed ? 'One has run out' : undefined, { isRed: false }),
  ]
}

type Dropped = { drop: 'stage' | 'party' | 'age' | 'allocated' }

function dropped(asked: Asked, change: Partial<Asked> | Dropped): Asked {
  if (!('drop' in change)) return { ...asked, ...change }
  const { [change.drop]: _, ...others } = asked
  return others
}

const allocatedWords = (allocated: string, nameOf: (account: string) => string): string =>
  isKey(ALLOCATED, allocated) ? ALLOCATED[allocated] : nameOf(allocated)

/** One working day more or less is what people ask about, and a queue of thousands is not counted to the last. */
export const MOST_COUNTED = 1000
export const PAGE_ROWS = 50
export const FILE_ROWS = 5000

export type QueueRow = {
  id: string
  unitId: number
  ref: string
  familyName: string
  givenNames: string
  level: Level
  state: State
  receivedOn: CalendarDate
  targetOn: CalendarDate | null
  allocatedTo: string | null
  priority: boolean
  isRed: boolean
  version: number
  /** Working days since receipt. */
  age: number
  /** Stages that are open now, in the order in which they began. */
  stages: readonly string[]
  /** Of these, the unit's own. */
  unitStages: readonly string[]
  /** Whose turn it is, with which force or body, and since how many working days. */
  party: Party
  partyName: string | null
  heldDays: number
  /** The applicant's latest answer and the earliest day on which one is still due. */
  answeredOn: CalendarDate | null
  dueOn: CalendarDate | null
}

export const cursorOf = ({ id, ref, level, receivedOn, targetOn }: QueueRow, sort: Sort): Cursor => ({
  key: sort === 'level' ? level : sort === 'ref' ? ref : '',
  day: sort === 'target' ? (targetOn ?? receivedOn) : receivedOn,
  id,
})
