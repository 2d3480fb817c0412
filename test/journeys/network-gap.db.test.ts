/** A leaver is recorded, and the gap is seen on the unit's page, on the map and in the list; a council sees nothing of it. In a browser with scripts and in one without. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SUPERUSER } from '../../src/platform/db/embedded/access.ts'
import { withClient } from '../../src/platform/db/one-client.ts'
import { dayName, shortDay } from '../../src/values/figures.ts'
import { Visitor } from '../support/browser.ts'
import { runService } from '../support/running-service.ts'

const service = await runService()
const { today, yesterday } = await withClient(service.database.url(SUPERUSER), async client => {
  const { rows } = await client.query<{ today: string; yesterday: string }>(
    `select spine.today()::text as today, (spine.today() - 1)::text as yesterday`,
  )
  assert.ok(rows[0])
  return rows[0]
})
const PROTECT = 'CT Protect officer in every Basic Command Unit'
const MAP = '/network/map?figure=role-ct-protect-officer'

/** What a council officer has to read of the borough. */
async function councilReads(visitor: Visitor): Promise<string> {
  await visitor.go('/network/boroughs/E09000007')
  await visitor.heading(/Camden/)
  return (await visitor.page.locator('main').textContent()) ?? ''
}

for (const [scripts, who, unit, borough] of [
  // The lead of the unit records it where scripts run; whoever keeps the register, of another unit, where they do not.
  [true, 'Una Invented', 'Central North BCU', 'Camden'],
  [false, 'Nell Invented', 'North BCU', 'Enfield'],
] as const)
  describe(`a leaver, scripts ${scripts ? 'on' : 'off'}`, () => {
    it('leaves a gap on page, map and list; a council sees no difference', async () => {
      const council = await Visitor.open(service.address, { scripts })
      await council.signIn('Lewis Invented')
      const before = await councilReads(council)

      const visitor = await Visitor.open(service.address, { scripts })
      const { page } = visitor
      await visitor.signIn(who)
      await visitor.go('/network/gaps')
      assert.equal(await page.locator('tbody').getByRole('link', { name: unit, exact: true }).count(), 0)
      await visitor.checkPage('gaps before')
      await visitor.go(MAP)
      const tile = page.getByRole('link', { name: new RegExp(`^${borough}: policed by ${unit}; CT Protect officer`) })
      assert.match((await tile.textContent()) ?? '', /CT Protect officer in post$/)

      // By the register itself: the borough's tile leads to its page, that to the unit, that to the seat.
      await tile.click()
      await visitor.heading(new RegExp(borough))
      await page.locator('main').getByRole('link', { name: unit, exact: true }).first().click()
      await visitor.heading(new RegExp(unit))
      await page.locator('#seats').getByRole('link', { name: 'CT Protect officer' }).click()
      await page.getByRole('link', { name: /^End\b/ }).click()
      await visitor.heading('End this holding')
      const [year = '', month = '', day = ''] = yesterday.split('-')
      for (const [label, value] of [
        ['Day', day],
        ['Month', month],
        ['Year', year],
      ] as const)
        await page.getByLabel(label, { exact: true }).fill(value)
      await page.getByLabel('Why is this recorded?').fill('Has left')
      await visitor.press('End it')
      await page.getByText('The last day is recorded').waitFor()
      await page.getByText('Vacant', { exact: true }).first().waitFor()

      await page.getByRole('navigation', { name: 'Register' }).getByRole('link', { name: 'Gaps' }).click()
      await visitor.heading('Coverage gaps')
      const row = page
        .getByRole('table', { name: `${PROTECT}: vacant on ${dayName(today)}` })
        .getByRole('row', { name: new RegExp(`^${unit}`) })
      assert.match((await row.textContent()) ?? '', new RegExp(`${shortDay(today)}1\\s*Nobody`))
      await visitor.checkPage('gaps after')
      await page.getByRole('link', { name: /^See it on the map.*CT Protect officer/ }).click()
      await page.getByRole('link', { name: `${borough}: policed by ${unit}; CT Protect officer vacant since ${dayName(today)}` }).waitFor()
      const cell = page.locator('#figures').getByRole('row', { name: new RegExp(`^${borough} `) })
      assert.match((await cell.textContent()) ?? '', new RegExp(`Vacant since ${dayName(today)}`))
      await visitor.checkPage('map with a gap')

      await visitor.go('/network/gaps')
      await visitor.follow('Over a period')
      await visitor.heading('Coverage gaps')
      await visitor.checkPage('gaps over a period')
      for (const path of ['/network/map', '/network/map?figure=leads', '/network/requirements', '/network/role-kinds']) {
        await visitor.go(path)
        await visitor.checkPage(path)
      }
      await visitor.close()

      assert.equal(await councilReads(council), before)
      await council.go('/network/gaps')
      await council.heading(/cannot|not/i)
      await council.close()
    })
  })

describe('whoever keeps the register', () => {
  it('finds every form of roles and requirements, with what is wrong in it', async () => {
    const nell = await Visitor.open(service.address, { scripts: true })
    await nell.signIn('Nell Invented')
    await nell.go('/network/role-kinds')
    await nell.press('Add a kind of role')
    await nell.press('Add this kind of role')
    await nell.page.getByRole('link', { name: 'Enter the name' }).waitFor()
    await nell.checkPage('adding a kind of role, with errors')
    await nell.go('/network/requirements')
    await nell.press('Add a requirement')
    await nell.press('Add this requirement')
    await nell.page.getByRole('link', { name: 'Select a role' }).waitFor()
    await nell.checkPage('adding a requirement, with errors')
    await nell.go('/network/requirements')
    await nell.follow(PROTECT)
    await nell.checkPage('a requirement')
    await nell.press('Correct it')
    await nell.checkPage('correcting a requirement')
    await nell.go('/network/requirements')
    await nell.follow(PROTECT)
    await nell.press('End it')
    await nell.checkPage('ending a requirement')
    await nell.close()
  })
})
