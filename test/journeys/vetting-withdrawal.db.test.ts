/** A clearance is taken away by its steps, with the holder heard and another person deciding; a change is reported and reviewed; a manager levels renewals. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { endVisit, moveCase, openCase } from '../../src/features/vetting/cases/actions.ts'
import { getCase, levelRules } from '../../src/features/vetting/cases/queries.ts'
import { findClearanceOf } from '../../src/features/vetting/clearances/queries.ts'
import { insertClearance, insertDecision, insertOutcome } from '../../src/features/vetting/decisions/queries.ts'
import { listVisits } from '../../src/features/vetting/visits/queries.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { getToday } from '../../src/platform/db/queries.ts'
import { asUser } from '../../src/platform/db/transaction.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { addDays, calendarDate } from '../../src/values/date.ts'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'
import { AT_HOME } from '../support/vetting.ts'

const service = await runService()
const pool = openPool({ url: service.database.url('muster_service'), name: 'journey', most: 2 })
after(() => pool.end())

async function signedIn(subject: string): Promise<<T>(work: (tx: Tx) => Promise<T>) => Promise<T>> {
  const token = await withClient(service.database.url('muster_door'), async door => {
    const { rows } = await door.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), 'journey')`, [subject])
    assert.ok(rows[0])
    return rows[0].token
  })
  return work => asUser(pool, { token, act: 'test.vetting', wall: 'vetting' }, work)
}
const [asRhea, asDora] = [await signedIn('rhea'), await signedIn('dora')]

/** Researched by Rhea, granted by Dora; it ends so many days from today. */
async function granted(family: string, endsIn: number): Promise<string> {
  const id = await asRhea(async tx => {
    const unit = await tx.selectFrom('spine.units').select('id').where('code', '=', 'MPS-V1').executeTakeFirstOrThrow()
    const opened = await openCase(tx, {
      ...{ unit: unit.id, subject: { familyName: family, givenNames: 'Carol', born: calendarDate('1990-01-01') } },
      ...{ level: 'rv', regime: 'officer', kind: 'new', receivedOn: await getToday(tx), form: AT_HOME },
    })
    for (const visit of await listVisits(tx, opened)) await endVisit(tx, opened, visit.id, 'clear')
    await moveCase(tx, await getCase(tx, opened), 'decision')
    return opened
  })
  return asDora(async tx => {
    const [found, today] = [await getCase(tx, id), await getToday(tx)]
    const { policy } = (await levelRules(tx, 'rv', today)).validity
    await insertDecision(tx, found, 1, { adverse: false, grant: true, reasons: ['nothing-adverse'], rationale: 'Invented' })
    await insertOutcome(tx, found, { granted: true, adverse: false, validity: policy })
    await insertClearance(tx, found, { from: addDays(today, -400), until: addDays(today, endsIn), policy })
    await moveCase(tx, found, 'granted')
    return (await findClearanceOf(tx, id)) ?? ''
  })
}

