/** The register's keeper draws up a programme, a date slips, and everybody on the staff sees by how much and why, in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()

const typeDay = async ({ page }: Visitor, day: string, month: string, year: string) => {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
}

for (const scripts of [true, false])
  describe(`a programme, scripts ${scripts ? 'on' : 'off'}`, () => {
    const name = `One building, scripts ${scripts ? 'on' : 'off'} (invented)`
    it('keeps each date it had, with the reason', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      await nell.signIn('Nell Invented')
      await nell.go('/network/programmes')
      await nell.checkPage('programmes')
      await nell.press('Add a programme')
      await nell.press('Add the programme')
      await nell.page.getByRole('link', { name: 'Enter the name' }).waitFor()
      await nell.checkPage('programme with an error')
      await nell.page.getByLabel('Name').fill(name)
      await nell.press('Add the programme')
      await nell.heading(name)

      await nell.press('Add a milestone')
      await nell.checkPage('new milestone')
      await nell.page.getByLabel('What is to be reached').fill('First teams moved in')
      await nell.page.getByLabel('Or another body that moves in').fill('A partner (invented)')
      await typeDay(nell, '1', '6', '2026')
      await nell.page.getByLabel('Why this date?').fill('The first plan')
      await nell.press('Add the milestone')
      await nell.page.getByText('No date has moved').waitFor()
      await nell.follow('First teams moved in')
      await nell.heading('First teams moved in')
      await nell.checkPage('milestone')

      await nell.press('Change the date')
      await typeDay(nell, '1', '8', '2026')
      await nell.press('Change the date')
      await nell.page.getByRole('link', { name: 'Enter the reason' }).click()
      await nell.checkPage('new date with an error')
      await nell.page.getByLabel('Why does it move?').fill('The lifts were not ready')
      await nell.press('Change the date')
      await nell.page.getByText('The date is changed. The earlier one is kept.').waitFor()
      await nell.press('Mark as reached')
      await nell.checkPage('reached')
      await typeDay(nell, '11', '8', '2026')
      await nell.page.getByLabel('How is this known?').fill('Announced that day')
      await nell.press('Mark as reached')
      await nell.heading('First teams moved in')
      await nell.close()

      const vera = await Visitor.open(service.address, { scripts })
      await vera.signIn('Vera Invented')
      await vera.go('/network/programmes')
      await vera.follow(name)
      await vera.heading(name)
      await vera.checkPage('programme')
      const page = (await vera.page.locator('main').textContent()) ?? ''
      for (const said of ['71 days later', '1 Jun 2026', '1 Aug 2026', '11 Aug 2026', 'The lifts were not ready', 'Announced that day'])
        assert.ok(page.includes(said), `${said} in ${page}`)
      assert.equal(await vera.page.getByRole('button', { name: 'Add a milestone' }).count(), 0)
      const picture = vera.page.getByRole('img', { name: /^Chart: First date/ }).first()
      assert.equal(await picture.isVisible(), true)
      await vera.close()
    })
  })
