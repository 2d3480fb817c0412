import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dayNumber } from './calendar-day.ts'
import { dateAndTime, readStamp } from './dates.ts'
import { emptyStamp, KIND } from './stamp.ts'

const read = (text: string) => {
  // A date mark, a digit and a colon follow, as the next cell of a file might: none of them may be taken in.
  const bytes = new TextEncoder().encode(`${text},.1:30`)
  return readStamp(bytes, 0, bytes.length - 6, emptyStamp())
}
const utc = (text: string) => Date.parse(text)

describe('a stamp with one reading', () => {
  const same: Record<string, string> = {
    '2025-09-03': '2025-09-03T00:00:00Z',
    '2025-09-03T10:15': '2025-09-03T10:15:00Z',
    '2025-09-03 10:15:07': '2025-09-03T10:15:07Z',
    '2025-09-03t10:15:07.5': '2025-09-03T10:15:07.500Z',
    '2025-09-03T10:15:07,25': '2025-09-03T10:15:07.250Z',
    '2012-01-07 09:07:39.781999': '2012-01-07T09:07:39.781Z',
    '2025/9/3': '2025-09-03T00:00:00Z',
    '2025.09.03 7:05': '2025-09-03T07:05:00Z',
    '2025-Sep-03': '2025-09-03T00:00:00Z',
    '20250903': '2025-09-03T00:00:00Z',
    '20250903T1015': '',
    '202509031015': '2025-09-03T10:15:00Z',
    '20250903101507': '2025-09-03T10:15:07Z',
    '3 Sep 2025': '2025-09-03T00:00:00Z',
    '03-Sep-25': '2025-09-03T00:00:00Z',
    '3rd September 2025 at noon': '',
    '3rd September 2025': '2025-09-03T00:00:00Z',
    'Sept 3, 2025': '2025-09-03T00:00:00Z',
    'September 3rd, 2025 2:05 PM': '2025-09-03T14:05:00Z',
    'Wednesday, 3 September 2025 10:15': '2025-09-03T10:15:00Z',
    'Wed 2025-09-03': '2025-09-03T00:00:00Z',
    '29 Feb 2024': '2024-02-29T00:00:00Z',
    '3/3/2025': '2025-03-03T00:00:00Z',
    '03/03/25 12:00 am': '2025-03-03T00:00:00Z',
    '3/3/2025 12:30:15.250 pm': '2025-03-03T12:30:15.250Z',
  }
  for (const [text, iso] of Object.entries(same).filter(([, iso]) => iso !== '')) {
    it(`reads "${text}"`, () =>
      assert.deepEqual({ ...read(text), monthFirst: 0 }, { kind: KIND.certain, isUtc: false, time: utc(iso), monthFirst: 0 }))
  }

  for (const offset of ['Z', 'z', ' UTC', '+00:00', '+0000', '+00']) {
    it(`takes "${offset}" as UTC`, () => {
      const { isUtc, time } = read(`2025-09-03T10:15:07.25${offset}`)
      assert.deepEqual({ isUtc, time }, { isUtc: true, time: utc('2025-09-03T10:15:07.250Z') })
    })
  }

  it('takes the offset off', () => {
    assert.equal(read('2011-10-11 13:42:22.688000+02:00').time, utc('2011-10-11T11:42:22.688Z'))
    assert.equal(read('2025-09-03 10:15 -0530').time, utc('2025-09-03T15:45:00Z'))
    assert.equal(read('13/09/2025 10:15+01').time, utc('2025-09-13T09:15:00Z'))
  })
})

describe('a stamp that is none', () => {
  const none = [
    '',
    'TBC',
    '31/02/2025',
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '30 Feb 2025',
    '32/01/2025',
    '13/13/2025',
    '2025-09-03T24:00',
    '20250903T1015',
  ]
  const more = [
    '2025-09-03T10:60',
    '2025-09-03 10',
    '2025-09',
    '3 Septober 2025',
    'Foo 3 2025',
    '1/2',
    '45000',
    '2025-09-03T10:15+19:00',
    '2025-09-03T10:15:07.',
  ]
  const rest = [
    '3/9-2025',
    '2025-9/3',
    '13:00 pm',
    '3/9/2025 13:00 pm',
    '3/9/025',
    '3rd September 2025 at noon',
    '2025-09-03T10:15:61',
    '2025-09-03x',
    '٣/٩/٢٠٢٥',
  ]
  for (const text of [...none, ...more, ...rest]) {
    it(`refuses "${text}"`, () => {
      const { kind } = read(text)
      assert.equal(kind, text === '' ? KIND.blank : KIND.unreadable)
    })
  }

  it('never rolls an impossible day over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2199 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const two = (value: number) => String(value).padStart(2, '0')
          const exists = !Number.isNaN(dayNumber(year, month, day))
          const date = new Date(Date.UTC(year, month - 1, day))
          assert.equal(exists, date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day)
          assert.equal(read(`${year}-${two(month)}-${two(day)}`).kind, exists ? KIND.certain : KIND.unreadable)
        },
      ),
    )
  })
})

