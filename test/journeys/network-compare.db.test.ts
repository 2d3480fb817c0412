/** Somebody compares 32 borough commands with 12 units, draws a third structure and compares that; in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { prepareForTrying } from '../../src/trying-out.ts'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()
await prepareForTrying(service.database.url(SUPERUSER))

for (const scripts of [true, false])
  describe(`whoever keeps the register, scripts ${scripts ? 'on' : 'off'}`, () => {
    const name = scripts ? 'Camden apart' : 'Camden on its own'

    it('compares 32 borough commands with 12 units, draws a third structure and compares it', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.go('/network/compare')
      await nell.heading('Compare two structures')
      await page.getByText('32 units before, 12 after.').waitFor()
      const boroughs = page.locator('#boroughs tbody tr')
      assert.equal(await boroughs.count(), 32)
      const camden = page.locator('#boroughs').getByRole('row', { name: /^Camden / })
      assert.match((await camden.textContent()) ?? '', /Camden borough command.*Central North.*2 boroughs.*Islington/)
      await nell.checkPage('comparison')

      await page.getByRole('group', { name: 'After: the register on' }).getByLabel('Year').fill('2017')
      await nell.press('Compare')
      await page.waitForURL('**/network/compare?before=2017-06-01&after=2017-01-01')
      await page.getByText('No borough changes its unit.').waitFor()

      await nell.follow('proposal')
      await nell.checkPage('proposals')
      await nell.press('Draw up a proposal')
      await nell.press('Continue')
      await page.getByRole('link', { name: 'Select what to start from' }).waitFor()
      await nell.checkPage('new proposal, with errors')
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('The structure of today').check()
      await nell.press('Continue')
      await nell.heading(/Draw the next version/)
      await nell.checkPage('drawing')
      await page.getByLabel('Units to add').fill('Inner North')
      await nell.press('Update the units')
      await nell.press('Save as version 2')
      await page.getByRole('link', { name: /“Inner North” has no borough/ }).waitFor()
      await nell.checkPage('drawing, with errors')
      await page.getByLabel('Camden', { exact: true }).selectOption('Inner North')
      await nell.press('Save as version 2')
      await nell.heading(new RegExp(name))
      await page.getByText('Version 2 is saved').waitFor()
      await nell.checkPage('proposal')

      await nell.follow('Compare it with the register today')
      await page.getByText('1 of 32 boroughs has another unit.').waitFor()
      const apart = page.locator('#boroughs').getByRole('row', { name: /^Camden / })
      assert.match((await apart.textContent()) ?? '', /Inner North.*Not yet named.*Islington/)
      await nell.checkPage('comparison with a proposal')
      await nell.close()
    })

    it('brings one as a table, sees what it would change, and saves it then', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.go('/network/proposals')
      await page.getByRole('link', { name, exact: true }).click()
      await nell.follow('Bring it as a table')
      await nell.checkPage('bringing a table')
      const file = await page.getByRole('link', { name: 'Download version 2 as CSV' }).getAttribute('href')
      const rows = await (await page.request.get(`${service.address}${file}`)).text()
      await page.getByLabel('Or paste it here').fill(rows.replace('E09000019', 'E09009999'))
      await nell.press('See what it would change')
      await page.getByRole('link', { name: /Line \d+: “E09009999” is not the code of a London borough/ }).waitFor()
      await nell.checkPage('a table with faults')
      await page.getByLabel('Or paste it here').fill(rows.replace(/(Islington),.*/, '$1,Inner North'))
      await nell.press('See what it would change')
      await page.getByText(/Islington: Central North.* → Inner North/).waitFor()
      await nell.checkPage('what a table would change')
      await nell.press('Save as version 3')
      await page.getByText('Version 3 is saved').waitFor()
      await nell.close()
    })

    it('takes all of it to a meeting as one document', async () => {
      const audrey = await Visitor.open(service.address, { scripts })
      const { page } = audrey
      await audrey.signIn('Audrey Invented')
      await audrey.go('/network/compare')
      await audrey.follow('review pack')
      await audrey.heading(/Review pack/)
      for (const table of ['boroughs', 'lead-changes']) assert.equal(await page.locator(`#${table} tbody tr`).count(), 32)
      await audrey.checkPage('review pack')
      await page.emulateMedia({ media: 'print' })
      for (const screenOnly of ['form', '.moj-sub-navigation', '.muster-who'])
        assert.equal(await page.locator(screenOnly).first().isVisible(), false)
      await audrey.close()
    })
  })
