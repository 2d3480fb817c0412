/** Gathers attributes of the case as a whole while a XES or OCEL log is read; which one plays a part is chosen when all have been seen. */

import type { LogBuilder } from '../log-builder.ts'
import type { CaseOutcome, EventMapping } from '../rules.ts'
import { type FactChoice, type FactPart, factOf, type Told } from './attribute-parts.ts'
import { readIsoStamp } from './iso-stamp.ts'
import { quoted, type Setbacks } from './setbacks.ts'
import { ownCopy } from './xml.ts'

type Candidate = FactChoice & { name: string; values: string[]; lines: number[]; kinds: Set<string> }

export type Context = {
  localToUtc: (local: number) => number
  endOfToday: number
  setbacks: Setbacks
  outcomeOf: (word: string) => CaseOutcome | undefined
}

/** More kinds than this, and the attribute is a name or a free text, unless somebody says that it is the class. */
const MOST_CLASSES = 40

export class CaseAttributes {
  private readonly told: Told
  private readonly candidates = new Map<string, Candidate | undefined>()

  constructor(told: Told) {
    this.told = told
  }

  /** The part that the attribute may play, if any. */
  partOf(name: string): FactPart | undefined {
    return this.candidateOf(name)?.part
  }

  /** True when a person named the attribute for a fact of the case. */
  isTold(name: string): boolean {
    return this.candidateOf(name)?.told === true
  }

  /** Names that were met, whether chosen in the end or not. */
  get names(): string[] {
    return [...this.candidates.values()].flatMap(candidate => (candidate ? [candidate.name] : []))
  }

  /** The text is kept: it must not be a slice of a large one. */
  note(index: number, name: string, value: string, line: number): void {
    const candidate = this.candidateOf(name)
    if (candidate === undefined || value === '') return
    candidate.values[index] = value
    if (candidate.part === 'received' || candidate.part === 'closed') candidate.lines[index] = line
    else if (candidate.kinds.size <= MOST_CLASSES) candidate.kinds.add(value)
  }

  /** Hands the chosen attributes to the builder and names them in the mapping. */
  settle(cases: number, builder: LogBuilder, reading: Context): Partial<EventMapping> {
    const mapping: Partial<EventMapping> = {}
    const received = this.chosen('received')
    const closed = this.chosen('closed')
    const kind = this.chosen('class')
    const outcome = this.chosen('outcome')
    for (const [part, candidate] of Object.entries({ received, closed, class: kind, outcome })) {
      if (candidate) mapping[part as FactPart] = `case:${candidate.name}`
    }
    const stamp = (candidate: Candidate | undefined, index: number): number => {
      const text = candidate?.values[index]
      if (candidate === undefined || text === undefined) return Number.NaN
      const time = readIsoStamp(text, reading.localToUtc)
      if (time >= reading.endOfToday) {
        reading.setbacks.passOver(candidate.lines[index]!, `The date ${quoted(text)} in ${candidate.name} lies in the future`)
        return Number.NaN
      }
      if (Number.isNaN(time))
        reading.setbacks.passOver(candidate.lines[index]!, `Cannot read the date ${quoted(text)} in ${candidate.name}`)
      return time
    }
    for (let index = 0; index < cases; index++) {
      let cameIn = stamp(received, index)
      const ended = stamp(closed, index)
      if (ended < cameIn) {
        reading.setbacks.passOver(
          received!.lines[index]!,
          `${closed!.name} lies before ${received!.name}: the first event counts as the day received`,
        )
        cameIn = Number.NaN
      }
      const word = outcome?.values[index]
      const result = word === undefined ? undefined : reading.outcomeOf(word)
      builder.setCase(index, {
        received: cameIn,
        ...(closed && { closed: ended }),
        ...(kind?.values[index] !== undefined && { class: kind.values[index] }),
        ...(result !== undefined && { outcome: result }),
      })
    }
    return mapping
  }

  private chosen(part: FactPart): Candidate | undefined {
    return [...this.candidates.values()]
      .filter(candidate => candidate?.part === part && candidate.values.length > 0 && isFit(candidate))
      .sort((a, b) => a!.rank - b!.rank)[0]
  }

  private candidateOf(name: string): Candidate | undefined {
    if (this.candidates.has(name)) return this.candidates.get(name)
    const choice = factOf(name, this.told)
    const candidate = choice && { ...choice, name: ownCopy(name), values: [], lines: [], kinds: new Set<string>() }
    // A hostile file may name attributes without end; parts are few and their names come early.
    if (this.candidates.size < 1_000) this.candidates.set(ownCopy(name), candidate)
    return candidate
  }
}

function isFit(candidate: Candidate): boolean {
  if (candidate.told || candidate.part !== 'class') return true
  return candidate.kinds.size >= 2 && candidate.kinds.size <= MOST_CLASSES
}
