/** Whoever keeps the register brings a file: lines that are wrong are named, then the file is seen and applied; with scripts and without. */
import { describe, it } from 'node:test'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()

const HEAD = 'relation,area_code,area,unit_code,unit,unit_kind,belongs_to,first_day,last_day,confirmed,source'

/** From a day on Barnet is policed by a unit that is new. */
const file = (code: string, name: string, first: string) =>
  [HEAD, `polices,E09000003,Barnet,${code},${name},bcu,MPS,${first},,no,"Invented, for a test"`].join('\r\n')

for (const scripts of [true, false])
  describe(`a structure file, scripts ${scripts ? 'on' : 'off'}`, () => {
    const [code, name] = scripts ? ['MPS-T1', 'Trial one'] : ['MPS-T2', 'Trial two']
    const year = scripts ? 2030 : 2031

    it('is put right, seen, applied, and then in the register', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      await nell.signIn('Nell Invented')
      await nell.follow('Register')
      await nell.follow('Import')
      await nell.heading('Import a file')
      await nell.checkPage('importing a file')
      await nell.press('See what it would change')
      await nell.page.getByRole('link', { name: 'Select what the file holds' }).waitFor()
      await nell.checkPage('importing a file, with errors')

      await bring(nell, file(code, name, `31/02/${year}`))
      await nell.heading(/This file cannot be used as it is/)
      await nell.page.getByRole('cell', { name: `“31/02/${year}” is no date such as 2019-01-31 or 31/01/2019` }).waitFor()
      await nell.checkPage('a file with a line that cannot be used')
      await nell.press('Bring the file again')

      await bring(nell, file(code, name, `01/02/${year}`))
      await nell.heading(/What this file would change/)
      await nell.page.getByText(`${name}, from 1 February ${year}`).waitFor()
      await nell.checkPage('what a file would change')
      await nell.press('Apply all of it')
      await nell.page.getByText('The register is changed').waitFor()
      await nell.checkPage('a file that was applied')

      await nell.go(`/network?at=${year}-02-01`)
      await nell.page.getByRole('link', { name }).first().waitFor()
      await nell.close()
    })
  })

async function bring(nell: Visitor, text: string): Promise<void> {
  await nell.page.getByLabel('Structure', { exact: true }).check()
  await nell.page.getByLabel('CSV file').setInputFiles({ name: 'trial.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await nell.press('See what it would change')
}