describe('a date of numbers only', () => {
  it('is handed back both ways round where both are dates', () => {
    const stamp = read('03/04/2025 10:15')
    assert.deepEqual(stamp, { kind: KIND.either, isUtc: false, time: utc('2025-04-03T10:15Z'), monthFirst: utc('2025-03-04T10:15Z') })
  })

  it('shows its order where only one way is a date', () => {
    assert.equal(read('13/04/2025').kind, KIND.onlyDayFirst)
    assert.equal(read('04.13.25').kind, KIND.onlyMonthFirst)
    assert.equal(read('30/02/2025').kind, KIND.unreadable)
    assert.equal(read('29-02-2024').time, utc('2024-02-29T00:00Z'))
  })
})

describe('any instant', () => {
  const instant = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map(date => Math.floor(date.getTime() / 1000) * 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
  const fields = (time: number) => {
    const date = new Date(time)
    const clock = date.toISOString().slice(11, 19)
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      clock,
      hour: date.getUTCHours(),
      iso: date.toISOString().slice(0, 19),
    }
  }
  const certain: Record<string, (time: number) => string> = {
    'ISO with T': time => fields(time).iso,
    'ISO with a space and a fraction': time => `${fields(time).iso.replace('T', ' ')}.000000000`,
    compact: time => fields(time).iso.replace(/\D/g, ''),
    'day and name': time => `${fields(time).day} ${names[fields(time).month - 1]} ${fields(time).year} ${fields(time).clock}`,
    'short name and day': time =>
      `${names[fields(time).month - 1]!.slice(0, 3)} ${fields(time).day}, ${fields(time).year} ${fields(time).clock}`,
    'twelve hours': time => {
      const { iso, hour, clock } = fields(time)
      return `${iso.slice(0, 10)} ${hour % 12 || 12}:${clock.slice(3)} ${hour < 12 ? 'am' : 'PM'}`
    },
  }
  for (const [form, write] of Object.entries(certain)) {
    it(`reads back from ${form}`, () => {
      fc.assert(
        fc.property(instant, time => {
          const stamp = read(write(time))
          assert.deepEqual([stamp.kind, stamp.time], [KIND.certain, time], write(time))
        }),
      )
    })
  }

  it('reads back from numbers in either order, any separator and width', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom('/', '-', '.'), fc.boolean(), fc.boolean(), (time, mark, isPadded, isDayFirst) => {
        const { year, month, day, clock } = fields(time)
        const width = (value: number) => (isPadded ? pad(value) : String(value))
        const stamp = read(`${(isDayFirst ? [day, month] : [month, day]).map(width).join(mark)}${mark}${year} ${clock}`)
        const found = isDayFirst || stamp.kind === KIND.certain || stamp.kind === KIND.onlyMonthFirst ? stamp.time : stamp.monthFirst
        assert.equal(found, time)
      }),
    )
  })

  it('reads back through any offset', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), fc.constantFrom(':', ''), (time, minutes, colon) => {
        const ahead = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}${colon}${pad(Math.abs(minutes) % 60)}`
        const stamp = read(`${fields(time + minutes * 60_000).iso}${ahead}`)
        assert.deepEqual([stamp.isUtc, stamp.time], [true, time])
      }),
    )
  })

  it('is shown with its time of day only where it has one', () => {
    assert.equal(dateAndTime(utc('2025-09-03T00:00Z')), '2025-09-03')
    assert.equal(dateAndTime(utc('2025-09-03T10:15Z')), '2025-09-03 10:15:00')
  })
})

describe('rubbish', () => {
  it('is never a fault, and never reads past its cell', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.string({ minLength: 1, maxLength: 10 }), (text, after) => {
        const encoder = new TextEncoder()
        const alone = encoder.encode(text)
        const followed = encoder.encode(text + after)
        assert.deepEqual(readStamp(followed, 0, alone.length, emptyStamp()), readStamp(alone, 0, alone.length, emptyStamp()))
      }),
    )
    const dateLike = fc
      .array(fc.constantFrom('2', '0', '1', '9', '-', '/', ':', ' ', 'T', '.', 'Z', '+', 'sep', 'pm'), { maxLength: 24 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(dateLike, dateLike, (text, after) => {
        const encoder = new TextEncoder()
        const alone = encoder.encode(text)
        assert.deepEqual(
          readStamp(encoder.encode(text + after), 0, alone.length, emptyStamp()),
          readStamp(alone, 0, alone.length, emptyStamp()),
        )
      }),
      { numRuns: 3_000 },
    )
  })
})
