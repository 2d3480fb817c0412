/** Applicants for tests: asked for by a sponsor, opened and invited by the unit, with a form to send. */
import assert from 'node:assert/strict'
import type { OutsideBrowser } from './outside.ts'
import type { TestService } from './service.ts'

export type Person = { name: string; email: string; post: string }

/** As it really goes: the sponsor asks, the unit opens the case and invites. Gives the case. */
export async function openAskedCase(service: TestService, { name, email, post }: Person): Promise<string> {
  const asked = { personName: name, email, level: 'rv', regime: 'staff', postRef: post, unit: '2' }
  assert.equal((await service.post('/clearance/requests/new', asked, 'sonia')).statusCode, 303)
  const list = await service.get('/vetting/clearance-requests', 'vera')
  const [, request = ''] = new RegExp(`clearance-requests/([0-9a-f-]{36})"[^>]*>\\s*${name}`).exec(list.body) ?? []
  const [givenNames = '', familyName = ''] = name.split(' ')
  const born = { 'born-day': '1', 'born-month': '2', 'born-year': '1990' }
  const opened = await service.post(
    `/vetting/clearance-requests/${request}`,
    { givenNames, familyName, kind: 'new', ...born, _version: '1' },
    'vera',
  )
  assert.equal(opened.statusCode, 303, opened.body)
  return String(opened.headers.location).split('/').at(-1) ?? ''
}

/** Every part, one after the other. */
export async function fillForm(browser: OutsideBrowser, id: string, { name = 'Ann Invented', country = 'GB' } = {}): Promise<void> {
  const form = `/clearance/${id}/form`
  const since = { 'from-day': '1', 'from-month': '2', 'from-year': '2010' }
  const send = async (path: string, fields: Record<string, string>) => {
    const answer = await browser.send(`${form}/${path}`, fields)
    assert.equal(answer.statusCode, 303, `${path}: ${answer.body.slice(answer.body.indexOf('<main'))}`)
  }
  await send('about', { fullName: name, phone: '01632 960 001', nationality: 'British', placeOfBirth: 'London' })
  await send('addresses/add', { lines: '1 Invented Street', country, ...since })
  await send('family/add', { name: 'May Invented', relation: 'mother' })
  await send('employment/add', { employer: 'Invented Engineering', role: 'Engineer', ...since })
  for (const part of ['addresses', 'family', 'associates', 'employment']) await send(part, { finished: 'yes' })
  await send('finance', { debts: 'no', judgments: 'no' })
  await send('consent', { consent: 'yes' })
}
