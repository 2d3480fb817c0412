/** What the pages say, that their markup is valid, and that nothing in a log can become markup. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { parseHTML } from 'linkedom'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import { exampleReading } from '../../../../test/support/example-reading.ts'
import { exampleReport } from '../../../../test/support/example-report.ts'
import { reportDocument } from '../report/pages.tsx'
import { forecastDocument, reportAndForecastDocument } from './pages.tsx'
import type { Forecast } from './rules.ts'

const made = { at: '2026-11-24T09:12:00.000Z', command: 'npx muster report log.xlsx' }

/** The words of a page in reading order, markup and charts left out; each element stands apart from the one before. */
function wordsOf(html: string): string {
  const { document } = parseHTML(html.replaceAll('<', ' <').trim())
  for (const element of document.querySelectorAll('style, svg')) element.remove()
  return (document.body.textContent ?? '').replace(/\s+/g, ' ')
}

const pages: Record<string, string> = {
  report: reportDocument(exampleReport(), made),
  forecast: forecastDocument(exampleForecast(), made),
  both: reportAndForecastDocument(exampleReport(), exampleForecast(), made),
  'report to hand out': reportDocument(exampleReport({ release: true }), made),
  'forecast without staff or back-test': forecastDocument(refusing(), made),
}

function refusing(): Forecast {
  return exampleForecast({
    staffing: [],
    staffingAt: null,
    staffingRefused: 'The log names no resources, so a staffing effect cannot be estimated.',
    backtest: null,
    backtestRefused: 'The log is too short to be cut.',
    stockDone: null,
    openCases: [],
  })
}

describe('every page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    // The one departure: the renderer closes void elements as `<meta/>`, which HTML allows and ignores.
    rules: { 'void-style': ['error', { style: 'selfclose' }] },
  })

  for (const [name, html] of Object.entries(pages)) {
    it(`is valid HTML: ${name}`, async () => {
      const { results } = await validator.validateString(html)
      const faults = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, selector }) => `${ruleId}: ${message} ${line} ${selector}`),
      )
      assert.deepEqual(faults, [])
    })

    it(`has no script, loads nothing, and names each thing once: ${name}`, () => {
      const { document } = parseHTML(html)
      assert.equal(document.querySelectorAll('script, iframe, object, img, [onclick], [onload]').length, 0)
      const addresses = [...document.querySelectorAll('[href], [src]')].map(
        element => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
      )
      assert.deepEqual(
        addresses.filter(address => !address.startsWith('#') && !address.startsWith('data:image/svg+xml;base64,')),
        [],
      )
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length)
      for (const link of document.querySelectorAll('a[href^="#"]'))
        assert.ok(document.querySelector(link.getAttribute('href') ?? ''), `${link.outerHTML} leads nowhere`)
    })

    it(`has one title, a table with caption and headings after each chart, and no chart without words: ${name}`, () => {
      const { document } = parseHTML(html)
      assert.equal(document.querySelectorAll('h1').length, 1)
      for (const chart of document.querySelectorAll('figure')) {
        const table = document.querySelector(`#${chart.getAttribute('aria-describedby')?.replace(/-caption$/, '')}`)
        assert.equal(table?.tagName, 'TABLE')
        assert.ok(
          html.indexOf(table.outerHTML.slice(0, 80)) > html.indexOf(chart.querySelector('figcaption')?.outerHTML ?? '?'),
          'the table follows',
        )
        for (const svg of chart.querySelectorAll('svg')) {
          assert.equal(svg.getAttribute('role'), 'img')
          assert.match(svg.getAttribute('aria-label') ?? '', /^Chart: .+table/)
          assert.equal(svg.querySelectorAll('[aria-label], style').length, 0)
        }
      }
      for (const table of document.querySelectorAll('table')) {
        assert.ok(table.querySelector('caption')?.textContent)
        assert.ok([...table.querySelectorAll('th')].every(head => ['col', 'row'].includes(head.getAttribute('scope') ?? '')))
      }
    })
  }
})

describe('the report page', () => {
  const words = wordsOf(pages.report ?? '')

  it('begins with the answer and the label of invented data', () => {
    assert.match(
      words.slice(0, 700),
      /Vetting cases of the Invented Constabulary Invented data: these cases were made up.*Half of cases finish within 34 days/,
    )
    assert.match(words.slice(0, 1200), /Open now 312/)
    assert.match(words, /Within 25 days 41%/)
  })

  it('labels invented data that is named only by the title', () => {
    const page = reportDocument(exampleReport({ remarks: [] }), made)
    assert.match(wordsOf(page), /Invented data/)
    assert.doesNotMatch(wordsOf(reportDocument(exampleReport({ remarks: [], title: 'Vetting cases' }), made)), /Invented data/)
  })

  it('says "not yet reached" where too few have finished, with what is known', () => {
    assert.match(words, /All cases 2,370 312 34 30 to 39 71 64 to 82 not yet reached 90 or more/)
  })

  it('writes dates, months and numbers as people do, with figures for machines', () => {
    assert.match(pages.report ?? '', /<time datetime="2024-04">April 2024<\/time>/)
    assert.match(pages.report ?? '', /<time datetime="2025-01-10">10 Jan 2025<\/time>/)
    assert.match(words, /Made by Muster on 24 November 2026 at 09:12 with npx muster report log\.xlsx \./)
  })

  it('tells how the file was read, with every row that could not be used', () => {
    assert.match(words, /Of 2,402 rows of invented-vetting-log\.xlsx, 2,370 \(99%\) could be used; 32 could not/)
    assert.match(words, /Day first, as the dates in the file show/)
    assert.match(words, /17 Cases 2024-26 no date of receipt/)
    assert.match(words, /3 words of outcome are not known/)
  })

  it('made to be handed out names no case', () => {
    const handedOut = pages['report to hand out'] ?? ''
    assert.match(handedOut, /Made to be handed out/)
    assert.doesNotMatch(handedOut, /IC\/24/)
    assert.match(pages.report ?? '', /IC\/2400\/24/)
  })
})

