/** `--as-of T` gives what a file would give from which all that came after T had been cut by hand. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { runMuster } from '../support/run-muster.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

type Log = {
  file: string
  asOf: string
  /** Stamps of the event: what is later had not happened, and a row of nothing else is not there. */
  stamps: string[]
  /** Stamp of the closing, repeated on each row, and what is only known with it. */
  closed?: string
  withClosed?: string
}

const SAMPLES = resolve(import.meta.dirname, '../../samples')
const LOGS = process.env.MUSTER_LOGS

const logs: Log[] = [
  {
    file: join(SAMPLES, 'invented-vetting-events.csv.gz'),
    asOf: '2026-02-27T12:00Z',
    stamps: ['queued', 'start', 'end'],
    closed: 'closed',
    withClosed: 'outcome',
  },
  ...(LOGS
    ? [
        { file: join(LOGS, 'AcademicCredentials.csv.gz'), asOf: '2016-05-02T12:00Z', stamps: ['start_time', 'end_time'] },
        { file: join(LOGS, 'Production.csv.gz'), asOf: '2012-02-10T10:00Z', stamps: ['start_timestamp', 'time:timestamp'] },
        { file: join(LOGS, 'synthetic_LoanApp_agentsimulator.csv.gz'), asOf: '2023-04-03T12:00Z', stamps: ['start_time', 'end_time'] },
      ]
    : []),
].filter(({ file }) => existsSync(file))

describe('as of an earlier time', async () => {
  const folder = await temporaryFolder()
  if (!LOGS)
    it('samples only', t => t.diagnostic('MUSTER_LOGS is not set: no public event log was cut. Set it to the folder that holds them.'))

  for (const log of logs) {
    const name = log.file.slice(dirname(log.file).length + 1)
    it(`${name} is the file cut by hand`, async () => {
      const whole = gunzipSync(readFileSync(log.file)).toString('utf8')
      const cut = cutByHand(whole, log)
      assert.ok(cut.length < whole.length * 0.95, 'nothing was cut')
      const copy = join(folder.path, 'cut', name)
      await mkdir(dirname(copy), { recursive: true })
      await writeFile(copy, gzipSync(cut))

      for (const command of [['report'], ['forecast', '--no-backtest', '--replications', '60']]) {
        const [known, then] = [await documentOf(command, log.file, log.asOf), await documentOf(command, copy, log.asOf)]
        assert.deepEqual(known, then)
      }
    })
  }
})

async function documentOf([command = '', ...words]: string[], file: string, asOf: string): Promise<unknown> {
  const { code, out, err } = await runMuster([command, file, '--json', '--as-of', asOf, '--time-zone', 'UTC', ...words], { cwd: SAMPLES })
  assert.deepEqual([code, err], [0, ''])
  const { reading, inputHash, ...figures } = JSON.parse(out)
  // Files of other bytes have other fingerprints.
  const { sha256, ...understood } = reading
  return { ...figures, reading: understood }
}

function cutByHand(csv: string, { asOf, stamps, closed, withClosed }: Log): string {
  const [head = '', ...lines] = csv.split(/\r?\n/).filter(line => line !== '')
  const names = head.split(',')
  const place = (name: string) => {
    assert.ok(names.includes(name), name)
    return names.indexOf(name)
  }
  const isLater = (stamp: string | undefined) => !!stamp && timeOf(stamp) > Date.parse(asOf)
  const at = stamps.map(place)

  const kept = lines.map(cellsOf).filter(cells => at.some(index => cells[index] && !isLater(cells[index])))
  for (const cells of kept) {
    for (const index of at) if (isLater(cells[index])) cells[index] = ''
    if (closed === undefined || !isLater(cells[place(closed)])) continue
    cells[place(closed)] = ''
    if (withClosed !== undefined) cells[place(withClosed)] = ''
  }
  return [head, ...kept.map(cells => cells.join(','))].join('\n')
}

/** Times without an offset are read as UTC here and in the command. */
const timeOf = (stamp: string): number => Date.parse(/([+-]\d\d:\d\d|Z)$/.test(stamp) ? stamp : `${stamp.replace(' ', 'T')}Z`)

const cellsOf = (line: string): string[] => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
