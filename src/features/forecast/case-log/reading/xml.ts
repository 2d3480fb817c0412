/** Streams an XML file tag by tag, within limits: nothing is expanded, fetched or kept, however the file is made. */
import { SaxesParser } from 'saxes'
import { invalid } from '../../../../values/problem.ts'
import type { OpenedFile } from './open-file.ts'

export type Attributes = Record<string, string>

export type XmlHandlers = {
  /** `depth` of the root is 1. The attributes' texts are slices of a large chunk: copy what is kept (`OwnTexts`). */
  open(name: string, attributes: Attributes, depth: number): void
  /** Called for every element, also one that closes itself. */
  close(name: string, depth: number): void
  text?(text: string): void
}

/** Where the reading stands, for naming the line of a bad row. */
export type Position = { readonly line: number }

export const MOST_DEPTH = 64
export const MOST_CHARACTERS_AT_ONCE = 1_000_000

/** Reads the whole file; `Problem` when it is not well-formed, declares entities, or goes past a limit. */
export async function readXml(file: OpenedFile, makeHandlers: (position: Position) => XmlHandlers): Promise<void> {
  const parser = new SaxesParser()
  const handlers = makeHandlers(parser)
  let depth = 0
  let tagsSeen = false
  let quiet = 0

  parser.on('opentag', tag => {
    tagsSeen = true
    if (++depth > MOST_DEPTH) throw tooDeep(file.name, parser.line)
    if (quiet > 0) refuseLongAttribute(tag.attributes as Attributes, file.name, parser.line)
    handlers.open(tag.name, tag.attributes as Attributes, depth)
  })
  parser.on('closetag', tag => {
    tagsSeen = true
    handlers.close(tag.name, depth--)
  })
  if (handlers.text) parser.on('text', text => handlers.text?.(text))
  parser.on('doctype', text => refuseEntities(text, file.name))
  parser.on('error', error => {
    throw notWellFormed(file.name, parser.line, error)
  })

  const decode = decoderOf(file)
  for await (const chunk of file.chunks('passing')) {
    const text = decode(chunk)
    tagsSeen = false
    parser.write(text)
    // saxes gathers a value, a comment or a name without limit: one that spans whole chunks without a tag is cut off here.
    quiet = tagsSeen ? 0 : quiet + text.length
    if (quiet > MOST_CHARACTERS_AT_ONCE) throw tooLong(file.name, parser.line)
  }
  parser.write(decode())
  parser.close()
}

/** Texts held once each and apart from the chunk they were read in, which a slice would keep in memory whole. */
export class OwnTexts {
  private readonly known = new Map<string, string>()

  own(text: string): string {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const copy = ownCopy(text)
    this.known.set(copy, copy)
    return copy
  }
}

/** A copy that shares no memory with the text it was cut from. */
export const ownCopy = (text: string): string => Buffer.from(text).toString()

function refuseLongAttribute(attributes: Attributes, name: string, line: number): void {
  for (const key in attributes) if (attributes[key]!.length > MOST_CHARACTERS_AT_ONCE) throw tooLong(name, line)
}

function refuseEntities(doctype: string, name: string): void {
  if (!/<!\s*ENTITY/i.test(doctype)) return
  throw invalid(
    `"${name}" declares its own entities, which can make a small file fill the memory or pull in other files`,
    'No tool that exports case logs does so: ask whoever sent the file what it is',
  )
}

function decoderOf(file: OpenedFile): (chunk?: Uint8Array) => string {
  const label = encodingOf(file.head)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(label, { fatal: true })
  } catch {
    throw invalid(`"${file.name}" says that its text is in "${label}", which is not known here`, 'Export it as UTF-8')
  }
  return chunk => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw invalid(`"${file.name}" holds bytes that are not text in ${label}, as it says it is`, 'Export it again as UTF-8')
    }
  }
}

/** By the byte order mark; else as the XML declaration says; else UTF-8. */
export function encodingOf(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le'
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be'
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1')
  return /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'
}

const tooDeep = (name: string, line: number) =>
  invalid(`"${name}" nests its elements more than ${MOST_DEPTH} deep at line ${line}, as no case log does`, 'Export the log again')

const tooLong = (name: string, line: number) =>
  invalid(
    `"${name}" holds one text of more than ${MOST_CHARACTERS_AT_ONCE.toLocaleString('en-GB')} characters near line ${line}`,
    'Export the log again without that attribute',
  )

function notWellFormed(name: string, line: number, error: Error) {
  // saxes puts "line:column: " before its words; the line is told in ours.
  const what = error.message.replace(/^(.*:)?\d+:\d+: /, '').replace(/\.$/, '')
  return invalid(
    `"${name}" is not well-formed XML at line ${line}: ${what}`,
    'The file may have been cut short or edited by hand: export the log again',
  )
}
