/** A vetting manager's main job: from a spreadsheet to a report and a forecast that stay, in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const LOG = resolve(import.meta.dirname, '../../samples/invented-vetting-log.xlsx')
const service = await runService()

for (const scripts of [true, false])
  describe(`a manager with a spreadsheet, scripts ${scripts ? 'on' : 'off'}`, () => {
    const title = `Vetting, scripts ${scripts ? 'on' : 'off'}`
    it('gets a report and a forecast, takes a table away, makes both again and finds them the same', async () => {
      const vera = await Visitor.open(service.address, { scripts })
      await vera.signIn('Vera Invented')
      await vera.checkPage('home')
      await vera.follow('Reports and forecasts')
      await vera.checkPage('list')

      await vera.press('Upload a case log')
      await vera.press('Upload and read')
      await vera.page.getByRole('link', { name: 'Select a case log' }).waitFor()
      await vera.checkPage('upload with an error')
      await vera.page.getByLabel('Case log').setInputFiles(LOG)
      await vera.press('Upload and read')

      await vera.heading(/Check how the file was read/)
      await vera.page.getByText('2,444 cases, 300 of them open').waitFor()
      await vera.checkPage('reading')
      await vera.follow('Change how it is read')
      await vera.checkPage('mapping')
      await vera.page.goBack()
      await vera.press('This is right')

      await vera.page.getByLabel('Title').fill(title)
      await vera.page.getByLabel('Weeks ahead').fill('no')
      await vera.press('Make them')
      await vera.page.getByRole('link', { name: 'Weeks ahead must be a whole number from 1 to 260' }).click()
      await vera.checkPage('settings with an error')
      await vera.page.getByLabel('Weeks ahead').fill('20')
      await vera.page.getByLabel('Try it on the log’s own past').uncheck()
      await vera.press('Make them')
      await vera.page
        .getByRole('heading', { level: 1, name: 'Making the report and the forecast' })
        .or(vera.page.getByText('What it was made from'))
        .first()
        .waitFor()
      await vera.checkPage('progress')

      await vera.page.getByRole('link', { name: 'Performance report', exact: true }).waitFor()
      await vera.checkPage('run')
      const run = vera.page.url()
      await vera.follow('Performance report')
      await vera.page.getByText('How long cases take').first().waitFor()
      await vera.checkPage('report')
      const [file] = await Promise.all([
        vera.page.waitForEvent('download'),
        vera.page
          .getByRole('link', { name: /Download as CSV/ })
          .first()
          .click(),
      ])
      const csv = await readFile(await file.path(), 'utf8')
      assert.match(csv, /^[^\n]+,[^\n]+\r?\n[^\n]+,/)
      await vera.page.goto(run)
      await vera.follow('Forecast')
      await vera.page.getByText('Open cases in the weeks ahead').first().waitFor()
      await vera.checkPage('forecast')

      await vera.page.goto(run)
      await vera.press('Make it again from the same inputs')
      await vera.page.getByText('The result is the same as that of the first, bit for bit.').waitFor()
      await vera.follow('Reports and forecasts')
      assert.equal(await vera.page.getByRole('link', { name: new RegExp(`^${title}`) }).count(), 2)
      await vera.close()

      const victor = await Visitor.open(service.address, { scripts })
      await victor.signIn('Victor Invented')
      const answer = await victor.page.goto(run)
      assert.equal(answer?.status(), 404)
      await victor.checkPage('not found')
      await victor.close()
    })
  })
