import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Command } from 'commander'
import { EXAMPLES, type Example } from './examples.ts'
import { forecastCommand } from './forecast.ts'
import { reportCommand } from './report.ts'
import type { Surroundings } from './surroundings.ts'

const nowhere: Surroundings = {
  config: { debug: false, colourAllowed: false, unicode: true, columns: undefined, threads: 1 },
  output: {
    style: { width: 80, colour: false, unicode: true },
    showsProgress: false,
    canAsk: false,
    print: async () => undefined,
    say: () => undefined,
  },
  now: () => 0,
  ask: async () => undefined,
  typed: [],
}

/** Commander refuses what it does not know by throwing. */
async function accepts(command: Command, { line }: Example): Promise<void> {
  const files: string[] = []
  command.exitOverride().action((file: string) => void files.push(file))
  const [muster, name, ...words] = line.split(' ')
  assert.deepEqual([muster, name], ['muster', command.name()])
  await command.parseAsync(words, { from: 'user' })
  assert.equal(files.length, 1)
}

describe('the examples in the help', () => {
  for (const example of EXAMPLES.report) it(`"${example.line}" is accepted`, () => accepts(reportCommand(nowhere), example))
  for (const example of EXAMPLES.forecast) it(`"${example.line}" is accepted`, () => accepts(forecastCommand(nowhere), example))
})
