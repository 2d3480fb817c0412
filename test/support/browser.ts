/** A browser for journeys: people who sign in, with scripts and without, and a look at every page they come to. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../tools/find-browser.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDE = 1200
const NARROW = 320
const PATIENCE_MS = 30_000

type AxeRun = { violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }

let browser: Promise<Browser> | undefined

/** Kinds of page that were looked at in this file. The server's markup is the same with scripts and without, so each is looked at once: a look costs seconds. */
const seen = new Set<string>()

function theBrowser(): Promise<Browser> {
  const { path, flags } = findBrowser()
  browser ??= chromium.launch({ executablePath: path, args: flags })
  return browser
}

after(async () => (await browser)?.close())

/** One person's browser, and what is said of the pages they see. */
export class Visitor {
  readonly page: Page
  readonly #address: string
  readonly #context: BrowserContext
  readonly #widths: readonly number[]

  constructor(address: string, context: BrowserContext, page: Page, widths: readonly number[]) {
    this.#widths = widths
    this.#address = address
    this.#context = context
    this.page = page
  }

  /** What the browser itself complains of (a policy broken, a script that failed, a part not found) fails the test. */
  static async open(address: string, { scripts }: { scripts: boolean }): Promise<Visitor> {
    const context = await (await theBrowser()).newContext({ javaScriptEnabled: scripts, viewport: { width: WIDE, height: 900 } })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const visitor = new Visitor(address, context, page, scripts ? [WIDE, NARROW] : [WIDE])
    page.on('pageerror', error => visitor.complaints.push(error.message))
    page.on('console', message => {
      // An answer that refuses is told as an error too; whether one was wanted is for the test to say.
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) visitor.complaints.push(message.text())
    })
    return visitor
  }

  readonly complaints: string[] = []

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.#address}${path}`)
  }

  /** Through the provider, as a person does. */
  async signIn(name: string): Promise<void> {
    await this.go('/sign-in')
    await this.press('Continue to sign in')
    await this.page.getByLabel(name, { exact: true }).check()
    await this.press('Sign in')
    await this.heading(`Hello ${name}`)
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  async follow(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).first().click()
  }

  /** Waits until the page with this heading is there. */
  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor()
  }

  /** What a browser can check of a page, once for each kind: axe's rules for WCAG 2.2 AA, and that nothing scrolls sideways. Without scripts the styles are the same, so wide is enough there. */
  async checkPage(kind: string): Promise<void> {
    if (seen.has(kind)) return
    seen.add(kind)
    const copy = await this.#copy()
    try {
      for (const width of this.#widths) {
        await copy.setViewportSize({ width, height: 900 })
        await copy.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert.equal(await copy.evaluate('document.documentElement.scrollWidth'), width, `${kind} scrolls sideways at ${width} pixels`)
        assert.deepEqual(await faultsOf(copy), [], `${kind} at ${width} pixels`)
      }
    } finally {
      await copy.context().close()
    }
  }

  /** Axe is a script, which the page's policy forbids: it looks at a copy, with the same styles, as it stands. */
  async #copy(): Promise<Page> {
    const html = await this.page.content()
    const context = await (await theBrowser()).newContext({ bypassCSP: true, viewport: { width: WIDE, height: 900 } })
    await context.route('**/*', route =>
      route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html', body: html }) : route.continue(),
    )
    const page = await context.newPage()
    // Its scripts ran already, or were not to run.
    await context.route(/\.js$/, route => route.fulfill({ contentType: 'text/javascript', body: '' }))
    await page.goto(this.page.url())
    return page
  }

  async close(): Promise<void> {
    await this.#context.close()
    assert.deepEqual(this.complaints, [])
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = (await page.evaluate(`axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(TAGS)} } })`)) as AxeRun
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`))
}
