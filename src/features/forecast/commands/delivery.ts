/** Where the results go: the terminal, a page, a JSON document. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import { type OutputFile, prepareFile } from '../../../platform/files.ts'
import type { Style } from '../../../platform/terminal/style.ts'
import { invalid } from '../../../values/problem.ts'
import type { Reading, ReadingOptions } from '../case-log/rules.ts'
import { saveMapping } from './mapping-file.ts'
import type { Surroundings } from './surroundings.ts'

export type DeliveryFlags = { html?: string; json?: string | true; saveMapping?: string; mapping?: string }

export const addDeliveryFlags = (command: Command): Command =>
  command
    .optionsGroup('What comes out:')
    .option('--html <file>', 'write one self-contained page with charts and tables')
    .option('--json [file]', 'write a JSON document; without a file, to standard output and nothing else there')
    .option('--title <text>', 'title of the report')
    .option('--release', 'make it fit to be handed out: no case references, no groups under five')

export type Delivery = { html?: OutputFile; json?: OutputFile; jsonToOutput: boolean; mapping?: OutputFile }

/** Refuses what cannot be written before any work is done. */
export async function prepareDelivery(flags: DeliveryFlags, file: string): Promise<Delivery> {
  const jsonToOutput = flags.json === true || flags.json === '-'
  const jsonFile = jsonToOutput ? undefined : (flags.json as string | undefined)
  const paths = [flags.html, jsonFile, flags.saveMapping].filter(path => path !== undefined)
  if (new Set(paths).size < paths.length) throw invalid('Two outputs have the same name: one would be lost', 'Give each its own.')
  return {
    jsonToOutput,
    ...(flags.html !== undefined && { html: await prepareFile(flags.html, [file, ...given(flags.mapping)]) }),
    ...(jsonFile !== undefined && { json: await prepareFile(jsonFile, [file, ...given(flags.mapping)]) }),
    // Writing what was read and settled back to the mapping file it came from is what one may well want.
    ...(flags.saveMapping !== undefined && { mapping: await prepareFile(flags.saveMapping, [file]) }),
  }
}

const given = (path: string | undefined): string[] => (path === undefined ? [] : [path])

/** The same results in each form; a form is only worked out when it is asked for. */
export type Forms = {
  page: () => Promise<string>
  document: () => Promise<unknown>
  text: (style: Style) => string
  inShort: (style: Style) => string
  reading: Reading
}

export async function deliver(delivery: Delivery, forms: Forms, options: ReadingOptions, { output }: Surroundings): Promise<void> {
  const written: OutputFile[] = []
  const json = delivery.json || delivery.jsonToOutput ? `${JSON.stringify(await forms.document(), null, 2)}\n` : ''
  if (delivery.html) {
    await delivery.html.write(await forms.page())
    written.push(delivery.html)
  }
  if (delivery.json) {
    await delivery.json.write(json)
    written.push(delivery.json)
  }
  if (delivery.mapping) {
    await saveMapping(delivery.mapping, forms.reading, options)
    written.push(delivery.mapping)
  }
  if (delivery.jsonToOutput) await output.print(json)
  else await output.print(delivery.html || delivery.json ? forms.inShort(output.style) : forms.text(output.style))
  // On standard error, so that what standard output holds is the result alone.
  if (written.length) output.say(`\nWrote ${written.map(file => file.name).join(', ')}\n`)
}

/** How the page was made, without the folders of the person who made it. */
export const madeBy = ({ typed, now }: Surroundings, paths: readonly (string | true | undefined)[]): { at: string; command: string } => ({
  at: new Date(now()).toISOString(),
  command: commandLine(
    typed,
    paths.filter(path => typeof path === 'string'),
  ),
})

export const commandLine = (words: readonly string[], paths: readonly string[]): string =>
  ['muster', ...words.map(word => withoutFolders(word, paths))].map(word => (/[^\w.,:/=@%+-]/.test(word) ? `"${word}"` : word)).join(' ')

/** A path stands alone, or after the equals sign of its flag. */
function withoutFolders(word: string, paths: readonly string[]): string {
  const path = paths.find(each => word === each || word.endsWith(`=${each}`))
  return path === undefined ? word : word.slice(0, word.length - path.length) + basename(path)
}
