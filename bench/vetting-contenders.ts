/** What is measured at a million cases: each as the service does it, and beside it the same statement alone. */
import { randomUUID } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { record } from '../src/features/ledger/index.ts'
import { openCase } from '../src/features/vetting/cases/actions.ts'
import { lookAtCase } from '../src/features/vetting/cases/look.ts'
import { findCase, insertCase } from '../src/features/vetting/cases/queries.ts'
import { lookAtQueue } from '../src/features/vetting/queue/actions.ts'
import { listQueue } from '../src/features/vetting/queue/queries.ts'
import { type Asked, PAGE_ROWS, readQueue } from '../src/features/vetting/queue/rules.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { asUser, asUserAtOnce } from '../src/platform/db/transaction.ts'
import { type Tx, transactionOn } from '../src/platform/db/tx.ts'
import { calendarDate } from '../src/values/date.ts'
import type { Contender } from './beside.ts'

const UNIT = 2
const SAMPLE = 2000
const RECEIVED = calendarDate('2026-01-05')
type Setting = { bare: Pool; service: Pool; token: Buffer; operator: string }
type Sample = { id: string; day: string; subject: string; me: string }

export async function contendersFor({ bare, service, token, operator }: Setting): Promise<Contender[]> {
  const sample = await sampleOf(operator)
  const asker = { token, act: 'bench.run', wall: 'vetting' } as const
  const [first] = sample
  if (!first) throw new Error('There are no cases')
  let turn = 0
  const some = (): Sample => {
    turn = (turn + 7) % sample.length
    return sample[turn] ?? first
  }
  const page = (tx: Tx, { day, id }: Sample) => listQueue(tx, UNIT, { ...ANY, after: { key: '', day, id } }, PAGE_ROWS)
  const create = (tx: Tx, { subject }: Sample) => insertCase(tx, { ...NEW, id: randomUUID(), ref: refOf(), subject })
  // The statements that the service sends, to be sent alone.
  const [[pageAlone], [getAlone]] = await Promise.all([compiled(tx => page(tx, first)), compiled(tx => findCase(tx, first.id))])
  const again = (name: string, query: CompiledQuery | undefined, of: Sample) =>
    bare.query({ name, text: query?.sql ?? '', values: query?.parameters.map(value => place(value, of)) ?? [] })
  const place = (value: unknown, of: Sample) => (value === first.id ? of.id : value === first.day ? of.day : value)

  return [
    { name: 'queue page alone', run: () => again('page', pageAlone, some()) },
    {
      name: 'queue page under claims',
      against: 'queue page alone',
      bar: 0.45,
      run: () => asUserAtOnce(service, asker, tx => page(tx, some())),
    },
    {
      name: 'queue page whole, counted, recorded',
      against: 'queue page alone',
      run: () => asUser(service, asker, tx => lookAtQueue(tx, { ...ANY, unit: UNIT })),
    },
    { name: 'get by id alone', run: () => again('get', getAlone, some()) },
    {
      name: 'get by id under claims',
      against: 'get by id alone',
      bar: 0.28,
      run: () => asUserAtOnce(service, asker, tx => findCase(tx, some().id)),
    },
    {
      name: 'insert alone',
      run: () => bare.query({ name: 'insert', text: INSERT_ALONE, values: [randomUUID(), refOf(), some().subject, some().me] }),
    },
    {
      name: 'create, witnessed and recorded',
      against: 'insert alone',
      bar: 0.25,
      run: () =>
        asUserAtOnce(service, asker, tx => Promise.all([create(tx, some()), record(tx, { kind: 'case-opened', subjects: [some().id] })])),
    },
    { name: 'a case opened whole, four rows', against: 'insert alone', run: () => asUser(service, asker, tx => openCase(tx, WHOLE)) },
    {
      name: 'opening a case: recorded read',
      against: 'insert alone',
      bar: 0.3,
      run: () =>
        asUserAtOnce(service, asker, tx => {
          const { id } = some()
          return Promise.all([findCase(tx, id), record(tx, { kind: 'case-read', subjects: [id] })])
        }),
    },
    { name: 'the page of a case whole', against: 'insert alone', run: () => asUser(service, asker, tx => lookAtCase(tx, some().id)) },
  ]
}

const NOTHING = {
  unit: '',
  level: [],
  state: [],
  stage: '',
  party: '',
  age: '',
  late: '',
  who: '',
  priority: '',
  red: '',
  sort: '',
  dir: '',
  after: '',
}
const ANY: Asked = readQueue(NOTHING)
const NEW = {
  ...({ unit: UNIT, level: 'rv', regime: 'staff', kind: 'new', receivedOn: RECEIVED } as const),
  ...{ sponsor: null, sponsorRef: null, applicant: null, renews: null },
}
const WHOLE = {
  ...{ unit: UNIT, subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1990-01-01') } },
  ...({ level: 'rv', regime: 'staff', kind: 'new', receivedOn: RECEIVED } as const),
}
const INSERT_ALONE = `insert into bench.alone (id, unit_id, ref, subject_id, level, regime, kind, received_on, opened_by) values ($1, 2, $2, $3, 'rv', 'staff', 'new', '${RECEIVED}', $4)`
const refOf = () => `X/${randomUUID().slice(0, 18).toUpperCase()}`

/** Open cases from all over the queue. */
function sampleOf(url: string): Promise<Sample[]> {
  return withClient(url, async operator => {
    const { rows } = await operator.query<Sample>(
      `select id, received_on::text as day, subject_id as subject, opened_by as me from vetting.cases
        where unit_id = $1 and closed_on is null and ref like 'B/%' order by md5(id::text) limit ${SAMPLE}`,
      [UNIT],
    )
    return rows
  })
}

/** What a piece of work sends, without sending it. */
async function compiled(work: (tx: Tx) => Promise<unknown>): Promise<CompiledQuery[]> {
  const sent: CompiledQuery[] = []
  const { tx } = transactionOn({} as PoolClient)
  const executor = new Proxy(tx.getExecutor(), {
    get: (target, name) => {
      if (name === 'executeQuery')
        return async (query: CompiledQuery) => {
          sent.push(query)
          return { rows: [] }
        }
      const member = target[name as keyof typeof target]
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const listening = new Proxy(tx, { get: (target, name) => (name === 'getExecutor' ? () => executor : Reflect.get(target, name, target)) })
  await work(listening)
  return sent
}
