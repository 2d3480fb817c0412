import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import type { Style } from '../../../platform/terminal/style.ts'
import { widthOf } from '../../../platform/terminal/text.ts'
import { changeOfMean, summariseForecast } from './summary.ts'
import { forecastText } from './terminal.ts'

const at = (width: number, unicode = true): Style => ({ width, colour: false, unicode })
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('the forecast on a terminal', () => {
  for (const width of [60, 80, 120]) {
    for (const unicode of [true, false]) {
      it(`fits ${width} columns, ${unicode ? 'with block characters' : 'in ASCII'}`, () => {
        const lines = forecastText(at(width, unicode), exampleForecast()).split('\n')
        assert.deepEqual(
          lines.filter(line => widthOf(line) > width),
          [],
        )
        assert.ok(lines.length > 90)
        if (!unicode) assert.ok(lines.every(line => /^[ -~]*$/.test(line)))
      })
    }
  }

  it('lists open cases with their dates, and says how many more there are', () => {
    const text = forecastText(at(120), exampleForecast())
    assert.match(text, /IC\/4100\/26 .* 16 Oct 2026 +31 Oct 2026 +1 Dec 2026/)
    assert.match(text, /and 292 more: use --json for all/)
  })

  it('shows no case when it is made to be handed out', () => {
    assert.doesNotMatch(forecastText(at(120), exampleForecast({ release: true })), /IC\//)
  })

  it('puts its test on the past beside the plain forecasts, better or worse', () => {
    const text = forecastText(at(120), exampleForecast())
    assert.match(text, /This forecast +604 +49% +79% +94% +9\.3 +13\.1/)
    assert.match(text, /Average by class and age +604/)
  })

  it('says why, where there is no staffing effect and no test', () => {
    const refused = 'The log names no resources, so the effect of more staff cannot be estimated.'
    const text = flat(
      forecastText(
        at(80),
        exampleForecast({
          staffing: [],
          staffingAt: null,
          staffingRefused: refused,
          backtest: null,
          backtestRefused: 'The log is too short to be cut.',
        }),
      ),
    )
    assert.equal(text.split(refused).length, 3)
    assert.match(text, /The log is too short to be cut\./)
    assert.doesNotMatch(text, /NaN|undefined|null|Infinity/)
  })

  it('names seed, input and number of runs, so that it can be made again', () => {
    const text = flat(forecastText(at(80), exampleForecast()))
    assert.match(text, /2,000 runs/)
    assert.match(text, /Seed 1, input 0b1adfc0/)
  })

  it('is made of a log with nothing open and no past too', () => {
    const text = forecastText(at(80), exampleForecast({ openCases: [], stockDone: null, backlog: [], history: [], stockByWeek: [] }))
    assert.match(text, /No case is open\./)
    assert.doesNotMatch(text, /NaN|undefined|Infinity/)
  })
})

describe('the summary of a forecast', () => {
  it('says that it is worse than a plain forecast where it is', () => {
    const forecast = exampleForecast()
    forecast.backtest!.crpsDays = 30
    assert.match(
      summariseForecast(forecast).at(-1) ?? '',
      /was 30 days, worse than the 10\.2 of the best plain forecast \(Average by class and age\)/,
    )
  })

  it('calls a change that the draws cannot tell none', () => {
    const effect = { extra: 1, p50Days: 1, p80Days: 1, openAtHorizon: 1 }
    assert.match(changeOfMean({ ...effect, meanChangeDays: -0.3, halfWidthDays: 0.4 }), /no difference/)
    assert.match(changeOfMean({ ...effect, meanChangeDays: -2.04, halfWidthDays: 0.4 }), /shortens the mean time by 2\.0 days/)
    assert.match(changeOfMean({ ...effect, meanChangeDays: 2, halfWidthDays: 0.4 }), /lengthens/)
  })
})
