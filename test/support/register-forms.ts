/** Forms of the register, sent as a person sends them: from the state that their page showed. */
import assert from 'node:assert/strict'
import type { PersonId, TestService } from './service.ts'

export type Fields = Record<string, string>

/** The three fields of a date. */
export function dayTyped(name: string, day: string): Fields {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Which state of the record the form at this address is made from. */
export async function versionAt(service: TestService, path: string, person: PersonId = 'nell'): Promise<string> {
  const page = await service.get(path, person)
  const [, version] = /name="_version" value="(\d+)"/.exec(page.body) ?? []
  assert.ok(version, `${path} has no version: ${page.statusCode}`)
  return version
}

export const sendForm = async (service: TestService, path: string, fields: Fields, person: PersonId = 'nell') =>
  service.post(path, { _version: await versionAt(service, path), ...fields }, person)

/** A page as text, for what it says. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#39;|&apos;/g, '’')
    .replaceAll(/\s+/g, ' ')
