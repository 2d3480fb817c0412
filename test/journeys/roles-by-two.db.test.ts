/** Two administrators give a role, one of them cannot give it to himself, and an auditor sees all of it; in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()
const PARTS = ['Rules', 'Units', 'Calendar', 'Jobs', 'Outbox', 'Legal holds']
const STANDING = ['Accessibility statement', 'Cookies', 'Privacy notice']

for (const scripts of [true, false])
  describe(`administrators and an auditor, scripts ${scripts ? 'on' : 'off'}`, () => {
    const name = scripts ? 'Rosa Invented' : 'Ronan Invented'

    it('one asks for a role, the other approves it', async () => {
      const ada = await Visitor.open(service.address, { scripts })
      await ada.signIn('Ada Invented')
      await ada.follow('Administration')
      await ada.checkPage('overview')
      await ada.follow('Accounts')
      await ada.checkPage('accounts')
      await ada.press('Open an account')
      await ada.press('Open the account')
      await ada.page.getByRole('link', { name: 'Enter their name' }).waitFor()
      await ada.checkPage('opening an account, with errors')
      await ada.page.getByLabel('Name', { exact: true }).fill(name)
      await ada.page.getByLabel('What the sign-in provider calls them').fill(name.toLowerCase().replace(' ', '.'))
      await ada.page.getByLabel('Staff').check()
      await ada.press('Open the account')
      await ada.heading(new RegExp(name))
      await ada.press('Ask for a role')
      await ada.checkPage('asking for a role')
      await ada.page.getByLabel('Auditor').check()
      await ada.page.getByLabel('Unit', { exact: true }).selectOption({ index: 1 })
      await ada.page.getByLabel('Why do they need it?').fill('New in post')
      await ada.press('Ask for it')
      await ada.page.getByText('Asked for: Auditor').waitFor()
      await ada.checkPage('an account with a role asked for')
      await ada.page
        .locator('#roles')
        .getByRole('link', { name: /Auditor/ })
        .click()
      await ada.page.getByText('You asked for it, so another administrator must approve it.').waitFor()

      const abel = await Visitor.open(service.address, { scripts })
      await abel.signIn('Abel Invented')
      await abel.checkPage('home with something waiting')
      await abel.page.getByRole('link', { name: `Approve or leave: Auditor for ${name}` }).click()
      await abel.checkPage('a role to approve')
      await abel.press('Approve this role')
      await abel.page.getByText('The role is approved').waitFor()
      await abel.close()

      for (const part of PARTS) {
        await ada.follow('Administration')
        await ada.follow(part)
        await ada.checkPage(part)
      }
      await ada.follow('Rules')
      await ada.follow('Session without use')
      await ada.checkPage('a rule')
      await ada.close()
    })

    it('an administrator cannot make himself anything', async () => {
      const abel = await Visitor.open(service.address, { scripts })
      await abel.signIn('Abel Invented')
      await abel.go('/administration/accounts?q=abel')
      await abel.follow('Abel Invented')
      await abel.press('Ask for a role')
      await abel.page.getByLabel('Vetting manager').check()
      await abel.page.getByLabel('Unit', { exact: true }).selectOption({ index: 1 })
      await abel.page.getByLabel('Why do they need it?').fill('I need it')
      await abel.press('Ask for it')
      await abel.heading('Someone else must do this')
      await abel.checkPage('refused')
      await abel.close()
    })

    it('an auditor finds what they did, and that nobody has changed it', async () => {
      const audrey = await Visitor.open(service.address, { scripts })
      await audrey.signIn('Audrey Invented')
      await audrey.follow('Ledger')
      await audrey.checkPage('ledger')
      await audrey.page.getByLabel('Who', { exact: true }).fill('abel')
      await audrey.page.getByLabel('What was done').selectOption('role-approved')
      await audrey.press('Search')
      await audrey.page.locator('#entries').getByRole('link').first().click()
      await audrey.page.getByText('it has not been changed since').waitFor()
      await audrey.checkPage('entry')
      for (const page of STANDING) {
        await audrey.follow(page)
        await audrey.checkPage(page)
      }
      await audrey.press('Sign out')
      await audrey.heading('You are signed out')
      await audrey.checkPage('signed out')
      await audrey.go('/ledger')
      assert.match(audrey.page.url(), /\/sign-in\?return=/)
      await audrey.checkPage('sign-in')
      await audrey.close()
    })
  })
