/** A small register whose keeper sends forms as a person does: from the state that their page showed. */
import assert from 'node:assert/strict'
import { networkPaths as paths } from '../../src/features/network/paths.ts'
import { calendarDate } from '../../src/values/date.ts'
import { fillRegister } from './register.ts'
import { openTestService, type PersonId } from './service.ts'

export type Fields = Record<string, string>
type Sent = { statusCode: number; body: string }

/** The three fields of a date. */
export function dayTyped(name: string, day: string): Fields {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A page as text, for what it says. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|&apos;/g, '’')
    .replaceAll(/\s+/g, ' ')

/** Of a new team below Command one. */
export const opening = (more: Fields): Fields => ({
  code: 'IC-T1',
  name: 'Team one',
  kind: 'team',
  parent: 'IC-B1',
  ...dayTyped('from', '2020-01-01'),
  why: 'Minute 1',
  ...more,
})

/** Called at the top of a test file. */
export async function keepRegister() {
  const service = await openTestService()
  const register = await fillRegister(service)

  /** The column `it` of the first row, as superuser. */
  const one = async <T>(text: string, values: unknown[] = []) =>
    service.asOperator(async client => (await client.query<{ it: T }>(text, values)).rows[0]?.it)
  const countFacts = () =>
    one<number>(`select ((select count(*) from network.units) + (select count(*) from network.parents) + (select count(*) from network.cover)
      + (select count(*) from network.holdings) + (select count(*) from network.successions) + (select count(*) from spine.units))::int as it`)
  const countEntries = async (kind: string): Promise<number> =>
    (await one<number>('select count(*)::int as it from ledger.entries where kind = $1', [kind])) ?? 0

  const page = async (path: string, person: PersonId = 'nell') => wordsOf((await service.get(path, person)).body)
  const status = async (path: string, person: PersonId) => (await service.get(path, person)).statusCode
  /** The rows of a file without its head. */
  const rows = async (path: string, person: PersonId = 'nell') => (await service.get(path, person)).body.trim().split('\r\n').slice(1)

  /** Which state of the record the form at this address is made from. */
  async function versionAt(path: string): Promise<string> {
    const shown = await service.get(path, 'nell')
    const [, version] = /name="_version" value="(\d+)"/.exec(shown.body) ?? []
    assert.ok(version, `${path} has no version: ${shown.statusCode}`)
    return version
  }
  const send = async (path: string, fields: Fields, person: PersonId = 'nell') =>
    service.post(path, { _version: await versionAt(path), ...fields }, person)

  /** Refused with these words, and nothing is stored. */
  async function refused(sending: () => Promise<Sent>, expected: number, words: RegExp): Promise<void> {
    const before = await countFacts()
    const answer = await sending()
    assert.equal(answer.statusCode, expected, wordsOf(answer.body))
    assert.match(wordsOf(answer.body), words)
    assert.equal(await countFacts(), before)
  }

  /** Gives the number of a new team. */
  async function open(code: string, more: Fields = {}): Promise<number> {
    const answer = await service.post(paths.openUnit, opening({ code, name: `Team ${code}`, ...more }), 'nell')
    assert.equal(answer.statusCode, 303, wordsOf(answer.body))
    return Number(String(answer.headers.location).split('/').at(-1))
  }

  const today = calendarDate((await one<string>('select spine.today()::text as it')) ?? '')
  return { service, register, one, countEntries, page, status, rows, versionAt, send, refused, open, today }
}
