/** A letter as a PDF: tagged, titled, in English, with its headings as headings and every word of it readable again. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inflateSync } from 'node:zlib'
import { calendarDate } from '../../../values/date.ts'
import { letterPdf } from './pdf.ts'
import { type Addressed, appealDismissedLetter, grantedLetter, type Letter, notProgressedLetter, refusedLetter } from './rules.ts'

const to: Addressed = {
  to: 'Zoë Łukasiewicz',
  from: 'Vetting unit one',
  ref: 'IC-V1/26/BCDFGH',
  level: 'rv',
  day: calendarDate('2026-03-02'),
}
const offer = { about: 'refusal', routes: ['regulations-2025'], windowEnds: calendarDate('2026-03-16'), windowPolicy: 'p' } as const
const refused = refusedLetter(to, ['your conduct', 'convictions, cautions or other disposals'], offer)
const read = async (letter: Letter) => new Reading(await letterPdf(letter))

/** Objects of a PDF by number, with their streams unpacked: enough to follow the structure and to read the words back. */
class Reading {
  readonly objects = new Map<number, { head: string; stream: string }>()
  readonly whole: string
  constructor(pdf: Buffer) {
    this.whole = pdf.toString('latin1')
    for (const [, number, body] of this.whole.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
      const [head = '', ...rest] = (body ?? '').split('\nstream\n')
      const packed = Buffer.from(rest.join('\nstream\n').replace(/\nendstream\s*$/, ''), 'latin1')
      const stream = /FlateDecode/.test(head) ? inflateSync(packed).toString('latin1') : packed.toString('latin1')
      this.objects.set(Number(number), { head, stream })
    }
  }

  /** Tags of the structure in the order in which they stand in the file's tree. */
  tags(): string[] {
    const found: string[] = []
    const walk = (number: number) => {
      const { head } = this.objects.get(number) ?? { head: '' }
      const tag = /\/S \/(\w+)/.exec(head)?.[1]
      if (tag) found.push(tag)
      const kids = /\/K \[([^\]]*)\]/.exec(head)?.[1] ?? /\/K (\d+ 0 R)/.exec(head)?.[1] ?? ''
      for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) if (/\/S \//.test(this.objects.get(Number(kid))?.head ?? '')) walk(Number(kid))
    }
    walk(Number(/\/StructTreeRoot (\d+) 0 R/.exec(this.whole)?.[1]))
    return found
  }

  /** What a reader copies out: each font's glyphs by its own map to characters. */
  words(): string {
    const maps = new Map<string, ReadonlyMap<number, string>>()
    for (const { head } of this.objects.values())
      for (const [, name, at] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) maps.set(name ?? '', this.#mapOf(Number(at)))
    let text = ''
    for (const { head, stream } of this.objects.values()) {
      if (!/ Tf\n/.test(stream) || /FontFile/.test(head)) continue
      let map: ReadonlyMap<number, string> = new Map()
      for (const [, font, glyphs] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (font) map = maps.get(font) ?? map
        else
          for (const [, hex = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]+)>/g))
            for (const code of hex.match(/.{4}/g) ?? []) text += map.get(Number.parseInt(code, 16)) ?? '?'
        text += font ? ' ' : ''
      }
    }
    return text.replaceAll(/\s+/g, ' ')
  }

  #mapOf(font: number): ReadonlyMap<number, string> {
    const at = /\/ToUnicode (\d+) 0 R/.exec(this.objects.get(font)?.head ?? '')?.[1]
    const cmap = this.objects.get(Number(at))?.stream ?? ''
    const map = new Map<number, string>()
    for (const [, first = '', , list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
      for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]+)>/gi)].entries())
        map.set(
          Number.parseInt(first, 16) + index,
          String.fromCharCode(...(hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map(code => Number.parseInt(code, 16))),
        )
    return map
  }
}

describe('a letter as PDF', () => {
  it('is tagged and names its language and title, which a reader shows instead of the file name', async () => {
    const { whole } = await read(refused)
    assert.match(whole, /\/MarkInfo/)
    assert.match(whole, /\/Marked true/)
    assert.match(whole, /\/Lang \(en-GB\)/)
    assert.match(whole, /\/DisplayDocTitle true/)
    assert.match(whole, /Clearance refused: IC-V1/)
    assert.match(whole, /<pdfuaid:part>1</)
  })

  it('has one title, its headings below it, and its reasons as a list', async () => {
    const tags = (await read(refused)).tags()
    assert.deepEqual(
      tags.filter(tag => tag.startsWith('H')),
      ['H1', ...refused.parts.filter(({ heading }) => heading).map(() => 'H2')],
    )
    assert.equal(tags.filter(tag => tag === 'LI').length, 3)
    assert.equal(tags[0], 'Document')
  })

  it('holds every word of the letter, and the name in its own letters', async () => {
    for (const letter of [
      refused,
      grantedLetter(to, { from: calendarDate('2026-03-02'), last: calendarDate('2036-03-01') }),
      notProgressedLetter(to, 3, { ...offer, about: 'residency', routes: ['vetting-practice'] }),
      appealDismissedLetter({ ...to, to: '' }, ['The decision was reasonable on what was known'], undefined),
    ]) {
      const words = (await read(letter)).words().replaceAll(' ', '')
      const lines = letter.parts.flatMap(({ heading = '', paragraphs = [], list = [] }) => [heading, ...paragraphs, ...list])
      for (const line of [letter.title, letter.to, letter.from, letter.ref, ...lines])
        assert.ok(words.includes(line.replaceAll(' ', '')), `${line}\n${words}`)
    }
  })
})

describe('what letters say', () => {
  const text = (letter: Letter) => JSON.stringify(letter.parts)

  it('a refusal gives its reasons, how to appeal and until when', () => {
    assert.match(text(refused), /your conduct/)
    assert.match(text(refused), /appeal until 16 March 2026/)
    assert.match(text(refused), /Police \(Vetting\) Regulations 2025/)
  })

  it('what was not progressed is said to be no refusal', () => {
    assert.match(text(notProgressedLetter(to, 3, offer)), /not a refusal/)
  })
})
