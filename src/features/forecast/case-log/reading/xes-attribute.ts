/** One attribute of a XES log as the reading of traces and events sees it, whoever cut it out of the file. */
import type { Characters } from './iso-stamp.ts'
import { type Attributes, OwnTexts } from './xml.ts'

/** Valid only while it is handed over. */
export interface XesAttribute {
  /** Empty when the element has none. */
  readonly key: string
  readonly hasValue: boolean
  /** The value as a text that may be kept. */
  text(): string
  /** The value to look at and let go: a time, of which no two are alike. */
  characters(): Characters
}

export interface XesHandlers {
  open(tag: string, attribute: XesAttribute, depth: number): void
  close(tag: string, depth: number): void
}

/** The attribute as the XML parser gives it. */
export class ParsedAttribute implements XesAttribute {
  key = ''
  hasValue = false
  private value = ''
  private readonly texts = new OwnTexts()

  at(attributes: Attributes): this {
    this.key = attributes.key ?? ''
    this.hasValue = attributes.value !== undefined
    this.value = attributes.value ?? ''
    return this
  }

  text(): string {
    return this.texts.own(this.value)
  }

  characters(): Characters {
    return this.value
  }
}
