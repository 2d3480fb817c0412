/** A progress line on the terminal, for work long enough that a person would wonder. */
import { Presets, SingleBar } from 'cli-progress'
import { elapsed } from './clock.ts'
import type { Output } from './output.ts'

export type Progress = {
  /** `share` is from 0 to 1; called as often as is handy. */
  report(step: string, share: number): void
  /** Takes the line away again. */
  done(): void
}

/** Shorter work is over before the line could be read. */
const PATIENCE_MILLISECONDS = 500

export function openProgress(output: Pick<Output, 'showsProgress' | 'style'>, clock = elapsed): Progress {
  if (!output.showsProgress) return { report: () => undefined, done: () => undefined }
  const began = clock()
  let bar: SingleBar | undefined
  return {
    report(step, share) {
      if (clock() - began < PATIENCE_MILLISECONDS) return
      bar ??= startBar(output.style.unicode)
      bar.update(Math.round(1000 * Math.min(1, Math.max(0, share))), { step })
    },
    done() {
      bar?.stop()
      bar = undefined
    },
  }
}

function startBar(unicode: boolean): SingleBar {
  const bar = new SingleBar(
    { format: '{step} {bar} {percentage}%', barsize: 30, clearOnComplete: true, gracefulExit: false, fps: 10 },
    unicode ? Presets.shades_classic : Presets.legacy,
  )
  bar.start(1000, 0, { step: '' })
  return bar
}
