/** The style sheet is small enough to stand in a file, and wears nobody else's dress. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keepBuilt } from './built.ts'
import { readStyles } from './styles.ts'

describe('the style sheet', () => {
  const css = readStyles()

  it('names no typeface, crest or crown that belongs to GOV.UK, and loads nothing', () => {
    assert.match(css, /font-family:arial,sans-serif/)
    for (const foreign of [/GDS Transport/i, /\.woff/, /crest/, /crown/, /url\(/, /@import/]) assert.doesNotMatch(css, foreign)
  })

  it('speaks of print and forced colours', () => {
    for (const condition of [/@media print/, /forced-colors: ?active/]) assert.match(css, condition)
  })

  it('moves nothing, so that nobody need ask for reduced motion', () => {
    for (const motion of [/animation/, /transition/, /scroll-behavior/, /@keyframes/]) assert.doesNotMatch(css, motion)
  })
})

describe('what is kept between runs', () => {
  it('is made once, made anew when a source changes, and left by nobody half written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-built-'))
    const source = join(folder, 'source')
    let made = 0
    const read = () => keepBuilt('thing', [source], () => `made ${++made}`, join(folder, 'build'))
    try {
      writeFileSync(source, 'one')
      assert.deepEqual([read(), read()], ['made 1', 'made 1'])
      writeFileSync(source, 'two')
      assert.deepEqual([read(), read()], ['made 2', 'made 2'])
      assert.equal(readdirSync(join(folder, 'build')).length, 1, 'the text of the old source is gone')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is still handed over where nothing can be written', () => {
    assert.equal(
      keepBuilt('thing', [], () => 'made', join('/dev/null', 'build')),
      'made',
    )
  })
})
