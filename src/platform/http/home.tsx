/** The first page: what waits for the person, and what they can do here. */
import type { Wall } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import { HomePage } from '../views/home-page.tsx'
import { StartPage } from '../views/start-page.tsx'
import { isFor, type NavigationItem } from '../views/surroundings.ts'
import type { Person, Routes } from './app.ts'

export type Waiting = { text: string; href: string }
/** What waits for this person in one feature, most pressing first; nothing when nothing does. */
export type Attention = (tx: Tx, person: Person) => Promise<readonly Waiting[]>

type Options = {
  navigation: readonly NavigationItem[]
  /** With the roles whose people it may concern, and the wall behind which it is found. */
  attention: readonly Concern[]
}
type Concern = { roles: readonly string[]; wall?: Wall; find: Attention }

export const homeRoutes =
  ({ navigation, attention }: Options): Routes =>
  async app => {
    app.get('/', { config: { act: 'service.start', who: 'public' } }, async (request, reply) => {
      const person = await request.whoIsThere()
      if (person === undefined) return reply.page(<StartPage />)
      const concerned = attention.filter(({ roles }) => roles.some(role => person.roles.includes(role)))
      const waiting: Waiting[] = []
      for (const [wall, concerns] of Map.groupBy(concerned, each => each.wall))
        waiting.push(...(await request.read(tx => findAll(tx, concerns, person), wall)))
      const tasks = navigation.filter(item => isFor(item, person))
      return reply.page(<HomePage name={person.name} tasks={tasks} waiting={waiting} />)
    })
  }

async function findAll(tx: Tx, concerns: readonly Concern[], person: Person): Promise<Waiting[]> {
  const found: Waiting[] = []
  for (const { find } of concerns) found.push(...(await find(tx, person)))
  return found
}
