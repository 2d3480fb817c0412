/** `muster seed`: more invented people in a database that is for trying the service out. */
import { join, resolve } from 'node:path'
import { loadMorePeople } from './features/vetting/index.ts'
import { reaching } from './platform/db/prepared.ts'
import type { Output } from './platform/output.ts'
import { openProgress } from './platform/progress.ts'
import type { Settings } from './platform/settings.ts'
import { counted } from './values/figures.ts'
import { forbidden } from './values/problem.ts'

type Wanted = { people: number; seed?: number }

export async function seed(settings: Settings<'seed'>, wanted: Wanted, output: Output): Promise<void> {
  if (settings.NODE_ENV === 'production')
    throw forbidden('Nobody is invented in production.', 'Invented people are for trying the service out. Nothing was changed.')
  await inDatabase(settings, async url => {
    const progress = openProgress(output)
    const onProgress = (people: number) => progress.report('Inventing people', people / wanted.people)
    const done = await loadMorePeople(url, { ...wanted, onProgress }).finally(() => progress.done())
    await output.print(`${counted(done.people, 'invented person', 'invented people')} with ${counted(done.cases, 'case')}.\n`)
  })
}

/** As superuser: of a server of yours, or of the one that lies in the folder of `muster start`. */
async function inDatabase(settings: Settings<'seed'>, work: (url: string) => Promise<void>): Promise<void> {
  const { BOOTSTRAP_DATABASE_URL: url, MUSTER_DATA, MUSTER_POSTGRES_WAY: way } = settings
  if (url !== undefined) {
    await reaching({ setting: 'BOOTSTRAP_DATABASE_URL', url }, async () => undefined)
    await work(url)
    return
  }
  const [{ openOwnDatabase }, { prepareForTrying }] = await Promise.all([
    import('./platform/db/embedded/own-database.ts'),
    import('./trying-out.ts'),
  ])
  const prepare = async (own: string) => {
    await prepareForTrying(own)
    await work(own)
  }
  const server = await openOwnDatabase({ folder: join(resolve(MUSTER_DATA), 'postgresql'), way, log: () => undefined, prepare })
  await server.stop()
}
