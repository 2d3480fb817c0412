/** The pages as a browser shows them: accessible by axe's rules, never scrolling sideways, whole on paper and on grey. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import { exampleReport } from '../../../../test/support/example-report.ts'
import { findBrowser } from '../../../../tools/find-browser.ts'
import { reportDocument } from '../report/pages.tsx'
import { forecastDocument, reportAndForecastDocument } from './pages.tsx'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [1280, 320]

const made = { at: '2026-11-24T09:12:00.000Z' }
// The longest words a log may hold must not push a page wider than the screen.
const LONG = 'Wirtschaftsprüfungsgesellschaftsunterlagenbereitstellung'

// Few rows of each kind: a hundred more like them would be looked at one by one, and tell nothing new.
const report = exampleReport({
  months: exampleReport().months.slice(-14),
  monthsByClass: exampleReport().monthsByClass.filter(({ month }) => month >= '2026-05'),
})
const { backtest, openCases } = exampleForecast()
assert.ok(backtest)
const forecast = exampleForecast({
  openCases: openCases.slice(0, 32),
  // Ranges far too narrow and far too wide: their figures must not lie on the names beside them.
  backtest: {
    ...backtest,
    naive: backtest.naive.map((naive, at) => ({
      ...naive,
      coverage50: [0.02, 0.97][at] ?? 0,
      coverage80: [0.3, 1][at] ?? 0,
      coverage95: [0.4, 1][at] ?? 0,
    })),
  },
})

const pages: Record<string, string> = {
  report: reportDocument(report, made),
  forecast: forecastDocument(forecast, made),
  both: reportAndForecastDocument(report, forecast, made),
  'with very long names': reportAndForecastDocument(
    {
      ...report,
      title: `${LONG} ${LONG}`,
      classes: report.classes.map((figures, at) => ({ ...figures, class: `${LONG}${at}` })),
      heldByStage: report.heldByStage.map((held, at) => ({ ...held, name: `${LONG}${at}` })),
      remarks: [`${LONG}${LONG}${LONG}`],
    },
    { ...forecast, openCases: forecast.openCases.map(each => ({ ...each, id: `${LONG}${each.id}` })) },
    made,
  ),
}

type AxeRun = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }

describe('in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-pages-'))
  let browser: Browser

  before(async () => {
    const { path, flags } = findBrowser()
    browser = await chromium.launch({ executablePath: path, args: flags })
  })
  after(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** The page's own policy forbids every script, so what looks at it must be let past. */
  async function open(name: string, width: number): Promise<Page> {
    const file = join(folder, `${name.replaceAll(' ', '-')}.html`)
    writeFileSync(file, pages[name] ?? '')
    const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true })
    await page.goto(pathToFileURL(file).href)
    return page
  }

  for (const name of Object.keys(pages)) {
    for (const width of WIDTHS) {
      it(`${name} meets WCAG 2.2 AA as far as axe can tell and never scrolls sideways at ${width} pixels`, async () => {
        const page = await open(name, width)
        // What is folded away must pass too.
        await page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width)

        await page.addScriptTag({ content: axe.source })
        const { violations } = (await page.evaluate(
          `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })`,
        )) as AxeRun
        const faults = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
        )
        await page.close()
        assert.deepEqual(faults, [])
      })
    }
  }

  it('shows one of the two drawings of each chart, whatever the width', async () => {
    for (const width of WIDTHS) {
      const page = await open('both', width)
      const shown = await page.evaluate(
        "[...document.querySelectorAll('figure')].map(each => [...each.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().height > 0).length)",
      )
      await page.close()
      assert.ok((shown as number[]).length > 8)
      assert.deepEqual(new Set(shown as number[]), new Set([1]))
    }
  })

  it('keeps the words of every chart inside the picture and at 11 pixels or more', async () => {
    for (const width of WIDTHS) {
      const page = await open('both', width)
      const outside =
        await page.evaluate(`[...document.querySelectorAll('figure svg')].filter(svg => svg.getBoundingClientRect().height > 0).flatMap(svg => {
        const box = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].filter(text => text.textContent && text.tagName === 'text').flatMap(text => {
          const own = text.getBoundingClientRect()
          const scale = box.width / svg.viewBox.baseVal.width
          const size = parseFloat(getComputedStyle(text).fontSize) * scale
          const inside = own.left >= -0.5 && own.right <= document.documentElement.clientWidth + 0.5 && own.top >= box.top - 1 && own.bottom <= box.bottom + 1
          return inside && size >= 11 ? [] : [text.textContent + ' ' + [own.left, own.right, size].map(Math.round).join(' ')]
        })
      })`)
      await page.close()
      assert.deepEqual(outside, [])
    }
  })

  it('lays no word of a chart on another', async () => {
    for (const width of WIDTHS) {
      const page = await open('both', width)
      const clashes =
        await page.evaluate(`[...document.querySelectorAll('figure svg')].filter(svg => svg.getBoundingClientRect().height > 0).flatMap(svg => {
        const texts = [...svg.querySelectorAll('text')].filter(text => text.textContent).map(text => ({ words: text.textContent, box: text.getBoundingClientRect() }))
        const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3
        return texts.flatMap((one, at) => texts.slice(at + 1).filter(other => meet(one.box, other.box)).map(other => one.words + ' | ' + other.words))
      })`)
      await page.close()
      assert.deepEqual(clashes, [])
    }
  })

  it('puts the folded tables on paper, and the skip link first in the tab order', async () => {
    const page = await open('report', 1280)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent.trim()'), 'Skip to main content')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('#months').isVisible(), true)
    assert.equal(await page.locator('.muster-contents').isVisible(), false)
    await page.close()
  })
})
