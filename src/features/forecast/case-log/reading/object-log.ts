/** An object-centric event log as all its formats tell it, before one type of object is taken for the case. */
import { invalid } from '../../../../values/problem.ts'
import type { OpenedFile } from './open-file.ts'

export type ObjectEvent = { activity: string; time: string; attributes: Record<string, string>; objects: string[] }
export type ObjectLog = {
  types: string[]
  objects: Map<string, { type: string; attributes: Record<string, string> }>
  /** In order of the file. */
  events: ObjectEvent[]
  attributeNames: Set<string>
  /** What the format calls the activity and the time of an event. */
  names: { activity: string; time: string }
}

const MOST_BYTES = 200_000_000

/** Objects may be told after the events that touch them, so the whole log is held at once; that sets a limit to its size. */
export function withinLimit(file: OpenedFile): OpenedFile {
  async function* chunks(passing?: 'passing'): AsyncGenerator<Uint8Array> {
    let length = 0
    for await (const chunk of file.chunks(passing)) {
      length += chunk.length
      if (length > MOST_BYTES) {
        throw invalid(
          `"${file.name}" is an object-centric log (OCEL) of more than 200 MB, which is more than is held at once`,
          'Export a shorter period, or export one type of object as a XES or CSV log, which may be of any size',
        )
      }
      yield chunk
    }
  }
  return { ...file, chunks }
}

export const emptyLog = (names: ObjectLog['names']): ObjectLog => ({
  types: [],
  objects: new Map(),
  events: [],
  attributeNames: new Set(),
  names,
})

/** Without a prototype, so that an attribute may be called "constructor". */
export const noAttributes = (): Record<string, string> => Object.create(null) as Record<string, string>

export function addType(log: ObjectLog, type: string): void {
  if (type !== '' && !log.types.includes(type)) log.types.push(type)
}
