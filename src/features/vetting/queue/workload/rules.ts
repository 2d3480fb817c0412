/** Workload: how much everybody has, not how fast anybody is. */
import type { OpenState } from '../../rules.ts'
import type { Member } from '../allocation/rules.ts'

/** How many open cases of a state somebody has; null: nobody. */
export type LoadRow = { account: string | null; state: OpenState; n: number }

export type Load = {
  account: string | null
  name: string
  share: number | undefined
  isAway: boolean
  byState: ReadonlyMap<OpenState, number>
  total: number
}

/** Everybody of the unit, also who has nothing; then whoever left and still has cases, and last what nobody has. */
export function loadsOf(rows: readonly LoadRow[], members: readonly Member[], names: ReadonlyMap<string, string>): Load[] {
  const known = new Set(members.map(({ account }) => account))
  const left = [...new Set(rows.flatMap(({ account }) => (account === null || known.has(account) ? [] : [account])))]
  const of = (account: string | null) => {
    const byState = new Map(rows.filter(row => row.account === account).map(({ state, n }) => [state, n]))
    return { account, byState, total: [...byState.values()].reduce((sum, n) => sum + n, 0) }
  }
  return [
    ...members.map(({ account, name, share, isAway }) => ({ ...of(account), name, share, isAway })),
    ...left.map(account => ({ ...of(account), name: names.get(account) ?? 'Somebody who left', share: undefined, isAway: false })),
    { ...of(null), name: 'Nobody', share: undefined, isAway: false },
  ]
}
