/** Muster's own mark, for the header: beside its name it says nothing more, so readers of the page by voice pass over it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './built.ts'

export const readMark = (): string => readFileSync(join(projectRoot, 'assets', 'mark.svg'), 'utf8').trim()

let decorative: string | undefined

export function mark(): string {
  decorative ??= readMark()
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ')
    .replace(/<title>.*<\/title>/, '')
  return decorative
}
