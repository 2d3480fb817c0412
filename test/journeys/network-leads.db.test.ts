/** How many leads each borough has had, and a wrong date put right with the earlier belief still there to see; in a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()
const KNOWN = { recorded: '2026-01-10', on: ['1', '6', '2026'] }

/** A holding that the register has believed since January 2026. Only the operator can say so of a day that has gone by. */
const recordEarlier = (name: string, days: string) =>
  withClient(service.database.url(SUPERUSER), async operator => {
    const { rows } = await operator.query<{ token: Buffer }>(`select token from spine.open_session('nell', 'phr', now(), 'Test')`)
    await operator.query('begin')
    await operator.query(`select spine.enter($1, 'test.record-earlier')`, [rows[0]?.token])
    await operator.query('with person as (insert into network.people (name, rank) values ($1, $2) returning id) select id from person', [
      name,
      'Superintendent',
    ])
    await operator.query(
      `insert into network.holdings (seat, standing, person, valid, recorded, why)
        select s.id, 'holder', p.id, $2, tstzrange($3, null), 'From the first list' from network.seats s, network.people p
        where s.role_kind = 'borough-superintendent' and s.area = 'E09000007' and p.name = $1`,
      [name, days, KNOWN.recorded],
    )
    await operator.query('commit')
  })

