/** A vetting manager looks at how long cases take, keeps the unit's staff, and asks what two more people would do; in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()

async function fillDay(visitor: Visitor, name: string, day: string): Promise<void> {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  for (const [part, value] of Object.entries({ day: dayOfMonth, month, year })) await visitor.page.locator(`#${name}-${part}`).fill(value)
}

for (const scripts of [true, false])
  describe(`a manager of a vetting unit, scripts ${scripts ? 'on' : 'off'}`, () => {
    it('sees how long cases take, puts leave down, and asks what two more people would do', async () => {
      const vera = await Visitor.open(service.address, { scripts })
      await vera.signIn('Vera Invented')
      await vera.go('/vetting/timeliness')
      await vera.heading(/Timeliness/)
      await vera.page.getByText('Within the target').first().waitFor()
      await vera.checkPage('timeliness')
      const [file] = await Promise.all([
        vera.page.waitForEvent('download'),
        vera.page
          .getByRole('link', { name: /Download as CSV.*Closed within the target/ })
          .first()
          .click(),
      ])
      assert.match(await readFile(await file.path(), 'utf8'), /level,targetWorkingDays/)
      await vera.follow('Show it as it may be handed out')
      await vera.page.getByText('groups of fewer than five cases are not shown', { exact: false }).first().waitFor()
      await vera.checkPage('timeliness to be handed out')

      await vera.follow('Staff')
      await vera.checkPage('staff')
      await vera.follow('Rhea Invented')
      await vera.press('Add leave')
      await vera.page.getByRole('link', { name: 'Enter the first day of leave' }).waitFor()
      await vera.checkPage('a member of staff, with errors')
      await fillDay(vera, 'away', scripts ? '2031-3-3' : '2031-4-7')
      await fillDay(vera, 'back', scripts ? '2031-3-14' : '2031-4-11')
      await vera.press('Add leave')
      await vera.page
        .getByText(scripts ? '3 Mar 2031 to 14 Mar 2031' : '7 Apr 2031 to 11 Apr 2031')
        .first()
        .waitFor()
      await vera.follow('Staff')
      await vera.press('Add somebody')
      await vera.checkPage('adding somebody')

      await vera.follow('Forecast')
      await vera.checkPage('forecasts')
      await vera.page.getByLabel('Weeks until a newcomer works at full pace').fill('4')
      await vera.press('Make a forecast now')
      await vera.page
        .getByRole('heading', { level: 1, name: 'Making the forecast' })
        .or(vera.page.getByText('What it was made from'))
        .first()
        .waitFor()
      await vera.checkPage('a forecast that is being made')
      await vera.page.getByText('What it was made from').first().waitFor()
      await vera.page.getByText('2 more people at', { exact: false }).waitFor()
      await vera.checkPage('a forecast')
      await vera.page.getByLabel('How many more people?').selectOption('5')
      await vera.press('Show')
      await vera.page.getByText('5 more people at', { exact: false }).waitFor()

      const made = vera.page.url().split('?')[0]
      await vera.press('Make it again from the same inputs')
      await vera.page.getByText('The result is the same as that of the first, bit for bit.').waitFor()
      await vera.close()

      const victor = await Visitor.open(service.address, { scripts })
      await victor.signIn('Victor Invented')
      const answer = await victor.page.goto(String(made))
      assert.equal(answer?.status(), 404)
      await victor.close()
    })
  })
