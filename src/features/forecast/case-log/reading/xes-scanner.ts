/**
 * Scans a plain XES file as bytes: tags with attributes, and blanks between them.
 *
 * An XML parser makes texts of every name and value, most of which are looked at once; that took longer than all the rest of the
 * reading. A file with anything else in it (declared types, text between tags, another encoding, a tag that is never closed) is
 * not judged here: the scan says that it did not manage, and the XML parser reads the file or says what is wrong with it.
 */
import { InternedText } from './interned-text.ts'
import type { Characters } from './iso-stamp.ts'
import type { OpenedFile } from './open-file.ts'
import type { XesAttribute, XesHandlers } from './xes-attribute.ts'
import { encodingOf, MOST_CHARACTERS_AT_ONCE, MOST_DEPTH, type Position } from './xml.ts'
import { withCharacters } from './xml-references.ts'

const LF = 10
const QUOTE = 34
const AMPERSAND = 38
const APOSTROPHE = 39
const DASH = 45
const SLASH = 47
const LESS = 60
const EQUALS = 61
const GREATER = 62
const BANG = 33
const QUESTION = 63

/** Thrown where the file is not plain; never leaves this file. */
const UNUSUAL = new Error('unusual')
const INCOMPLETE = -1

const MOST_PLACES = 30
const OF_CLOSING = (MOST_PLACES + 1) * 3

const isBlank = (code: number): boolean => code === 32 || code === LF || code === 13 || code === 9

export class XesScanner<Handlers extends XesHandlers> implements XesAttribute, Characters, Position {
  readonly handlers: Handlers
  line = 1
  hasValue = false

  private readonly texts: InternedText
  private readonly decoder = new TextDecoder('utf-8', { fatal: true })
  private readonly escaped = new Map<string, string>()
  private readonly open: string[] = []
  private rootSeen = false
  /** The chunk at hand, after what of a tag was in the last one. */
  private work: Buffer = Buffer.alloc(0)
  private rest = 0

  /** The tag being scanned: where its key and value lie. */
  private bytes: Buffer = this.work
  private keyFrom = 0
  private keyTo = 0
  private valueFrom = 0
  private valueTo = 0
  private valueEscaped = false
  /** Place of the tag among its neighbours: what stands there in one event mostly stands there in the next. */
  private place = 0

  constructor(makeHandlers: (position: Position) => Handlers) {
    this.texts = new InternedText(bytes => this.decode(bytes))
    this.handlers = makeHandlers(this)
  }

