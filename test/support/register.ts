/** A small register for tests: every borough in one of two commands, which opened when 2019 began, after a borough command of its own for Camden. */
import { randomUUID } from 'node:crypto'
import { insertEvents, insertFacts } from '../../src/features/network/facts/queries.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { asUser } from '../../src/platform/db/transaction.ts'
import { calendarDate } from '../../src/values/date.ts'
import { ALWAYS, before, since } from '../../src/values/period.ts'
import type { TestService } from './service.ts'

export const CAMDEN = 'E09000007'
export const ISLINGTON = 'E09000019'
export const CITY = 'E09000001'
const CHANGE = calendarDate('2019-01-01')

/** Seats: the commander of each command, its Protect officer, and the superintendent of each of two boroughs. All vacant. */
export type SmallRegister = {
  camdenCommand: number
  seats: Record<'commander4' | 'commander5' | 'protect4' | 'protect5' | 'camden' | 'islington', string>
}

export async function fillRegister(service: TestService): Promise<SmallRegister> {
  const pool = openPool({ url: service.database.url('muster_service'), name: 'register', most: 1 })
  try {
    return await asUser(pool, { token: service.token('nell'), act: 'test.register' }, async tx => {
      const { id: old } = await tx
        .selectNoFrom(eb => eb.fn<number>('spine.open_unit', [eb.val('IC-CAMDEN'), eb.val('Camden command'), eb.val(1)]).as('id'))
        .executeTakeFirstOrThrow()
      const why = 'Invented, for a test'
      const unit = (id: number, name: string, kind: string, valid = ALWAYS) => ({ unit: id, name, kind, valid, why })
      await insertFacts(tx, 'network.units', [
        unit(1, 'Invented Constabulary', 'force'),
        unit(2, 'Vetting unit one', 'vetting-unit'),
        unit(3, 'Vetting unit two', 'vetting-unit'),
        unit(4, 'Command one', 'bcu', since(CHANGE)),
        unit(5, 'Command two', 'bcu', since(CHANGE)),
        unit(6, 'Camden council', 'local-authority'),
        unit(7, 'City force', 'force'),
        unit(old, 'Camden command', 'borough-command', before(CHANGE)),
        { ...unit(5, 'Borough commands', 'command', before(CHANGE)) },
      ])
      await insertFacts(tx, 'network.parents', [
        ...[2, 3, 5].map(id => ({ unit: id, parent: 1, valid: ALWAYS, why })),
        { unit: 4, parent: 1, valid: since(CHANGE), why },
        { unit: old, parent: 1, valid: before(CHANGE), why },
      ])
      const areas = await tx.selectFrom('network.areas').select(['code', 'own_force']).orderBy('code').execute()
      await insertFacts(
        tx,
        'network.cover',
        areas.flatMap(({ code, own_force }, at) => {
          if (own_force) return [{ area: code, unit: 7, valid: ALWAYS, why }]
          if (code === CAMDEN) {
            return [
              { area: code, unit: old, valid: before(CHANGE), approximate: true, why },
              { area: code, unit: 4, valid: since(CHANGE), approximate: true, why },
            ]
          }
          return at % 2 === 0 || code === ISLINGTON
            ? [
                { area: code, unit: 5, valid: before(CHANGE), why },
                { area: code, unit: 4, valid: since(CHANGE), why },
              ]
            : [{ area: code, unit: 5, valid: ALWAYS, why }]
        }),
      )
      await insertEvents(tx, 'network.successions', [{ before: old, after: 4, on_day: CHANGE, approximate: true, why }])
      await tx.insertInto('network.organisations').values({ body: 2, unit: 6, kind: 'local-authority', area: CAMDEN }).execute()
      await tx
        .insertInto('network.role_kinds')
        .values([
          {
            key: 'borough-superintendent',
            name: 'Borough superintendent',
            place: 'area',
            published: true,
            leads: 1,
            about: 'Leads a borough',
          },
          { key: 'bcu-commander', name: 'BCU commander', place: 'unit', published: true, leads: 2, about: 'Leads a command' },
          { key: 'protect-officer', name: 'CT Protect officer', place: 'unit', published: false, leads: null, about: 'Protect' },
        ])
        .execute()
      await insertFacts(tx, 'network.requirements', [
        { role_kind: 'borough-superintendent', unit_kind: null, source: 'Invented', valid: since(calendarDate('2023-03-01')), why },
        { role_kind: 'protect-officer', unit_kind: 'bcu', source: 'Invented', valid: since(CHANGE), why },
      ])
      const seats = {
        commander4: randomUUID(),
        commander5: randomUUID(),
        protect4: randomUUID(),
        protect5: randomUUID(),
        camden: randomUUID(),
        islington: randomUUID(),
      }
      await tx
        .insertInto('network.seats')
        .values([
          { id: seats.commander4, role_kind: 'bcu-commander', unit: 4 },
          { id: seats.commander5, role_kind: 'bcu-commander', unit: 5 },
          { id: seats.protect4, role_kind: 'protect-officer', unit: 4 },
          { id: seats.protect5, role_kind: 'protect-officer', unit: 5 },
          { id: seats.camden, role_kind: 'borough-superintendent', area: CAMDEN },
          { id: seats.islington, role_kind: 'borough-superintendent', area: ISLINGTON },
        ])
        .execute()
      return { camdenCommand: old, seats }
    })
  } finally {
    await pool.end()
  }
}
