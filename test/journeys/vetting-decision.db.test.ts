/** A case from its researcher to one decision maker and a grant; and an adverse one refused by two, appealed, overturned and registered. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { endVisit, moveCase, openCase } from '../../src/features/vetting/cases/actions.ts'
import { getCase } from '../../src/features/vetting/cases/queries.ts'
import { recordTrace } from '../../src/features/vetting/findings/actions.ts'
import { listVisits } from '../../src/features/vetting/visits/queries.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { getToday } from '../../src/platform/db/queries.ts'
import { asUser } from '../../src/platform/db/transaction.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { calendarDate } from '../../src/values/date.ts'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'
import { AT_HOME } from '../support/vetting.ts'

const service = await runService()
const pool = openPool({ url: service.database.url('muster_service'), name: 'journey', most: 2 })
after(() => pool.end())
const token = await withClient(service.database.url('muster_door'), async door => {
  const { rows } = await door.query<{ token: Buffer }>(`select token from spine.open_session('rhea', 'phr', now(), 'journey')`)
  assert.ok(rows[0])
  return rows[0].token
})
const asRhea = <T>(work: (tx: Tx) => Promise<T>) => asUser(pool, { token, act: 'test.vetting', wall: 'vetting' }, work)

/** Taken in with its form, so that the checks are under way. */
const open = (family: string) =>
  asRhea(async tx => {
    const unit = await tx.selectFrom('spine.units').select('id').where('code', '=', 'MPS-V1').executeTakeFirstOrThrow()
    return openCase(tx, {
      ...{ unit: unit.id, subject: { familyName: family, givenNames: 'Carol', born: calendarDate('1990-01-01') } },
      ...{ level: 'nppv1', regime: 'non-police', kind: 'new', receivedOn: await getToday(tx), form: AT_HOME },
    })
  })
const finishWithFinding = (id: string) =>
  asRhea(async tx => {
    for (const visit of await listVisits(tx, id)) await endVisit(tx, id, visit.id, 'clear')
    const words = 'A caution in 2009 that the form does not name. Invented.'
    await recordTrace(tx, id, { stage: 'records', about: 'applicant', kind: 'conviction', adverse: 'yes', words })
    await moveCase(tx, await getCase(tx, id), 'decision')
  })