  /** False when the file is not plain; what the handlers were told is then worth nothing. */
  async scan(file: OpenedFile): Promise<boolean> {
    if (!['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(encodingOf(file.head))) return false
    try {
      let first = true
      for await (const chunk of file.chunks('passing')) {
        this.push(first && hasMark(chunk) ? chunk.subarray(3) : chunk)
        first = false
      }
    } catch (error) {
      if (error === UNUSUAL) return false
      throw error
    }
    return this.rootSeen && this.open.length === 0 && this.rest === 0
  }

  get key(): string {
    return this.keyTo > this.keyFrom ? this.texts.of(this.bytes, this.keyFrom, this.keyTo, 1 + this.place * 3) : ''
  }

  text(): string {
    return this.valueEscaped ? this.unescaped() : this.texts.of(this.bytes, this.valueFrom, this.valueTo, 2 + this.place * 3)
  }

  characters(): Characters {
    return this.valueEscaped ? this.unescaped() : this
  }

  /** Times are plain, so one byte is one character; any other letter makes a time unreadable, whichever it is. */
  charCodeAt(at: number): number {
    return at < this.length ? this.bytes[this.valueFrom + at]! : Number.NaN
  }

  get length(): number {
    return this.valueTo - this.valueFrom
  }

  /** The value as the file has it. */
  toString(): string {
    return this.bytes.toString('utf8', this.valueFrom, this.valueTo)
  }

  private decode(bytes: Uint8Array): string {
    try {
      return this.decoder.decode(bytes)
    } catch {
      throw UNUSUAL
    }
  }

  private unescaped(): string {
    const raw = this.decode(this.bytes.subarray(this.valueFrom, this.valueTo))
    const known = this.escaped.get(raw)
    if (known !== undefined) return known
    const text = withCharacters(raw)
    if (text === undefined) throw UNUSUAL
    this.escaped.set(raw, text)
    return text
  }

  private push(chunk: Uint8Array): void {
    const bytes = this.joined(chunk)
    this.bytes = bytes
    let at = 0
    while (at < bytes.length) {
      const code = bytes[at]!
      if (code !== LESS) {
        if (code === LF) this.line++
        else if (!isBlank(code)) throw UNUSUAL
        at++
        continue
      }
      const next = this.markup(bytes, at)
      if (next === INCOMPLETE) break
      at = next
    }
    this.rest = bytes.length - at
    if (this.rest > MOST_CHARACTERS_AT_ONCE) throw UNUSUAL
    bytes.copy(this.work, 0, at)
  }

  /** What was left of the last chunk, and this one. Always in the same memory: a copy costs less than making and clearing away. */
  private joined(chunk: Uint8Array): Buffer {
    const length = this.rest + chunk.length
    if (length > this.work.length) this.work = Buffer.concat([this.work.subarray(0, this.rest)], length * 2)
    this.work.set(chunk, this.rest)
    return this.work.subarray(0, length)
  }

  /** Scans what begins at `at`; the place after it, or INCOMPLETE. */
  private markup(bytes: Uint8Array, at: number): number {
    const code = bytes[at + 1]
    if (code === undefined) return INCOMPLETE
    if (code === SLASH) return this.closingTag(bytes, at + 2)
    if (code === QUESTION) return this.skipTo(bytes, at + 2, QUESTION, 1)
    if (code === BANG) {
      if (bytes.length < at + 4) return INCOMPLETE
      if (bytes[at + 2] !== DASH || bytes[at + 3] !== DASH) throw UNUSUAL
      return this.skipTo(bytes, at + 4, DASH, 2)
    }
    return this.openingTag(bytes, at + 1)
  }

  /** Past a comment (two dashes, then ">") or an instruction (one question mark, then ">"). */
  private skipTo(bytes: Uint8Array, from: number, mark: number, times: number): number {
    let lines = 0
    for (let at = from; at < bytes.length; at++) {
      const code = bytes[at]
      if (code === LF) lines++
      if (code !== GREATER || at < from + times || bytes[at - 1] !== mark || (times === 2 && bytes[at - 2] !== mark)) continue
      this.line += lines
      return at + 1
    }
    return INCOMPLETE
  }

  private closingTag(bytes: Uint8Array, from: number): number {
    let at = from
    while (at < bytes.length && bytes[at] !== GREATER && !isBlank(bytes[at]!)) at++
    const to = at
    while (at < bytes.length && isBlank(bytes[at]!)) at++
    if (at >= bytes.length) return INCOMPLETE
    const tag = this.open.at(-1)
    if (bytes[at] !== GREATER || tag === undefined || this.texts.of(bytes, from, to, OF_CLOSING) !== tag) throw UNUSUAL
    this.handlers.close(tag, this.open.length)
    this.open.pop()
    this.place = 0
    return at + 1
  }

  private openingTag(bytes: Uint8Array, from: number): number {
    const end = bytes.length
    let at = from
    let lines = 0
    while (at < end && !isBlank(bytes[at]!) && bytes[at] !== GREATER && bytes[at] !== SLASH) at++
    const nameTo = at
    this.keyTo = this.keyFrom = this.valueFrom = this.valueTo = 0
    this.hasValue = false
    for (;;) {
      while (at < end && isBlank(bytes[at]!)) if (bytes[at++] === LF) lines++
      if (at >= end) return INCOMPLETE
      const code = bytes[at]!
      if (code === GREATER || code === SLASH) break
      const next = this.attribute(bytes, at)
      if (next === INCOMPLETE) return INCOMPLETE
      at = next
    }
    const closesItself = bytes[at] === SLASH
    if (closesItself && ++at >= end) return INCOMPLETE
    if (bytes[at] !== GREATER || nameTo === from) throw UNUSUAL
    this.line += lines
    this.enter(this.texts.of(bytes, from, nameTo, this.place * 3), closesItself)
    return at + 1
  }

  private enter(tag: string, closesItself: boolean): void {
    const depth = this.open.length + 1
    if (depth > MOST_DEPTH || (depth === 1 && this.rootSeen)) throw UNUSUAL
    this.rootSeen = true
    this.handlers.open(tag, this, depth)
    if (!closesItself) {
      this.open.push(tag)
      this.place = 0
      return
    }
    this.handlers.close(tag, depth)
    if (this.place < MOST_PLACES) this.place++
  }

  /** Scans name="value" and notes where it lies if it is a key or a value. */
  private attribute(bytes: Uint8Array, from: number): number {
    const end = bytes.length
    let at = from
    while (at < end && bytes[at] !== EQUALS && !isBlank(bytes[at]!) && bytes[at] !== GREATER) at++
    const nameTo = at
    if (at + 1 >= end) return INCOMPLETE
    const quote = bytes[at + 1]
    if (bytes[at] !== EQUALS || (quote !== QUOTE && quote !== APOSTROPHE) || nameTo === from) throw UNUSUAL
    at += 2
    const valueFrom = at
    let escaped = false
    for (; at < end; at++) {
      const code = bytes[at]!
      if (code === quote) break
      if (code === AMPERSAND) escaped = true
      // A line end in a value becomes a blank in XML, and "<" is not allowed there.
      else if (code === LESS || code < 32) throw UNUSUAL
    }
    if (at >= end) return INCOMPLETE
    if (at - valueFrom > MOST_CHARACTERS_AT_ONCE) throw UNUSUAL
    if (isKey(bytes, from, nameTo)) {
      if (escaped || this.keyTo > 0) throw UNUSUAL
      this.keyFrom = valueFrom
      this.keyTo = at
    } else if (isValue(bytes, from, nameTo)) {
      if (this.hasValue) throw UNUSUAL
      this.hasValue = true
      this.valueFrom = valueFrom
      this.valueTo = at
      this.valueEscaped = escaped
    }
    return at + 1
  }
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/** "key" */
const isKey = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 3 && bytes[from] === 107 && bytes[from + 1] === 101 && bytes[from + 2] === 121

/** "value" */
const isValue = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 5 &&
  bytes[from] === 118 &&
  bytes[from + 1] === 97 &&
  bytes[from + 2] === 108 &&
  bytes[from + 3] === 117 &&
  bytes[from + 4] === 101
