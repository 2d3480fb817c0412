/** What a program has begun and must end: the last first, each for a while, and whatever happens to one of them, the others too. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log.ts'

export class Ending {
  readonly #log: Pick<Log, 'error' | 'warn'>
  readonly #parts: { name: string; end: () => Promise<unknown>; patience: number }[] = []
  #ending: Promise<void> | undefined

  constructor(log: Pick<Log, 'error' | 'warn'>) {
    this.#log = log
  }

  /** `patience` in milliseconds: what has not ended by then is left to the end of the process. */
  later(name: string, end: () => Promise<unknown>, patience = 10_000): void {
    this.#parts.push({ name, end, patience })
  }

  /** Once, however often it is asked. */
  now(): Promise<void> {
    this.#ending ??= this.#endAll()
    return this.#ending
  }

  async #endAll(): Promise<void> {
    for (let part = this.#parts.pop(); part; part = this.#parts.pop()) await this.#endOne(part)
  }

  async #endOne({ name, end, patience }: { name: string; end: () => Promise<unknown>; patience: number }): Promise<void> {
    const impatience = new AbortController()
    const tooLate = sleep(patience, 'too late' as const, { signal: impatience.signal, ref: false }).catch(() => undefined)
    try {
      if ((await Promise.race([end(), tooLate])) === 'too late') this.#log.warn({ part: name }, 'It did not end in time')
    } catch (err) {
      this.#log.error({ err, part: name }, 'It did not end well')
    } finally {
      impatience.abort()
    }
  }
}