for (const scripts of [true, false])
  describe(`readers and keepers of the register, scripts ${scripts ? 'on' : 'off'}`, () => {
    const name = scripts ? 'Rowan Hale (invented)' : 'Robin Hale (invented)'
    const [first, right, last] = scripts ? ['1', '3', '5'] : ['8', '10', '12']

    it('a councillor’s question is answered at one address: each borough, since May 2016 or any other day', async () => {
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.go('/network/leads')
      await nell.heading('Different leads of each borough since 1 May 2016')
      assert.equal(await page.locator('#leads tbody tr').count(), 32)
      await nell.checkPage('leads')
      const leadsOf = async (borough: string) =>
        Number(await page.locator('#leads').getByRole('row', { name: borough }).locator('td').first().textContent())
      const since2016 = await leadsOf('Camden')
      await page.getByRole('group', { name: 'Count from' }).getByLabel('Year').fill('2019')
      await nell.press('Show')
      await nell.heading('Different leads of each borough since 1 May 2019')
      assert.ok((await leadsOf('Camden')) < since2016)
      await page.getByRole('group', { name: 'Count from' }).getByLabel('Month').fill('13')
      await nell.press('Show')
      await page.getByRole('link', { name: 'The day to count from must be a real date' }).waitFor()
      await nell.checkPage('leads, with errors')
      await page.getByRole('link', { name: /^Camden/ }).click()
      await nell.heading(/Camden/)
      await nell.checkPage('leads of a borough')
      await nell.close()

      // The council sees the same of its own borough, and of no other.
      const lewis = await Visitor.open(service.address, { scripts })
      await lewis.signIn('Lewis Invented')
      await lewis.go('/network/leads?since=2016-05-01')
      assert.equal(await lewis.page.locator('#leads tbody tr').count(), 1)
      assert.equal(Number(await lewis.page.locator('#leads tbody td').first().textContent()), since2016)
      await lewis.checkPage('leads, as a council')
      await lewis.close()
    })

    it('a wrong date is put right, and what was believed before is still there, on the page and as known then', async () => {
      await recordEarlier(name, `[2023-03-${first?.padStart(2, '0')},2023-03-${String(Number(last) + 1).padStart(2, '0')})`)
      const nell = await Visitor.open(service.address, { scripts })
      const { page } = nell
      await nell.signIn('Nell Invented')
      await nell.go('/network/leads/E09000007')
      await nell.follow('Borough superintendent, Camden')
      await nell.heading(/Borough superintendent/)
      await nell.checkPage('seat')
      const seat = page.url()
      await page.getByRole('link', { name: `Correct: ${name}` }).click()
      await nell.checkPage('correcting a holding')
      const day = page.getByRole('group', { name: 'First day' }).getByLabel('Day')
      await day.fill('20')
      await nell.press('Correct it')
      await page.getByRole('link', { name: 'Enter the reason' }).waitFor()
      await nell.checkPage('correcting a holding, with errors')
      await day.fill(right ?? '')
      await page.getByLabel('Why is this recorded?').fill('The order says so')
      await nell.press('Correct it')
      await page.getByText('It is corrected.').waitFor()
      await nell.checkPage('seat with an earlier belief')
      const earlier = page.locator('#earlier').getByRole('row', { name: new RegExp(`^${name.slice(0, 10)}`) })
      assert.match((await earlier.textContent()) ?? '', new RegExp(`${first} Mar 2023.*From the first list.*The order says so`))

      // The day itself, as it was known in June and as it is known now.
      await page
        .getByRole('group', { name: 'On the day' })
        .getByLabel('Day')
        .fill(first ?? '')
      await page.getByRole('group', { name: 'On the day' }).getByLabel('Month').fill('3')
      await page.getByRole('group', { name: 'On the day' }).getByLabel('Year').fill('2023')
      await nell.press('Show')
      assert.match((await page.locator('.muster-facts').textContent()) ?? '', /HolderVacant/)
      for (const [part, value] of [
        ['Day', KNOWN.on[0]],
        ['Month', KNOWN.on[1]],
        ['Year', KNOWN.on[2]],
      ] as const)
        await page
          .getByRole('group', { name: 'As known at the end of' })
          .getByLabel(part)
          .fill(value ?? '')
      await nell.press('Show')
      await page.getByText('as the register had it at the end of 1 June 2026').waitFor()
      assert.match(
        (await page.locator('.muster-facts').textContent()) ?? '',
        new RegExp(`Holder${name.slice(0, 10)}.*since ${first} March 2023`),
      )
      await nell.checkPage('seat as known then')
      await nell.go(new URL(seat).pathname)
      await nell.close()
    })

    it('a lead is told who has the days that are taken, and records a deputy and a contact', async () => {
      const una = await Visitor.open(service.address, { scripts })
      const { page } = una
      await una.signIn('Una Invented')
      await una.go('/network/leads/E09000007')
      await una.follow('Borough superintendent, Camden')
      await una.press('Record who holds it')
      await una.checkPage('recording a holder')
      await page.getByLabel('Somebody new').check()
      await page.getByLabel('Name', { exact: true }).fill(`New ${name}`)
      await page.getByRole('group', { name: 'First day' }).getByLabel('Day').fill('1')
      await page.getByRole('group', { name: 'First day' }).getByLabel('Month').fill('6')
      await page.getByRole('group', { name: 'First day' }).getByLabel('Year').fill('2026')
      await page.getByLabel('Why is this recorded?').fill('New in post')
      await una.press('Record it')
      await page.getByRole('link', { name: /holds this role from 18 November 2025/ }).waitFor()
      await una.checkPage('recording a holder, with days that are taken')
      await page.getByLabel('Covering').check()
      await page
        .getByRole('group', { name: 'Last day' })
        .getByLabel('Day')
        .fill(scripts ? '30' : '15')
      await page.getByRole('group', { name: 'Last day' }).getByLabel('Month').fill('6')
      await page.getByRole('group', { name: 'Last day' }).getByLabel('Year').fill('2026')
      if (!scripts) {
        await page.getByRole('group', { name: 'First day' }).getByLabel('Month').fill('8')
        await page.getByRole('group', { name: 'Last day' }).getByLabel('Month').fill('8')
      }
      await una.press('Record it')
      await page.getByText('It is recorded').waitFor()
      await una.press('Contacts')
      await page.getByLabel('Duty desk').check()
      await page.getByLabel('How they are reached').fill(`Desk of ${name}`)
      await page.getByLabel('Why is this recorded?').fill('New desk')
      await una.press('Record it')
      await page.getByText('The contact is recorded').waitFor()
      await una.checkPage('contacts')
      await una.go('/network/seats/new')
      await una.press('Open the seat')
      await page.getByRole('link', { name: 'Select the role' }).waitFor()
      await una.checkPage('opening a seat, with errors')
      await una.close()
    })

    it('an administrator sees where holdings and access differ', async () => {
      const ada = await Visitor.open(service.address, { scripts })
      await ada.signIn('Ada Invented')
      await ada.go('/network/leads')
      await ada.follow('Access')
      await ada.heading('Where holdings and access differ')
      await ada.page.getByRole('row', { name: /Una Invented/ }).waitFor()
      await ada.checkPage('access')
      await ada.close()
    })
  })
