/** The command line from outside: what is printed where, and which exit code tells what. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runMuster } from './support/run-muster.ts'

let folder = ''
const muster = (line: string, env?: Record<string, string>) => runMuster(line.split(' '), { cwd: folder, ...(env && { env }) })

/** Invented cases: one a day, each closed after `at % 9` days; the last ten are open. */
const rows = (day: (number: number) => string) =>
  Array.from({ length: 60 }, (_, at) => `C${at},${day(at)},${at < 50 ? day(at + (at % 9)) : ''},${at % 2 ? 'RV' : 'MV'}`)
const iso = (number: number) => new Date(Date.UTC(2026, 0, 5 + number)).toISOString().slice(0, 10)
/** Days up to 12 only, so that nothing in the file tells the day from the month. */
const ambiguous = (number: number) =>
  `${String(1 + (number % 12)).padStart(2, '0')}/${String(1 + (Math.floor(number / 12) % 12)).padStart(2, '0')}/2025`
const csv = (day: (number: number) => string) => `Vetting ref,Date received,Date closed,Level\n${rows(day).join('\n')}\n`

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-cli-'))
  await writeFile(join(folder, 'log.csv'), csv(iso))
  await writeFile(join(folder, 'ambiguous.csv'), csv(ambiguous))
})
after(() => rm(folder, { recursive: true }))

describe('help', () => {
  for (const line of ['--help', 'report --help', 'forecast --help', 'start --help']) {
    it(`of "${line}" fits 80 columns and names the exit codes`, async () => {
      const { code, out, err } = await muster(line)
      assert.deepEqual([code, err], [0, ''])
      assert.deepEqual(
        out.split('\n').filter(text => text.length > 80),
        [],
      )
      assert.match(out, /4 {2}something must be decided first/)
    })
  }
})

describe('a wrong command', () => {
  for (const line of [
    '',
    'reprot log.csv',
    'report',
    'report log.csv --wrong',
    'report log.csv --as-of tomorrow',
    'report log.csv --time-zone Mars',
    'forecast log.csv --weeks 0',
  ]) {
    it(`"${line}" ends with 2 and says why on standard error`, async () => {
      const { code, out, err } = await runMuster(line === '' ? [] : line.split(' '), { cwd: folder })
      assert.deepEqual([code, out], [2, ''])
      assert.match(err, line === '' ? /Usage: muster/ : /^error: /)
    })
  }

  it('that lets --json take the log for its file is explained', async () => {
    const { code, err } = await muster('report --json log.csv')
    assert.equal(code, 2)
    assert.match(err, /Put the log first/)
    assert.equal(await readFile(join(folder, 'log.csv'), 'utf8'), csv(iso))
  })
})

describe('a file that cannot be used', () => {
  it('ends with 3 when it is not there', async () => {
    const { code, out, err } = await muster('report none.csv')
    assert.deepEqual([code, out], [3, ''])
    assert.match(err, /none\.csv/)
    assert.doesNotMatch(err, /\n {4}at /)
  })

  it('is an output that cannot be written, said before the log is looked at', async () => {
    const { code, err } = await muster('report none.csv --html no-such-folder/a.html')
    assert.equal(code, 3)
    assert.match(err, /no-such-folder\/a\.html cannot be written/)
    assert.doesNotMatch(err, /none\.csv/)
  })

  it('is the log itself as an output, and the log stays as it is', async () => {
    for (const flag of ['--html', '--json', '--save-mapping']) {
      const { code, err } = await muster(`report log.csv ${flag} ./log.csv`)
      assert.equal(code, 3)
      assert.match(err, /it would be lost/)
    }
    assert.equal(await readFile(join(folder, 'log.csv'), 'utf8'), csv(iso))
  })

  it('is one name for two outputs', async () => {
    const { code, err } = await muster('report log.csv --html same --json same')
    assert.equal(code, 3)
    assert.match(err, /same name/)
  })

  it('is a log that only begins after --as-of', async () => {
    const { code, out, err } = await muster('report log.csv --as-of 2001-01-01')
    assert.deepEqual([code, out], [3, ''])
    assert.notEqual(err, '')
  })
})