for (const scripts of [true, false])
  describe(`deciding, scripts ${scripts ? 'on' : 'off'}`, () => {
    const visit = async (name: string) => {
      const visitor = await Visitor.open(service.address, { scripts })
      await visitor.signIn(name)
      return visitor
    }
    const family = scripts ? 'Invented-On' : 'Invented-Off'

    it('a researcher ends the checks, one decision maker grants, and the letter is there', async () => {
      const id = await open(family)
      const rhea = await visit('Rhea Invented')
      await rhea.go(`/vetting/cases/${id}`)
      for (const check of ['Identity and right to work', 'PNC and PND']) {
        await rhea.follow(check)
        await rhea.page.getByRole('radio', { name: 'Clear', exact: true }).check()
        await rhea.press('End this stage')
        await rhea.heading(/Overview/)
      }
      await rhea.press('Ready to be decided')
      await rhea.page.getByText('Ready to be decided').first().waitFor()
      await rhea.close()

      const dora = await visit('Dora Invented')
      await dora.go(`/vetting/cases/${id}`)
      await dora.press('Decide')
      await dora.heading(/Decide this case/)
      await dora.checkPage('deciding')
      await dora.press('Continue')
      await dora.page.getByRole('link', { name: 'Enter the rationale' }).waitFor()
      await dora.checkPage('deciding, with errors')
      await dora.page.getByRole('group', { name: 'Was anything adverse found?' }).getByLabel('No', { exact: true }).check()
      await dora.page.getByLabel('Grant clearance').check()
      await dora.page.getByLabel('Nothing adverse was found').check()
      await dora.page.getByLabel('Rationale').fill('All checks are clear')
      await dora.press('Continue')
      await dora.heading(/Check your decision/)
      await dora.checkPage('checking a decision')
      await dora.press('Change your answers')
      assert.equal(await dora.page.getByLabel('Rationale').inputValue(), 'All checks are clear')
      await dora.press('Continue')
      await dora.press('Confirm decision')
      await dora.page.getByText('by one decision maker').waitFor()
      await dora.checkPage('a decision')
      await dora.follow('Clearance granted')
      await dora.page.getByText('You have been granted').waitFor()
      await dora.checkPage('a letter')
      const [download] = await Promise.all([dora.page.waitForEvent('download'), dora.follow('Download as PDF')])
      assert.match(download.suggestedFilename(), /^letter-MPS-V1-.*\.pdf$/)
      await dora.close()
    })

    it('an adverse case is refused by two, appealed, overturned by the panel, and followed up', async () => {
      const id = await open(family)
      await finishWithFinding(id)
      for (const name of ['Dora Invented', 'Dan Invented']) {
        const decider = await visit(name)
        await decider.go(`/vetting/cases/${id}/decide`)
        if (name.startsWith('Dan')) await decider.page.getByText('It was kept from us').waitFor()
        await decider.checkPage(`deciding what is adverse: ${name}`)
        await decider.page.getByRole('group', { name: 'Was anything adverse found?' }).getByLabel('Yes', { exact: true }).check()
        await decider.page.getByLabel('Refuse clearance').check()
        await decider.page.getByLabel('Dishonesty').check()
        await decider.page.getByLabel('Rationale').fill('It was kept from us')
        await decider.press('Continue')
        await decider.press('Confirm decision')
        await decider.page.getByText('Your decision is recorded').or(decider.page.getByText('by two decision makers')).waitFor()
        if (name.startsWith('Dora')) {
          await decider.go(`/vetting/cases/${id}/decide`)
          await decider.page.getByText('someone else must do this').waitFor()
        }
        await decider.close()
      }

      const rhea = await visit('Rhea Invented')
      await rhea.go(`/vetting/cases/${id}/decision`)
      await rhea.follow('Lodge an appeal that came by post')
      await rhea.checkPage('lodging an appeal')
      await rhea.page.getByLabel('What the person says').fill('I was told that it need not be named')
      await rhea.press('Lodge the appeal')
      await rhea.page.getByText('The appeal is lodged').waitFor()
      const appeal = new URL(rhea.page.url()).pathname
      await rhea.close()

      const paula = await visit('Paula Invented')
      await paula.follow('Appeals')
      await paula.checkPage('appeals')
      await paula.page.locator(`a[href="${appeal}"]`).click()
      await paula.page.getByText('A caution in 2009').waitFor()
      await paula.checkPage('an appeal for the panel')
      await paula.press('Decide the appeal')
      await paula.page.getByRole('link', { name: 'Select whether the appeal is upheld' }).waitFor()
      await paula.checkPage('an appeal, with errors')
      await paula.page.getByLabel('Yes, upheld').check()
      await paula.page.getByLabel('The reasons given do not support the decision').check()
      await paula.page.getByLabel('How the panel came to this').fill('The form did not ask for it')
      await paula.press('Decide the appeal')
      await paula.page.getByText('The appeal is upheld').waitFor()
      await paula.checkPage('an appeal that was decided')
      await paula.close()

      const vera = await visit('Vera Invented')
      await vera.go('/vetting/outcomes')
      await vera.checkPage('outcomes')
      await vera.follow('Overturned decisions and what became of them')
      await vera.checkPage('overturned decisions')
      await vera.page.locator(`a[href="/vetting/overturns/${appeal.split('/').at(-1)}"]`).click()
      await vera.checkPage('an overturned decision')
      await vera.page.getByRole('group', { name: 'Did anything adverse come later?' }).getByLabel('No', { exact: true }).check()
      await vera.page.getByLabel('What became of it').fill('In post, nothing since')
      await vera.press('Save')
      await vera.page.getByText('Followed up').first().waitFor()
      await vera.close()
    })
  })
