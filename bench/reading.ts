/**
 * Measures the reading of a large XES log: 479 MB, made by repeating the traces of a public log under new names.
 *
 * `MUSTER_LOGS=folder npm run -s bench:reading` prints one line of JSON: seconds, CPU seconds, peak memory and events. The reading
 * runs in a process of its own, so that making the file counts for nothing; the file lies in the system's folder for temporary
 * files and is removed afterwards. Goal: 12 s and 250 MB.
 */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readLog } from '../src/features/forecast/case-log/read-log.ts'

const LOG = 'BPIC_2012.xes.gz'
const BYTES = 479_000_000
const TRACE_NAME = '<string key="concept:name" value="'

async function measure(file: string): Promise<void> {
  const began = performance.now()
  const { reading } = await readLog(file, { now: Date.now() })
  const seconds = (performance.now() - began) / 1000
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const round = (value: number) => Math.round(value * 100) / 100
  const result = {
    seconds: round(seconds),
    cpuSeconds: round((userCPUTime + systemCPUTime) / 1e6),
    peakMB: Math.round((maxRSS * 1024) / 1e6),
    events: reading.counts.rows,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** Writes the log again and again until the file is large enough, each trace under a name of its own. */
async function makeLarge(source: string, file: string): Promise<void> {
  const text = gunzipSync(await readFile(source)).toString('latin1')
  const body = text.indexOf('<trace>')
  const traces = text.slice(body, text.lastIndexOf('</log>')).split('</trace>').slice(0, -1)
  const out = createWriteStream(file)
  let bytes = 0
  const write = async (part: string) => {
    bytes += part.length
    if (!out.write(part, 'latin1')) await once(out, 'drain')
  }

  await write(text.slice(0, body))
  for (let copy = 0; bytes < BYTES; copy++) {
    for (const trace of traces) {
      const name = trace.indexOf('"', trace.indexOf(TRACE_NAME) + TRACE_NAME.length)
      await write(`${trace.slice(0, name)}-${copy}${trace.slice(name)}</trace>`)
      if (bytes >= BYTES) break
    }
  }
  await write('\n</log>\n')
  out.end()
  await finished(out)
}

async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) {
    process.stderr.write(`MUSTER_LOGS is not set: set it to the folder that holds ${LOG}\n`)
    process.exitCode = 1
    return
  }
  const temporary = await mkdtemp(join(tmpdir(), 'muster-bench-'))
  try {
    const file = join(temporary, 'large.xes')
    await makeLarge(join(folder, LOG), file)
    const self = fileURLToPath(import.meta.url)
    execFileSync(process.execPath, [...process.execArgv, self, file], { stdio: 'inherit' })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

const [, , file] = process.argv
await (file === undefined ? main(process.env.MUSTER_LOGS) : measure(file))
