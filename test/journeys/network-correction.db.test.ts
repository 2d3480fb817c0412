/** Whoever keeps the register corrects the day on which a borough changed hands, and everybody still sees what was believed before; in a browser with scripts and in one without. */
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()

/** The three fields of a date, by the words above them. */
async function fillDay(page: Page, legend: string, day: string, month: string, year: string): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

const CASES = [
  { scripts: true, borough: 'Camden', command: 'Camden borough command', unit: 'Central North BCU' },
  { scripts: false, borough: 'Enfield', command: 'Enfield borough command', unit: 'North BCU' },
]

for (const { scripts, borough, command, unit } of CASES)
  describe(`whoever keeps the register, scripts ${scripts ? 'on' : 'off'}`, () => {
    it('finds 32 borough commands before the change and 12 units after it', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      await nell.signIn('Nell Invented')
      await nell.follow('Register')
      await nell.page.getByText('12 Basic Command Units').waitFor()
      await nell.checkPage('register')
      await fillDay(nell.page, 'On the day', '1', '6', '2017')
      await nell.press('Show')
      await nell.page.getByText('32 borough commands').waitFor()
      await nell.page.getByText('This is 1 June 2017, as known now.').waitFor()
      await nell.follow(command)
      await nell.page.getByText('After it came:').waitFor()
      await nell.checkPage('a unit that is over')
      await nell.follow('Boroughs')
      await nell.checkPage('boroughs')
      await nell.follow('Pending')
      await nell.checkPage('pending')
      await nell.close()
    })

    it('corrects a wrong date and shows the earlier belief', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.follow('Register')
      await nell.follow(unit)
      await nell.checkPage('a unit')

      // The unit was there earlier than the register has it.
      await nell.follow('Correct its first day')
      await fillDay(page, 'First day', '12', '11', '2018')
      await nell.press('Correct it')
      await page.getByRole('link', { name: 'Enter the reason' }).waitFor()
      await nell.checkPage('first day, with errors')
      await page.getByLabel('Why is this recorded?').fill('The force published the day')
      await nell.press('Correct it')
      await page.getByText('The first day is corrected').waitFor()

      // So it policed the borough from that day.
      await nell.follow(borough)
      await nell.checkPage('a borough')
      await nell.press('Say that another unit polices it')
      await nell.checkPage('another unit for a borough')
      const option = await page.getByLabel('Policed by').locator('option', { hasText: unit }).first().getAttribute('value')
      await page.getByLabel('Policed by').selectOption(option)
      await fillDay(page, 'From', '12', '11', '2018')
      await page.getByLabel('Why is this recorded?').fill('The force published the day')
      await nell.press('Record it')
      await page.getByText('It is recorded').waitFor()
      await page.locator('#policed').getByText('11 Nov 2018').waitFor()
      await page.locator('#beliefs').getByText('about 1 Jan 2019').waitFor()
      await page.locator('#beliefs').getByText('You: The force published the day').first().waitFor()
      await nell.checkPage('a borough that was corrected')

      // And the command that policed it before was over by then.
      await nell.follow(command)
      await nell.press('Close this unit')
      await nell.checkPage('closing a unit')
      await fillDay(page, 'Its last day', '11', '11', '2018')
      await page.getByLabel('Why is this recorded?').fill('The force published the day')
      await nell.press('Close the unit')
      await page.getByText('The closing is in the register').waitFor()
      await page.getByText('11 November 2018', { exact: true }).waitFor()
      await nell.checkPage('a unit that was corrected')
      await nell.close()
    })

    it('opens a unit and moves it, and an administrator agrees to what follows', async () => {
      const name = scripts ? 'Joint team' : 'Second joint team'
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.follow('Register')
      await nell.press('Open a unit')
      await nell.checkPage('opening a unit')
      await page.getByLabel('Code', { exact: true }).fill(scripts ? 'MPS-JT1' : 'MPS-JT2')
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('Kind of unit').selectOption('team')
      await page.getByLabel('It belongs to').selectOption('MPS')
      await fillDay(page, 'First day', '1', '9', '2024')
      await page.getByLabel('Why is this recorded?').fill('Invented, to try it')
      await nell.press('Open the unit')
      await nell.heading(new RegExp(name))
      await nell.press('Change name or kind')
      await nell.checkPage('describing a unit')
      await nell.follow(name)
      await nell.press('Move below another unit')
      await nell.checkPage('moving a unit')
      await page.getByLabel('It belongs to').selectOption('MPS-BCU-CN')
      await page.getByLabel('Why is this recorded?').fill('Invented, to try it')
      await nell.press('Move the unit')
      await page.getByText('Who may see its records changes only when an administrator has agreed').waitFor()
      await nell.checkPage('a unit whose move waits')
      await nell.close()

      const ada = await Visitor.open(service.address, { scripts })
      await ada.signIn('Ada Invented')
      await ada.page.getByRole('link', { name: `Approve or leave: ${name} moves below Central North BCU` }).click()
      await ada.checkPage('a move to approve')
      await ada.press('Approve this move')
      await ada.page.getByText('The move is approved').waitFor()
      await ada.checkPage('units')
      await ada.close()
    })
  })