describe('a report', () => {
  it('is text on standard output, silent elsewhere, without colour or terminal codes', async () => {
    const { code, out, err } = await muster('report log.csv')
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /How the file was read\nRead 60 cases/)
    assert.match(out, /60 cases were received/)
    assert.doesNotMatch(out, /[^\P{Cc}\n]/u)
  })

  it('is plain ASCII where the locale asks for it, as wide as COLUMNS says', async () => {
    const { out } = await muster('report log.csv', { LC_ALL: 'C', COLUMNS: '60' })
    assert.match(out, /^[\n -~]+$/)
    assert.ok(out.split('\n').every(line => line.length <= 60))
  })

  it('is JSON and nothing else on standard output with --json', async () => {
    const { code, out, err } = await muster('report log.csv --json')
    assert.deepEqual([code, err], [0, ''])
    const document = JSON.parse(out)
    assert.equal(document.log.cases, 60)
    assert.deepEqual(document.classes.map((each: { class: string; n: number; open: number }) => [each.class, each.n, each.open]).sort(), [
      ['MV', 30, 5],
      ['RV', 30, 5],
    ])
  })

  it('goes to files with the summary and their names on the terminal, and nothing half-written is left', async () => {
    const { code, out, err } = await muster('report log.csv --html page.html --json data.json --target 5')
    assert.deepEqual([code, err], [0, '\nWrote page.html, data.json\n'])
    assert.match(out, /finish within the target of 5 days/)
    assert.match(await readFile(join(folder, 'page.html'), 'utf8'), /^<!doctype html>/i)
    assert.equal(JSON.parse(await readFile(join(folder, 'data.json'), 'utf8')).targetDays, 5)
    assert.deepEqual(
      (await readdir(folder)).filter(name => name.endsWith('.part')),
      [],
    )
  })

  it('stands as at a day with --as-of', async () => {
    const { out } = await muster('report log.csv --as-of 2026-01-14 --json')
    const document = JSON.parse(out)
    assert.equal(document.log.cases, 10)
    assert.equal(document.asOf, '2026-01-14T23:59:59.999Z')
  })

  it('ends quietly when the reader of its output has had enough', async () => {
    const { code, err } = await runMuster(['report', 'log.csv'], { cwd: folder, nobodyReads: true })
    assert.deepEqual([code, err], [0, ''])
  })
})

describe('a forecast', () => {
  const sample = fileURLToPath(new URL('../samples/invented-vetting-log.xlsx', import.meta.url))
  const forecast = (...words: string[]) =>
    runMuster(['forecast', sample, '--no-backtest', '--replications', '40', ...words], { cwd: folder })

  it('is the same figures for the same seed, on one thread or two', async () => {
    const [one, two, other] = [
      await forecast('--json', '--threads', '1'),
      await forecast('--json', '--threads', '2'),
      await forecast('--json', '--seed', '2'),
    ]
    assert.deepEqual([one.code, one.err, two.code, other.code], [0, '', 0, 0])
    assert.deepEqual(JSON.parse(two.out), JSON.parse(one.out))
    assert.notDeepEqual(JSON.parse(other.out).backlog, JSON.parse(one.out).backlog)
  })

  it('is text that fits 80 columns on standard output, silent elsewhere', async () => {
    const { code, out, err } = await forecast()
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /cases are open at 30 September 2026\./)
    assert.ok(out.split('\n').every(line => line.length <= 80))
  })
})

const brokenJson = '--import data:text/javascript,JSON.stringify=()=>{throw%20Error(%22no%20such%20luck%22)}'

describe('something that the file does not settle', () => {
  it('ends with 4, names the flag that settles it, and prints no figure', async () => {
    const { code, out, err } = await muster('report ambiguous.csv')
    assert.deepEqual([code, out], [4, ''])
    assert.match(err, /--dates/)
    assert.match(err, /It may be: .*day-first/)
  })

  it('is settled by the flag, remembered in a mapping file, and read from there', async () => {
    const told = await muster('report ambiguous.csv --dates day-first --save-mapping ours.json --json')
    assert.deepEqual([told.code, told.err], [0, '\nWrote ours.json\n'])
    const again = await muster('report ambiguous.csv --mapping ours.json --json')
    assert.equal(again.code, 0)
    assert.deepEqual(JSON.parse(again.out), JSON.parse(told.out))
    const other = await muster('report ambiguous.csv --mapping ours.json --dates month-first --json')
    assert.notDeepEqual(JSON.parse(other.out).months, JSON.parse(told.out).months)
  })
})

describe('a fault of ours', () => {
  it('ends with 1, says sorry and the cause, and shows the stack only when asked', async () => {
    const short = await muster('report log.csv --json', { NODE_OPTIONS: brokenJson })
    assert.equal(short.code, 1)
    assert.equal(short.err, 'Sorry, there is a problem with Muster\nno such luck\nRun it again with MUSTER_DEBUG=1 to see where.\n')
    const long = await muster('report log.csv --json', { NODE_OPTIONS: brokenJson, MUSTER_DEBUG: '1' })
    assert.match(long.err, /\n {4}at /)
  })
})