describe('the forecast page', () => {
  const words = wordsOf(pages.forecast ?? '')

  it('begins with when the open cases are done, and how often such ranges held', () => {
    assert.match(
      words.slice(0, 1500),
      /312 cases are open at 30 September 2026\. The last of them will as likely as not be done by 10 March 2027/,
    )
    assert.match(words.slice(0, 1500), /Past 80% ranges that held 79%/)
  })

  it('shows the plain forecasts beside it, and that it never scores a person', () => {
    assert.match(words, /This forecast 604 49% 79% 94% 9\.3/)
    assert.match(words, /Average by class 604 49% 79% 94% 12\.1/)
    assert.match(words, /never scores an applicant, and never an officer/)
  })

  it('gives what is needed to make it again', () => {
    assert.match(words, /Seed 1 /)
    assert.match(words, new RegExp(`SHA-256 ${exampleForecast().inputHash}`))
    assert.match(words, /Runs made 2,000/)
  })

  it('says in one sentence that no number of staff would change anything, where that is so', () => {
    const staffing = exampleForecast().staffing.map(effect => ({ ...effect, meanChangeDays: -0.01 }))
    const words = wordsOf(forecastDocument(exampleForecast({ staffing }), made))
    assert.match(words, /Up to 10 more people change the mean time of a case by less than 0\.1 days/)
    assert.doesNotMatch(words, /Extra staff|One more person saves/)
  })

  it('has no columns of staff where the same people work at every stage', () => {
    const example = exampleForecast()
    const words = (alike: boolean) => {
      const stages = example.model.stages.map(stage => ({ ...stage, ...(alike && { staff: 7, busyShare: 0.9, workMinutes: 30 }) }))
      return wordsOf(forecastDocument({ ...example, model: { ...example.model, stages } }, made))
    }
    assert.match(words(false), /Work of a visit Staff Busy/)
    assert.doesNotMatch(words(true), /Work of a visit Staff Busy/)
  })

  it('says why there is no staffing effect or back-test', () => {
    const refused = wordsOf(pages['forecast without staff or back-test'] ?? '')
    assert.match(refused, /The log names no resources, so a staffing effect cannot be estimated/)
    assert.match(refused, /The log is too short to be cut/)
  })

  it('names no case when made to be handed out', () => {
    assert.match(pages.forecast ?? '', /IC\/4100\/26/)
    assert.doesNotMatch(forecastDocument(exampleForecast({ release: true }), made), /IC\/41/)
  })
})

describe('words of a log', () => {
  const inEveryPlace = (text: string): string => {
    const report = exampleReport({
      title: text,
      reading: exampleReading({ file: text, remarks: [text], rejected: [{ line: 1, sheet: text, reason: text }] }),
      heldByStage: [{ name: text, visits: 1, meanDays: 1, p50Days: 1, p80Days: 1, p95Days: 1, shareOfTime: 1 }],
      classes: exampleReport().classes.map(figures => ({ ...figures, class: `${text} ${figures.class}` })),
      remarks: [text, `Invented ${text}`],
    })
    const forecast = exampleForecast({
      title: text,
      openCases: exampleForecast()
        .openCases.slice(0, 3)
        .map(each => ({ ...each, id: text, class: text, stage: text })),
      staffingRefused: text,
      staffing: [],
      staffingAt: null,
    })
    return reportAndForecastDocument(report, forecast, { at: made.at, command: text })
  }

  it('are shown as they are and never become markup', () => {
    const page = inEveryPlace('<script>alert(1)</script>')
    const { document } = parseHTML(page)
    assert.equal(document.querySelectorAll('script').length, 0)
    assert.match(document.querySelector('h1')?.textContent ?? '', /<script>alert\(1\)<\/script>/)
  })

  it('add no element, whatever they are', () => {
    const shape = (html: string) => [...parseHTML(html).document.querySelectorAll('body *')].map(({ tagName }) => tagName).join(' ')
    const plain = shape(inEveryPlace('plain'))
    const spiteful = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '<b>',
      '</style>',
      '<!--',
      '-->',
      '{{',
      '}}',
      '${',
      'a',
      ' onload=',
      '&lt;',
      '\u202e',
    )
    fc.assert(
      fc.property(fc.array(spiteful, { minLength: 1, maxLength: 6 }), parts => shape(inEveryPlace(`x${parts.join('')}`)) === plain),
      { numRuns: 12 },
    )
  })
})
