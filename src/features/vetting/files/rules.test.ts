/** What is brought is known by its content. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkAttachment, dispositionOf, mediaOf, nameOfFile } from './rules.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const PDF = bytes('%PDF-1.7\nx\n%%EOF\n')
const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
const JPEG = bytes('\xff\xd8\xff\xe0')

describe('a file', () => {
  it('is what its content is', () => {
    assert.deepEqual([PDF, PNG, JPEG].map(mediaOf), ['application/pdf', 'image/png', 'image/jpeg'])
  })

  it('that is something else, cut short or named as something else is refused, and said why', () => {
    const said = (name: string, content: Uint8Array) => {
      const outcome = checkAttachment(name, content)
      return outcome.ok ? 'taken' : (outcome.errors[0]?.message ?? '')
    }
    assert.equal(said('proof.PDF', PDF), 'taken')
    assert.match(said('proof.pdf', bytes('MZ\x90')), /not a PDF, PNG or JPEG/)
    assert.match(said('proof.pdf', bytes('%PDF-1.7 and no end')), /not a PDF/)
    assert.match(said('proof.pdf', bytes('<script>%PDF-1.7 %%EOF')), /not a PDF/)
    assert.match(said('photo.png', JPEG), /is a JPEG image by its content/)
    assert.match(said('proof', PDF), /ending in \.pdf/)
    assert.match(said('', new Uint8Array()), /Select a file/)
    assert.match(said('empty.pdf', new Uint8Array()), /is empty/)
  })

  it('has a name without folders or hidden letters that is never empty or too long', () => {
    assert.equal(nameOfFile('C:\\Users\\x\\proof\u202e.pdf'), 'proof.pdf')
    assert.equal(nameOfFile('../..'), 'file')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 180 }), given => {
        const name = nameOfFile(given)
        assert.ok(name.length > 0 && [...name].length <= 150)
        assert.doesNotMatch(name, /[\p{Cc}/\\"]/u)
      }),
    )
  })

  it('is offered under a name that no header can be broken with', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), given =>
        assert.match(
          dispositionOf(nameOfFile(given)),
          /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%!~._-]*[^'"\r\n]*$/,
        ),
      ),
    )
    assert.equal(dispositionOf('Żółw.pdf'), `attachment; filename="___w.pdf"; filename*=UTF-8''%C5%BB%C3%B3%C5%82w.pdf`)
  })
})
