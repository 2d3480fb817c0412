/** Goes through the XML of one part of a workbook, tag by tag, without ever holding the whole. */
import { SaxesParser } from 'saxes'
import { invalid } from '../../../../values/problem.ts'
import type { Zip } from './zip.ts'

export type Attributes = Record<string, string>
export type TagVisitor = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
  /** Asked after each piece; true ends the reading. */
  isDone?(): boolean
}

const MOST_DEPTH = 64

/** Names are given without their prefix: some programs write `<x:row>` for `<row>`. */
export async function visitTags(zip: Zip, part: string, visitor: TagVisitor): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const refuse = (why: string) =>
    invalid(`This workbook is damaged: part "${part}" ${why}`, 'Open it in the spreadsheet program and save it again as .xlsx')
  let depth = 0
  parser.on('doctype', () => {
    throw refuse('declares a document type, as no workbook does')
  })
  parser.on('error', () => {
    throw refuse('is not well-formed XML')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MOST_DEPTH) throw refuse('is nested too deep')
    visitor.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    visitor.close?.(local(name))
  })
  parser.on('text', text => visitor.text?.(text))

  const decoder = new TextDecoder()
  for await (const chunk of zip.read(part)) {
    parser.write(decoder.decode(chunk, { stream: true }))
    if (visitor.isDone?.()) return
  }
  parser.write(decoder.decode()).close()
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
