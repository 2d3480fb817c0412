import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Undecided } from '../case-log/undecided.ts'
import { readAsking } from './read-asking.ts'
import type { Surroundings } from './surroundings.ts'

let folder = ''
let log = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-asking-'))
  log = join(folder, 'log.csv')
  await writeFile(log, 'Vetting ref,Date received,Date closed\nA,03/04/2026,05/06/2026\nB,04/04/2026,06/06/2026\nC,05/04/2026,\n')
})
after(() => rm(folder, { recursive: true }))

const told = { now: Date.parse('2026-11-24T10:00:00Z'), timeZone: 'UTC' }

function person(answers: (string | undefined)[], canAsk = true): { surroundings: Surroundings; asked: string[]; said: string[] } {
  const asked: string[] = []
  const said: string[] = []
  const output = {
    style: { width: 80, colour: false, unicode: true },
    showsProgress: false,
    canAsk,
    print: async () => undefined,
    say: (text: string) => void said.push(text),
  }
  const config = { debug: false, colourAllowed: false, unicode: true, columns: undefined, threads: 1 }
  const ask = async (question: string) => {
    asked.push(question)
    return answers.shift()
  }
  return { surroundings: { config, output, now: () => told.now, ask, typed: [] }, asked, said }
}

describe('a log whose order of day and month is not plain', () => {
  it('is read as the person answers, who is told how to be asked no more', async () => {
    const { surroundings, asked, said } = person(['month-first'])
    const { read, options } = await readAsking(log, told, surroundings)
    assert.equal(asked.length, 1)
    assert.equal(options.dates, 'month-first')
    assert.equal(new Date(read.log.cases.received[0]!).toISOString().slice(0, 10), '2026-03-04')
    assert.match(said.join(''), /--dates month-first/)
  })

  it('is not read when nobody can be asked', async () => {
    const { surroundings, asked } = person(['day-first'], false)
    await assert.rejects(readAsking(log, told, surroundings), Undecided)
    assert.equal(asked.length, 0)
  })

  it('is not read when the person leaves', async () => {
    await assert.rejects(readAsking(log, told, person([undefined]).surroundings), Undecided)
  })

  it('is read without a question when the order is told', async () => {
    const { surroundings, asked } = person([])
    const { read } = await readAsking(log, { ...told, dates: 'day-first' }, surroundings)
    assert.equal(asked.length, 0)
    assert.equal(new Date(read.log.cases.received[0]!).toISOString().slice(0, 10), '2026-04-03')
  })
})
