/** Reads OCEL as JSON, version 1.0 (keys "ocel:...") and 2.0. */
import { invalid } from '../../../../values/problem.ts'
import { addType, emptyLog, noAttributes, type ObjectEvent, type ObjectLog, withinLimit } from './object-log.ts'
import type { OpenedFile } from './open-file.ts'

type Json = Record<string, unknown>

export async function readOcelJson(file: OpenedFile): Promise<ObjectLog> {
  const document = await parse(file)
  if (isObject(document)) {
    if (document['ocel:events'] !== undefined) return readFirst(document)
    if (Array.isArray(document.events) && Array.isArray(document.objects)) return readSecond(document)
  }
  throw invalid(
    `"${file.name}" is JSON, but not an object-centric event log (OCEL 1.0 or 2.0)`,
    'Export the cases as CSV, XLSX, XES or OCEL 2.0 JSON',
  )
}

async function parse(file: OpenedFile): Promise<unknown> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parts: string[] = []
  for await (const chunk of withinLimit(file).chunks('passing'))
    parts.push(orRefuse(file.name, () => decoder.decode(chunk, { stream: true })))
  return orRefuse(file.name, () => JSON.parse(parts.join('') + decoder.decode()) as unknown)
}

function orRefuse<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const where = error instanceof Error ? /(line|position) \d+/.exec(error.message)?.[0] : undefined
    throw invalid(
      `"${name}" begins like a JSON file but cannot be read as one${where === undefined ? '' : ` (${where})`}`,
      'The file may have been cut short: export the log again',
    )
  }
}

function readFirst(document: Json): ObjectLog {
  const log = emptyLog({ activity: 'ocel:activity', time: 'ocel:timestamp' })
  const global = document['ocel:global-log']
  for (const type of listOf(isObject(global) ? global['ocel:object-types'] : undefined)) addType(log, textOf(type))
  for (const [id, object] of entriesOf(document['ocel:objects'], 'ocel:oid')) {
    const type = textOf(object['ocel:type'])
    addType(log, type)
    log.objects.set(id, { type, attributes: mapOf(log, object['ocel:ovmap']) })
  }
  for (const [, event] of entriesOf(document['ocel:events'], 'ocel:eid')) {
    log.events.push({
      activity: textOf(event['ocel:activity']),
      time: textOf(event['ocel:timestamp']),
      attributes: mapOf(log, event['ocel:vmap']),
      objects: listOf(event['ocel:omap']).map(textOf),
    })
  }
  return log
}

function readSecond(document: Json): ObjectLog {
  const log = emptyLog({ activity: 'type', time: 'time' })
  for (const type of listOf(document.objectTypes)) if (isObject(type)) addType(log, textOf(type.name))
  for (const object of listOf(document.objects)) {
    if (!isObject(object)) continue
    const type = textOf(object.type)
    addType(log, type)
    log.objects.set(textOf(object.id), { type, attributes: attributesOf(log, object.attributes) })
  }
  for (const event of listOf(document.events)) log.events.push(isObject(event) ? secondEvent(log, event) : noEvent())
  return log
}

const secondEvent = (log: ObjectLog, event: Json): ObjectEvent => ({
  activity: textOf(event.type),
  time: textOf(event.time),
  attributes: attributesOf(log, event.attributes),
  objects: listOf(event.relationships).map(relation => (isObject(relation) ? textOf(relation.objectId) : '')),
})

const noEvent = (): ObjectEvent => ({ activity: '', time: '', attributes: noAttributes(), objects: [] })

/** Version 1.0 has a map from id to entry; some tools write a list of entries with the id inside. */
function entriesOf(value: unknown, idName: string): [string, Json][] {
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map(entry => [isObject(entry) ? textOf(entry[idName] ?? entry['ocel:id']) : '', entry])
    : Object.entries(isObject(value) ? value : {})
  return entries.filter((entry): entry is [string, Json] => isObject(entry[1]))
}

function mapOf(log: ObjectLog, value: unknown): Record<string, string> {
  const attributes = noAttributes()
  if (!isObject(value)) return attributes
  for (const [name, of] of Object.entries(value)) {
    attributes[name] = textOf(of)
    log.attributeNames.add(name)
  }
  return attributes
}

/** Version 2.0 keeps every value that an attribute ever had: the one of the latest time counts. */
function attributesOf(log: ObjectLog, value: unknown): Record<string, string> {
  const attributes = noAttributes()
  const times = noAttributes()
  for (const attribute of listOf(value)) {
    if (!isObject(attribute)) continue
    const name = textOf(attribute.name)
    const time = textOf(attribute.time)
    log.attributeNames.add(name)
    if (times[name] !== undefined && time < times[name]) continue
    times[name] = time
    attributes[name] = textOf(attribute.value)
  }
  return attributes
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
