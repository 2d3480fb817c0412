import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { exampleForecast } from '../../../../test/support/example-forecast.ts'
import { forecastSchema, toForecastDocument } from './schema.ts'

describe('the document of a forecast', () => {
  const printed = JSON.parse(JSON.stringify(toForecastDocument(exampleForecast())))

  it('keeps to its schema, with and without what could not be told', () => {
    forecastSchema.parse(printed)
    forecastSchema.parse({ ...printed, backtest: null, backtestRefused: 'too few cases', staffing: [], staffingAt: null, stockDone: null })
  })

  it('is refused by the schema with a part missing or a time that is none', () => {
    const { seed: _seed, ...rest } = printed
    assert.equal(forecastSchema.safeParse(rest).success, false)
    assert.equal(forecastSchema.safeParse({ ...printed, asOf: 'yesterday' }).success, false)
    assert.equal(forecastSchema.safeParse({ ...printed, openCases: [{ ...printed.openCases[0], p50: null }] }).success, false)
  })

  it('has a published schema that requires the same parts', () => {
    const published = JSON.parse(readFileSync(new URL('../../../../docs/reference/forecast.schema.json', import.meta.url), 'utf8'))
    assert.deepEqual(published.required.toSorted(), Object.keys(printed).toSorted())
  })
})
