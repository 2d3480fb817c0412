/** `npm test`: runs every test of the project, or those whose path holds one of the given words, and ends with `N passed, N failed`. */
import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { SERVER_VARIABLE, startThrowAwayServer } from '../test/support/throw-away-server.ts'
import { findBrowser } from './find-browser.ts'

const root = resolve(import.meta.dirname, '..')
const say = (line: string) => process.stdout.write(`${line}\n`)

const words = process.argv.slice(2)
const files = globSync('{src,test,tools,db}/**/*.test.{ts,tsx}', { cwd: root })
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort()
  .map(file => resolve(root, file))

const counts = { passed: 0, failed: 0, skipped: 0 }
if (files.length > 0) {
  const browser = findBrowser(say)
  say(`Browser: ${browser.version}`)
  // The children inherit the environment: each finds the same browser at once.
  process.env.CHROMIUM_PATH = browser.path
  await withServer(runAll)
}

if (counts.skipped > 0) say(`${counts.skipped} skipped`)
if (!process.env.MUSTER_LOGS) say('MUSTER_LOGS was not set: the tests that read real event logs did not run.')
if (counts.passed + counts.failed === 0)
  say(words.length > 0 ? `No test file has a path with ${words.join(' or ')}.` : 'No test was found.')
say(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0

/** One database server for all files that need one; Ctrl-C stops it too. */
async function withServer(work: () => Promise<void>): Promise<void> {
  if (!files.some(file => /\.db\.test\.tsx?$/.test(file))) return work()
  const server = await startThrowAwayServer()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().finally(() => process.exit(1)))
  process.env[SERVER_VARIABLE] = JSON.stringify(server.access)
  try {
    await work()
  } finally {
    await server.stop()
  }
}

async function runAll(): Promise<void> {
  // `.tsx` needs the hook in the children too, and it stands in execArgv. Ten minutes end a file that hangs.
  const events = run({ files, cwd: root, concurrency: 2, execArgv: process.execArgv, timeout: 600_000 })
  events.on('test:pass', ({ name, skip, details }) => {
    if (details.type === 'suite') return
    if (skip !== undefined && skip !== false) counts.skipped += 1
    else if (isFile(name)) countEmptyFile(name)
    else counts.passed += 1
  })
  events.on('test:fail', ({ details }) => {
    // A suite that fails by itself, as by its last hook, has no failed test to stand for it.
    if (details.type !== 'suite' || failureOf(details.error) !== 'subtestsFailed') counts.failed += 1
  })
  for await (const text of events.compose(spec)) process.stdout.write(text)
}

function failureOf(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined
}

/** Node reports a file without a single test as one passed test that is called like the file. */
function countEmptyFile(name: string): void {
  counts.failed += 1
  say(`${relative(root, name)} holds no test.`)
}

function isFile(name: string): boolean {
  return files.includes(resolve(root, name))
}
