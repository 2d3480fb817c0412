/** Has a task done by a thread of its own, so that the program goes on answering; a log that eats memory or time ends the thread alone. */
import { Worker } from 'node:worker_threads'
import { invalid, Problem } from '../../../values/problem.ts'
import type { ReadLog } from '../case-log/rules.ts'
import type { ForecastSettings, OnProgress } from '../runs/make-forecast.ts'
import type { Forecast } from '../runs/rules.ts'
import type { FoundLog, Made, Refusal, Task, ThreadAnswer } from './task.ts'

/** Thrown for what the log or the settings are to blame for. */
export class Refused extends Problem {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super('invalid', refusal.message, refusal.advice)
    this.refusal = refusal
  }
}

export type Limits = { megabytes: number; minutes: number }
const USUAL: Limits = { megabytes: 4096, minutes: 20 }

export const readInThread = async (task: Extract<Task, { does: 'read' }>, onProgress: OnProgress, limits = USUAL): Promise<FoundLog> => {
  const answer = await inThread(task, onProgress, limits)
  if (answer.says !== 'read') throw new Error('The thread made something else')
  return answer.found
}

export const makeInThread = async (task: Extract<Task, { does: 'make' }>, onProgress: OnProgress, limits = USUAL): Promise<Made> => {
  const answer = await inThread(task, onProgress, limits)
  if (answer.says !== 'made') throw new Error('The thread made something else')
  return answer.made
}

/** From a log that is there already. A log that holds too little is `Refused`. */
export const forecastInThread = async (read: ReadLog, settings: ForecastSettings, onProgress: OnProgress): Promise<Forecast> => {
  const answer = await inThread({ does: 'forecast', read, settings }, onProgress, USUAL)
  if (answer.says !== 'forecast') throw new Error('The thread made something else')
  return answer.forecast
}

type End = Extract<ThreadAnswer, { says: 'read' | 'made' | 'forecast' }>

function inThread(workerData: Task, onProgress: OnProgress, { megabytes, minutes }: Limits): Promise<End> {
  const worker = new Worker(new URL('making-worker.ts', import.meta.url), {
    workerData,
    // The hooks of this process are for pages, of which a thread shows none.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  const ended = new Promise<End>((resolve, reject) => {
    worker.on('message', (answer: ThreadAnswer) => {
      if (answer.says === 'progress') onProgress(answer.step, answer.share)
      else if (answer.says === 'refused') reject(new Refused(answer.refusal))
      else if (answer.says === 'fault') reject(new Error(answer.message))
      else resolve(answer)
    })
    worker.on('error', error => reject('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch('memory') : error))
    worker.on('exit', code => reject(new Error(`The thread ended with ${code} and no answer`)))
  })
  const patience = setTimeout(() => worker.emit('error', tooMuch('time')), minutes * 60_000)
  return ended.finally(() => {
    clearTimeout(patience)
    return worker.terminate()
  })
}

const tooMuch = (what: 'memory' | 'time') =>
  invalid(`This log takes more ${what} than the service gives one log`, 'Send a shorter period, or make it on a computer of your own.')