for (const scripts of [true, false])
  describe(`clearances, scripts ${scripts ? 'on' : 'off'}`, () => {
    const visit = async (name: string) => {
      const visitor = await Visitor.open(service.address, { scripts })
      await visitor.signIn(name)
      return visitor
    }
    const family = scripts ? 'Invented-On' : 'Invented-Off'

    it('one is withdrawn by its steps: the holder is heard, somebody else decides, and the letter says how to appeal', async () => {
      const id = await granted(family, 2000)
      const rhea = await visit('Rhea Invented')
      await rhea.follow('Cases')
      await rhea.follow('Clearances')
      await rhea.checkPage('clearances')
      await rhea.go(`/vetting/clearances/${id}`)
      await rhea.checkPage('a clearance')
      await rhea.follow('Consider withdrawing it')
      await rhea.checkPage('considering a withdrawal')
      await rhea.press('Open the withdrawal')
      await rhea.page.getByRole('link', { name: 'Enter why a withdrawal is considered' }).waitFor()
      await rhea.page.getByLabel('Why is it considered?').fill('A finding of misconduct. Invented.')
      await rhea.press('Open the withdrawal')
      await rhea.page.getByText('Next step: assessment').waitFor()
      const withdrawal = new URL(rhea.page.url()).pathname
      await rhea.page.getByLabel('What is known, and how is it weighed?').fill('What is known. Invented.')
      await rhea.press('Record the assessment')
      await rhea.page.getByLabel('What harm could come of leaving it').fill('The harm. Invented.')
      await rhea.press('Record the harm test')
      await rhea.page.getByLabel('What are the grounds?').fill('The grounds that you are told. Invented.')
      await rhea.checkPage('giving notice')
      await rhea.press('Give notice')
      await rhea.page.getByText('Next step: representations').waitFor()
      await rhea.page.getByLabel('Their time has gone by').check()
      await rhea.page.getByLabel('What did the holder say?').fill('They did not answer. Invented.')
      await rhea.press('Record the representations')
      await rhea.page.getByRole('link', { name: /The holder can answer until/ }).waitFor()
      await rhea.checkPage('representations, too early')
      await rhea.page.getByLabel('Heard, or answered in writing').check()
      await rhea.page.getByLabel('Who came with the holder?').fill('Frida Invented, police friend')
      await rhea.press('Record the representations')
      await rhea.page.getByText('Someone else must decide').waitFor()
      await rhea.checkPage('a withdrawal that somebody else decides')
      await rhea.close()

      const dan = await visit('Dan Invented')
      await dan.page.getByRole('link', { name: /withdrawals? of clearances to be decided/ }).click()
      await dan.checkPage('withdrawals')
      await dan.page.locator(`a[href="${withdrawal}"]`).click()
      await dan.page.getByText('With the holder: Frida Invented, police friend').waitFor()
      await dan.press('Decide')
      await dan.page.getByRole('link', { name: 'Select whether the clearance is withdrawn' }).waitFor()
      await dan.checkPage('deciding a withdrawal, with errors')
      await dan.page.getByLabel('Yes, withdrawn').check()
      await dan.page.getByLabel('On what grounds?').fill('The grounds. Invented.')
      await dan.press('Decide')
      await dan.page.getByText('Next step: told').waitFor()
      await dan.go(`/vetting/clearances/${id}`)
      await dan.page.getByText('no longer held').waitFor()
      await dan.checkPage('a clearance that was withdrawn')
      await dan.page.locator('dl a[href^="/vetting/cases/"]').click()
      await dan.follow('See the decision, its letters and any appeal')
      await dan.follow('Clearance withdrawn')
      await dan.page.getByText('Police (Vetting) Regulations 2025').waitFor()
      await dan.close()
    })

    it('a change of circumstances is reported, and its review opens a new case', async () => {
      const id = await granted(family, 2000)
      const rhea = await visit('Rhea Invented')
      await rhea.go(`/vetting/clearances/${id}`)
      await rhea.follow('Report a change of circumstances')
      await rhea.press('Report the change')
      await rhea.page.getByRole('link', { name: 'Enter what has changed' }).waitFor()
      await rhea.checkPage('reporting a change, with errors')
      const [year = '', month = '', day = ''] = (await asRhea(getToday)).split('-')
      await rhea.page.getByLabel('Day', { exact: true }).fill(day)
      await rhea.page.getByLabel('Month', { exact: true }).fill(month)
      await rhea.page.getByLabel('Year', { exact: true }).fill(year)
      await rhea.page.getByLabel('What has changed?').fill('Has moved abroad. Invented.')
      await rhea.press('Report the change')
      await rhea.page.getByText('The change is reported').waitFor()
      const review = new URL(rhea.page.url()).pathname
      await rhea.checkPage('a review')
      await rhea.go('/vetting/reviews?kind=change')
      await rhea.checkPage('reviews')
      await rhea.page.locator(`a[href="${review}"]`).click()
      await rhea.page.getByLabel('It must be vetted anew').check()
      await rhea.page.getByLabel('What was looked at, and what does it show?').fill('Abroad for a year. Invented.')
      await rhea.press('Finish the review')
      await rhea.page.getByText('a new case is open').waitFor()
      await rhea.page.getByText('Change of circumstances').first().waitFor()
      await rhea.close()
    })

    it('a manager sees the weeks of renewals, levels them, and begins one', async () => {
      const ids: string[] = []
      // Many in one week, and so the heaviest: usually begun 120 days before their end.
      for (let n = 0; n < 7; n += 1) ids.push(await granted(family, 120 + (scripts ? 60 : 150)))
      const vera = await visit('Vera Invented')
      await vera.go('/vetting/renewals')
      await vera.page.getByText(/The heaviest week would fall from \d+ to \d+/).waitFor()
      await vera.checkPage('renewals')
      await vera.press('See the proposal')
      await vera.heading('Level the renewals')
      await vera.checkPage('levelling renewals')
      await vera.press('Accept')
      await vera.page.getByRole('link', { name: 'Select which of them begin earlier' }).waitFor()
      await vera.page.getByRole('radio', { name: /^All \d+/ }).check()
      await vera.press('Accept')
      await vera.page.getByText(/renewals will begin earlier/).waitFor()
      await vera.page.getByText('The heaviest week would fall').waitFor({ state: 'detached' })
      await vera.go(`/vetting/clearances/${ids[0]}`)
      await vera.press('Begin its renewal')
      await vera.page.getByText('The renewal is open').waitFor()
      await vera.follow('An earlier clearance')
      await vera.page.getByText('The case that renews it').waitFor()
      await vera.close()
    })
  })
