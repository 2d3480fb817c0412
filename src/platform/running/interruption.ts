/** Waits to be told to end: Ctrl-C, or a service manager's signal. */
import { elapsed } from '../clock.ts'

/** From a terminal one Ctrl-C arrives twice, because npm passes on what the terminal has sent already. */
const SAME_MILLISECONDS = 500

/** Settles at the first signal. Whoever asks again does not want to wait: `atOnce` is called, and the process ends. */
export function untilTold(atOnce: () => void, told: NodeJS.EventEmitter = process, end = process.exit): Promise<void> {
  return new Promise(resolve => {
    let first: number | undefined
    const hear = (signal: keyof typeof CODES) => {
      if (first === undefined) {
        first = elapsed()
        resolve()
      } else if (elapsed() - first > SAME_MILLISECONDS) {
        atOnce()
        end(CODES[signal])
      }
    }
    for (const signal of Object.keys(CODES)) told.on(signal, hear)
  })
}

/** As a shell tells that a signal ended a program. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const
