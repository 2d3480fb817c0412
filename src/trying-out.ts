/** What a database holds in which the service is tried out: invented people, London to work with, and the invented cases of two vetting units. */
import { loadLondon } from './features/network/index.ts'
import { prepareVetting } from './features/vetting/index.ts'
import { inventPeople } from './platform/auth/invented-people.ts'

/** May be done again: what is there stays. `url` is a superuser's. */
export async function prepareForTrying(url: string): Promise<void> {
  await inventPeople(url)
  // Some of the people have their roles in units that are there only now.
  if (await loadLondon(url)) await inventPeople(url)
  await prepareVetting(url)
}
