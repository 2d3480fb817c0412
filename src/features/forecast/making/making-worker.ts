/** A thread that reads one log and makes what was asked for: reading and drawing take seconds in which nothing else would be answered. */
import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { ENGLAND_WORKING_DAYS } from '../../../values/england-bank-holidays.ts'
import { Problem } from '../../../values/problem.ts'
import { readLog } from '../case-log/read-log.ts'
import type { ReadLog } from '../case-log/rules.ts'
import { Undecided } from '../case-log/undecided.ts'
import { Unusable } from '../case-log/unusable.ts'
import type { RunSettings } from '../kept-runs/rules.ts'
import { makeReport } from '../report/make-report.ts'
import { makeForecast } from '../runs/make-forecast.ts'
import { type Forecast, MOST_EXTRA_STAFF } from '../runs/rules.ts'
import type { FoundLog, Made, Refusal, Task, ThreadAnswer } from './task.ts'

/** Of the whole work of a run, the part that reading and the report take. */
const READING_SHARE = 0.2

const tell = (answer: ThreadAnswer) => parentPort?.postMessage(answer)

async function carryOut(task: Task): Promise<ThreadAnswer> {
  if (task.does === 'forecast')
    return {
      says: 'forecast',
      forecast: await makeForecast(task.read, task.settings, (step, share) => tell({ says: 'progress', step, share })),
    }
  const part = task.does === 'read' ? 1 : READING_SHARE
  const read = await readLog(task.path, task.options, (done, total) => {
    tell({ says: 'progress', step: 'Reading the file', share: total > 0 ? (part * done) / total : 0 })
  })
  if (task.does === 'read') return { says: 'read', found: foundIn(read) }
  return { says: 'made', made: await make(read, task) }
}

function foundIn({ log, reading }: ReadLog): FoundLog {
  const { cases } = log
  return {
    reading,
    cases: cases.count,
    open: cases.closed.reduce((sum, time) => sum + (Number.isNaN(time) ? 1 : 0), 0),
    stages: log.stages,
    from: new Date(cases.received[0] ?? log.endOfLog).toISOString(),
    to: new Date(log.endOfLog).toISOString(),
  }
}

async function make(read: ReadLog, { settings, options, threads }: Extract<Task, { does: 'make' }>): Promise<Made> {
  const { targetDays, ...forForecast } = withoutAbsent(settings)
  const asOfTold = options.asOf !== undefined
  tell({ says: 'progress', step: 'Making the report', share: READING_SHARE })
  const report = makeReport(read, {
    ...('title' in forForecast && { title: forForecast.title }),
    ...(targetDays !== undefined && { targetDays }),
    release: settings.release,
    asOfTold,
    calendar: ENGLAND_WORKING_DAYS,
  })
  const onProgress = (step: string, share: number) => tell({ says: 'progress', step, share: READING_SHARE + (1 - READING_SHARE) * share })
  const { forecast, refused } = await makeForecast(
    read,
    { ...forForecast, maxExtra: MOST_EXTRA_STAFF, threads, asOfTold },
    onProgress,
  ).then(made => ({ forecast: made, refused: null }), refusedForecast)
  return { report, forecast, forecastRefused: refused, digest: digestOf({ report, forecast, refused }) }
}

/** A log may be good for a report and hold too little for a forecast; a stage that it does not have is a slip of whoever named it. */
function refusedForecast(error: unknown): { forecast: Forecast | null; refused: string } {
  if (error instanceof Problem && /too little/.test(error.message)) return { forecast: null, refused: error.message }
  throw error
}

const digestOf = (result: object): string => createHash('sha256').update(JSON.stringify(result)).digest('hex')

function refusalOf(error: Problem): Refusal {
  const { message, advice } = error
  if (error instanceof Undecided) return { message, advice, question: { about: error.question, flag: error.flag, choices: error.choices } }
  if (error instanceof Unusable) return { message, advice, reading: error.reading }
  return { message, advice }
}

const whole = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

type WithoutAbsent<T> = { [K in keyof T]: Exclude<T[K], undefined> }
const withoutAbsent = (settings: RunSettings) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as WithoutAbsent<RunSettings>

// Last, when everything above is there.
try {
  tell(await carryOut(workerData as Task))
} catch (error) {
  tell(error instanceof Problem ? { says: 'refused', refusal: refusalOf(error) } : { says: 'fault', message: whole(error) })
}
