import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { checkContent } from './content.ts'
import { fileNameOf, readUnit, withoutFlags } from './rules.ts'

describe('the name of an uploaded file', () => {
  it('has no folders and nothing that hides', () => {
    assert.equal(fileNameOf('C:\\logs\\june.csv'), 'june.csv')
    assert.equal(fileNameOf('../../etc/passwd'), 'passwd')
    assert.equal(fileNameOf('june\u202Exslx.csv'), 'junexslx.csv')
    assert.equal(fileNameOf('..'), 'log')
  })

  it('keeps what it ends with and fits any disk', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), stem => {
        const name = fileNameOf(`${stem}.csv`)
        return name.length > 0 && Buffer.byteLength(name) <= 200 && !name.includes('/') && !name.includes('\\')
      }),
    )
    assert.match(fileNameOf(`${'x'.repeat(500)}.xes.gz`), /^x+\.xes\.gz$|^x+\.gz$/)
  })
})

describe('the unit of an upload', () => {
  it('is not asked of who manages one, and must be one of their own otherwise', () => {
    assert.deepEqual(readUnit('', [{ id: 2 }]), { ok: true, value: 2 })
    assert.deepEqual(readUnit('3', [{ id: 2 }, { id: 3 }]), { ok: true, value: 3 })
    assert.equal(readUnit('4', [{ id: 2 }, { id: 3 }]).ok, false)
    assert.equal(readUnit('4', []).ok, false)
  })
})

describe('what is uploaded', () => {
  const file = (content: Buffer | string, name = 'log.csv') => ({ name, type: '', content: Buffer.from(content), sha256: '' })
  const said = (...given: Parameters<typeof checkContent>) => {
    const outcome = checkContent(...given)
    return outcome.ok ? '' : outcome.errors.map(({ message }) => message).join()
  }

  it('may be a log, packed or not', () => {
    assert.equal(said(file('case,end\n1,2026-01-01\n'), 'log.csv'), '')
    assert.equal(said(file(gzipSync('case,end\n1,2026-01-01\n'), 'log.csv.gz'), 'log.csv.gz'), '')
  })

  it('is refused before it is stored when it is nothing, empty, or no log at all', () => {
    assert.equal(said(undefined, ''), 'Select a case log')
    assert.match(said(file(''), 'log.csv'), /“log.csv” is empty/)
    assert.match(said(file('%PDF-1.7 rest', 'log.pdf'), 'log.pdf'), /PDF/i)
  })
})

describe('advice on a page', () => {
  it('leaves out what is for the command line', () => {
    assert.equal(withoutFlags('Two columns may be meant. Say which with --mapping case=ID.'), 'Two columns may be meant.')
  })
})
