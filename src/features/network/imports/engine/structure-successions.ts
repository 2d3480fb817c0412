/** Who came after whom: a unit that ends on the day on which one of its boroughs goes to another. */
import type { CalendarDate } from '../../../../values/date.ts'
import { byStart } from '../../../../values/period.ts'
import type { HeldStructure, StructurePlan, Succession } from './structure-held.ts'
import type { CoverByArea, Living } from './structure-lives.ts'
import type { StructureRow } from './structure-rows.ts'

type After = { rows: readonly StructureRow[]; cover: CoverByArea; living: readonly Living[]; held: HeldStructure }

/** One that is in the register already gets another day where it is wrong. What nobody derives here stays: people record some by themselves. */
export function successionsAfter({ rows, cover, living, held }: After): StructurePlan['successions'] {
  const lastDays = new Map(living.map(({ code, life }) => [code, life.until]))
  const close: string[] = []
  const add: Succession[] = []
  for (const succession of derived(new Set(rows.map(({ area }) => area)), cover, lastDays)) {
    const known = held.successions.find(each => each.before === succession.before && each.after === succession.after)
    if (known?.onDay === succession.onDay && known.approximate === succession.approximate) continue
    if (known) close.push(known.id)
    add.push(succession)
  }
  return { close, add }
}

function derived(areas: ReadonlySet<string>, cover: CoverByArea, lastDays: ReadonlyMap<string, CalendarDate | null>): Succession[] {
  const found = new Map<string, Succession>()
  for (const area of areas) {
    const spans = [...(cover.get(area) ?? [])].sort((a, b) => byStart(a.valid, b.valid))
    for (const [at, next] of spans.slice(1).entries()) {
      const last = spans[at]
      const day = next.valid.from
      if (!last || day === null || last.value.unit === next.value.unit || lastDays.get(last.value.unit) !== day) continue
      const key = `${last.value.unit} ${next.value.unit}`
      const approximate = last.value.approximate || next.value.approximate || found.get(key)?.approximate === true
      found.set(key, { before: last.value.unit, after: next.value.unit, onDay: day, approximate })
    }
  }
  return [...found.values()]
}
