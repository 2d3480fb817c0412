/** Reads OCEL 2.0 as XML. */
import { addType, emptyLog, noAttributes, type ObjectEvent, type ObjectLog, withinLimit } from './object-log.ts'
import type { OpenedFile } from './open-file.ts'
import { type Attributes, OwnTexts, readXml, type XmlHandlers } from './xml.ts'

export async function readOcelXml(file: OpenedFile): Promise<ObjectLog> {
  const log = emptyLog({ activity: 'type', time: 'time' })
  await readXml(withinLimit(file), () => new OcelHandlers(log))
  return log
}

/** Elements lie at fixed depths: log 1, objects or events 2, object or event 3, attributes or objects 4, attribute or relationship 5. */
class OcelHandlers implements XmlHandlers {
  private readonly log: ObjectLog
  private readonly texts = new OwnTexts()
  /** Attributes of the open object or event, and the time of each value kept. */
  private own: Record<string, string> | undefined
  private times: Record<string, string> = noAttributes()
  private event: ObjectEvent | undefined
  private section = ''
  private list = ''
  private name = ''
  private time = ''
  private value = ''

  constructor(log: ObjectLog) {
    this.log = log
  }

  open(tag: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.section = tag
    else if (depth === 3) this.openEntry(tag, attributes)
    else if (depth === 4) this.list = tag
    else if (depth === 5 && this.own !== undefined) this.openItem(tag, attributes)
  }

  text(text: string): void {
    if (this.name !== '') this.value += text
  }

  close(_tag: string, depth: number): void {
    if (depth === 3) {
      this.own = undefined
      this.event = undefined
    } else if (depth === 5 && this.name !== '') this.keepValue()
  }

  private openEntry(tag: string, attributes: Attributes): void {
    const own = (name: string) => this.texts.own(attributes[name] ?? '')
    if (this.section === 'object-types') addType(this.log, own('name'))
    else if (this.section === 'objects' && tag === 'object') {
      this.begin()
      const type = own('type')
      addType(this.log, type)
      this.log.objects.set(own('id'), { type, attributes: this.own! })
    } else if (this.section === 'events' && tag === 'event') {
      this.begin()
      this.event = { activity: own('type'), time: own('time'), attributes: this.own!, objects: [] }
      this.log.events.push(this.event)
    }
  }

  private begin(): void {
    this.own = noAttributes()
    this.times = noAttributes()
  }

  private openItem(_tag: string, attributes: Attributes): void {
    if (this.list === 'attributes') {
      this.name = this.texts.own(attributes.name ?? '')
      this.time = attributes.time ?? ''
      this.value = ''
    } else if (attributes['object-id'] !== undefined) this.event?.objects.push(this.texts.own(attributes['object-id']))
  }

  private keepValue(): void {
    const { name, time } = this
    this.log.attributeNames.add(name)
    const before = this.times[name]
    if (before === undefined || time >= before) {
      this.times[name] = this.texts.own(time)
      this.own![name] = this.texts.own(this.value.trim())
    }
    this.name = ''
  }
}
