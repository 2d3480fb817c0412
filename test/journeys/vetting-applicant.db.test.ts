/** An applicant is asked for by a sponsor, signs in by link and second step, writes the form over two sittings, is asked for more and answers; with scripts and without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { Visitor } from '../support/browser.ts'
import { appCode, keyFrom } from '../support/outside.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

for (const scripts of [false, true])
  describe(`an applicant, scripts ${scripts ? 'on' : 'off'}`, () => {
    const given = scripts ? 'Scarlett' : 'Noah'
    const email = `${given.toLowerCase()}@example.com`
    let key: Buffer = Buffer.alloc(0)
    let ref = ''
    let codes: string[] = []
    let used = ''

    it('is asked for by a sponsor and invited by the unit', async () => {
      const sonia = await Visitor.open(service.address, { scripts })
      await sonia.signIn('Sonia Invented')
      await sonia.follow('Clearances asked for')
      await sonia.press('Ask for a clearance')
      await sonia.press('Ask for it')
      await sonia.page.getByRole('link', { name: 'Enter the person’s name' }).waitFor()
      await sonia.checkPage('asking for a clearance, with errors')
      await sonia.page.getByLabel('Name of the person').fill(`${given} Invented`)
      await sonia.page.getByLabel('Their email address').fill(email)
      await sonia.page.getByLabel('Level', { exact: true }).selectOption({ label: 'RV: Recruitment vetting' })
      await sonia.page.getByLabel('Police staff').check()
      await sonia.page.getByLabel('Reference of the post').fill(`POST-${given}`)
      await sonia.page.getByLabel('Vetting unit one').check()
      await sonia.press('Ask for it')
      await sonia.page.getByText(`POST-${given}`).waitFor()
      await sonia.checkPage('clearances asked for')
      await sonia.close()

      const vera = await Visitor.open(service.address, { scripts })
      await vera.signIn('Vera Invented')
      await vera.page.getByRole('link', { name: /asked for by sponsors/ }).click()
      await vera.checkPage('what sponsors asked for')
      await vera.follow(`${given} Invented`)
      await vera.checkPage('opening a case from a request')
      await day(vera, 'Date of birth', ['1', '2', '1990'])
      await vera.press('Open the case and invite')
      await vera.page.getByText('The case is open and the applicant is invited').waitFor()
      ref = /MPS-V1\/\d\d\/\w{6}/.exec(await vera.page.content())?.[0] ?? ''
      await vera.page.getByRole('link', { name: 'Invite the applicant again' }).click()
      await vera.checkPage('inviting an applicant')
      await vera.close()
    })

    it('signs in by link and code, and begins the form', async () => {
      const amy = await Visitor.open(service.address, { scripts })
      await amy.go('/clearance')
      await amy.follow('Sign in with a link that we send you')
      await amy.press('Send the link')
      await amy.page.getByRole('link', { name: 'Enter your email address' }).waitFor()
      await amy.checkPage('asking for a link, with errors')
      await askLink(amy, email)
      await amy.checkPage('a link is used')
      await amy.press('Continue')
      await amy.heading('Set up your second step')
      await amy.checkPage('setting up a second step')
      key = keyFrom((await amy.page.locator('.muster-secret').textContent()) ?? '')
      await amy.page.getByLabel('Code from your app').fill('12')
      await amy.press('Continue')
      await amy.page.getByRole('link', { name: /The code is 6 figures/ }).waitFor()
      await amy.page.getByLabel('Code from your app').fill(appCode(key))
      await amy.press('Continue')
      await amy.heading('Keep these recovery codes')
      await amy.checkPage('recovery codes')
      codes = await amy.page.locator('.muster-codes code').allTextContents()
      assert.equal(codes.length, 10)
      await amy.page.getByRole('button', { name: 'I have kept them: continue' }).click()
      await amy.checkPage('own applications')
      await amy.follow(ref)
      await amy.heading(/Your application/)
      await amy.checkPage('own application with its form to write')
      await amy.follow('About you')
      await amy.checkPage('about you')
      await amy.page.getByLabel('Full name').fill(`${given} Invented`)
      await amy.page.getByLabel('Telephone number').fill('01632 960 001')
      await amy.page.getByLabel('Nationality').fill('British')
      await amy.page.getByLabel('Town and country').fill('London')
      await amy.press('Save and continue')
      await amy.follow('Where you have lived')
      await amy.page.getByRole('button', { name: 'Add an address' }).click()
      await amy.checkPage('an address')
      await amy.page.getByLabel('Address', { exact: true }).fill('1 Invented Street')
      await day(amy, 'First day there', ['1', '3', '2024'])
      await amy.press('Save')
      await amy.page.getByLabel('Yes', { exact: true }).check()
      await amy.press('Save and continue')
      await amy.page.getByRole('link', { name: /Say where you lived from/ }).waitFor()
      await amy.checkPage('addresses with a gap')
      await amy.press('Sign out')
      await amy.close()
    })

    it('comes back another time, by keyboard alone, and sends it', async () => {
      const amy = await Visitor.open(service.address, { scripts })
      await askLink(amy, email)
      await amy.press('Continue')
      await amy.heading('Your second step')
      await amy.checkPage('the second step')
      used = appCode(key, 1)
      await amy.page.getByLabel('Code from your app').fill(used)
      await amy.page.keyboard.press('Enter')
      await amy.follow(ref)
      await amy.page.getByText('Completed').first().waitFor()
      await amy.follow('Where you have lived')
      await amy.page.getByRole('link', { name: /^Change/ }).focus()
      await amy.page.keyboard.press('Enter')
      await day(amy, 'First day there', ['1', '3', '2015'])
      await amy.page.keyboard.press('Enter')
      await finish(amy, 'Yes')
      for (const part of ['Your family', 'Other people close to you', 'What you have worked at']) {
        await amy.follow(part)
        await amy.checkPage('a part without entries')
        await finish(amy, 'Yes, there is nothing to tell')
      }
      await amy.follow('Your finances')
      await amy.checkPage('finances')
      for (const group of await amy.page.getByRole('group').all()) await group.getByLabel('No', { exact: true }).check()
      await amy.press('Save and continue')
      await amy.follow('Consent')
      await amy.checkPage('consent')
      await amy.page.getByLabel('I have read this').check()
      await amy.press('Save and continue')
      await amy.follow('Check your answers and send')
      await amy.checkPage('checking the answers')
      await amy.press('Send')
      await amy.page.getByText('With the vetting unit').waitFor()
      await amy.checkPage('own application, sent')
      await amy.close()
    })

    it('is asked for more by the unit, which has taken the form in', async () => {
      const rhea = await Visitor.open(service.address, { scripts })
      await rhea.signIn('Rhea Invented')
      await rhea.go(`/vetting/cases/${await caseOf(ref)}`)
      await rhea.page.getByRole('button', { name: 'Take in the form' }).click()
      await rhea.page.getByText('The applicant sent their form').waitFor()
      await rhea.checkPage('taking in a form from outside')
      await rhea.press('Take in the form')
      await rhea.page.getByText('The form is taken in').waitFor()
      await rhea.page.getByRole('button', { name: 'Ask the applicant for information' }).click()
      await rhea.page.getByLabel('Proof of address').check()
      await rhea.page.getByRole('textbox').last().fill('Of the last three months')
      await rhea.page.getByRole('button', { name: /^Ask/ }).click()
      await rhea.page.getByText('Information asked for').first().waitFor()
      await rhea.close()
    })

    it('brings a file and answers', async () => {
      const amy = await Visitor.open(service.address, { scripts })
      await askLink(amy, email)
      await amy.press('Continue')
      await amy.page.getByLabel('Code from your app').fill(used)
      await amy.press('Sign in')
      await amy.page.getByText('used already').first().waitFor()
      await amy.checkPage('a code that was used')
      await amy.page.getByLabel('Code from your app').fill(codes[0] ?? '')
      await amy.press('Sign in')
      await amy.heading('Your applications for clearance')
      await amy.follow(ref)
      await amy.page.getByText('Information we have asked you for').waitFor()
      await amy.checkPage('own application, asked for more')
      await amy.follow('Proof of address')
      await amy.page
        .getByLabel('Add a file')
        .setInputFiles({ name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no pdf') })
      await amy.press('Add the file')
      await amy.page.getByRole('link', { name: /is not a PDF/ }).waitFor()
      await amy.page.getByLabel('Add a file').setInputFiles({ name: 'bill.pdf', mimeType: 'application/pdf', buffer: PDF })
      await amy.press('Add the file')
      await amy.page.getByText('bill.pdf').waitFor()
      await amy.checkPage('what was asked')
      await amy.page.getByLabel('Your answer').fill('My latest bill')
      await amy.press('Send your answer')
      await amy.page.getByText('What we asked you for before').waitFor()
      for (const page of ['See or print all we have from you', 'Look at your answers', 'Withdraw this application']) {
        await amy.follow(page)
        await amy.checkPage(page)
        await amy.follow('Your application')
      }
      await amy.close()
    })

    it('shows the sponsor where it is, and nothing else', async () => {
      const sonia = await Visitor.open(service.address, { scripts })
      await sonia.signIn('Sonia Invented')
      await sonia.go('/clearance/requests')
      await sonia.follow(`POST-${given}`)
      await sonia.page.getByText('With the vetting unit').waitFor()
      await sonia.checkPage('a clearance asked for')
      assert.doesNotMatch(await sonia.page.content(), /Proof of address|bill\.pdf|Rhea/)
      await sonia.close()
    })
  })

describe('a passkey', () => {
  it('is set up at the first sign-in and is the second step of the next', async () => {
    const email = 'pat@example.com'
    await withClient(service.database.url(SUPERUSER), client =>
      client.query(
        `with opened as (insert into spine.accounts (subject, name, standing) values ('outside:test', 'Applicant', 'outside') returning id)
          insert into spine.contacts select id, $1 from opened`,
        [email],
      ),
    )
    const pat = await Visitor.open(service.address, { scripts: true })
    const device = await pat.page.context().newCDPSession(pat.page)
    await device.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    } as const
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
    await askLink(pat, email)
    await pat.press('Continue')
    await pat.press('Set up a passkey')
    await pat.heading('Keep these recovery codes')
    await pat.press('I have kept them: continue')
    await pat.press('Sign out')
    await askLink(pat, email)
    await pat.press('Continue')
    await pat.checkPage('the second step with a passkey')
    await pat.press('Use your passkey')
    await pat.heading('Your applications for clearance')
    await pat.follow('Your sessions')
    await pat.page.getByText('A link and a passkey').first().waitFor()
    await pat.close()
  })
})

/** Its page is looked for in the queue, which is another story. */
const caseOf = (ref: string) =>
  withClient(service.database.url(SUPERUSER), async client => {
    const { rows } = await client.query<{ id: string }>('select id from vetting.cases where ref = $1', [ref])
    return rows[0]?.id ?? ''
  })

async function askLink(amy: Visitor, email: string): Promise<void> {
  await amy.go('/sign-in/link')
  await amy.page.getByLabel('Email address').fill(email)
  await amy.press('Send the link')
  await amy.heading('Check your email')
  await amy.checkPage('a link is on its way')
  await amy.follow('Read it in the development inbox')
  const link = amy.page.locator('section', { hasText: email }).filter({ hasText: 'Your link to sign in' }).first().getByRole('link')
  // The worker sends it a moment later.
  for (let tries = 0; (await link.count()) === 0 && tries < 60; tries += 1) {
    await amy.page.waitForTimeout(250)
    await amy.page.reload()
  }
  await link.click()
}

async function day(visitor: Visitor, legend: string, [dayOfMonth = '', month = '', year = '']: string[]): Promise<void> {
  const group = visitor.page.getByRole('group', { name: legend })
  await group.getByLabel('Day').fill(dayOfMonth)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

async function finish(amy: Visitor, answer: string): Promise<void> {
  await amy.page.getByLabel(answer, { exact: true }).check()
  await amy.press('Save and continue')
  await amy.heading(/Your application/)
}
