/** PostgreSQL run by this program: nothing to install, nothing left running, the same server that a large installation uses. */
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../../values/problem.ts'
import { elapsed } from '../../clock.ts'
import { type Access, LOOPBACK, urlOf } from './access.ts'
import { findBinaries } from './binaries.ts'
import { dataOf, logOf, makeData, makeHome, socketOf } from './home.ts'
import { launch, type Running } from './launch.ts'
import { findNeighbour, forgetRecycledPid, stopOrphan } from './neighbour.ts'
import { lifeOf } from './processes.ts'
import { fitsSocket, type Settings } from './settings.ts'
import { chooseWay, type Way, type WayName } from './ways.ts'

export type StartOptions = {
  /** The server's own folder; made if it is not there. */
  folder: string
  /** Listens on the loopback address at this port; 0 takes a free one. Without it, on a socket in the folder where that is possible. */
  port?: number
  log: (line: string) => void
  settings?: Settings
  /** Takes this way of being root, or none, instead of the first that works. */
  way?: WayName
  /** Where programs and data go when root has to run the server as somebody who cannot reach them. */
  openFolder?: string
}

export type EmbeddedServer = {
  access: Access
  /** The process number of the server itself. */
  pid: number
  way: WayName
  /** Where the data are: with the way `other-user` not always below the folder that was asked for. */
  folder: string
  url(user: string, database: string): string
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>
  /** `fast` ends open transactions, `smart` waits until everybody has left. May be called again. */
  stop(how?: 'fast' | 'smart'): Promise<void>
}

export async function startEmbedded(options: StartOptions): Promise<EmbeddedServer> {
  const asked = resolve(options.folder)
  const chosen = chooseWay({ ...options, folder: asked, binaries: findBinaries() })
  const { secret } = makeHome(chosen)
  // The real path, so that a second start which comes by a link still knows the server.
  const way = { ...chosen, folder: realpathSync(chosen.folder) }
  if (chosen.folder !== asked) options.log(`The database lies in ${way.folder}, where the server's user can reach it.`)

  await takeOver(way, options.log)
  const isDurable = options.settings?.fsync !== 'off'
  if (await makeData(way, secret, isDurable)) options.log('Made a new database.')
  forgetRecycledPid(dataOf(way))
  return startOnData(way, secret, options)
}

/** Stops what a killed supervisor left; leaves alone, and says so, what a living one runs. */
async function takeOver(way: Way, log: (line: string) => void): Promise<void> {
  const neighbour = findNeighbour(dataOf(way))
  if (neighbour === undefined) return
  if (!neighbour.isOrphan) {
    const who = neighbour.supervisor ? `process ${neighbour.supervisor.split('.')[0]}` : `server ${neighbour.pid}`
    throw new Problem(
      'conflict',
      `This database is in use by another Muster (${who}): ${way.folder}`,
      'Stop the other one first, or set MUSTER_DATA to another folder.',
    )
  }
  log('Stopping the database server of a Muster that ended without stopping it.')
  await stopOrphan(dataOf(way), neighbour)
}

const PATIENCE = 15_000

/** What passes by itself: an old server's last processes going, another start's note, somebody taking the free port before us. */
const PASSING = /shared memory block|lock file ".*" (?:already exists|is empty)|could not create any TCP\/IP sockets/

async function startOnData(way: Way, secret: string, { port, log, settings = {} }: StartOptions): Promise<EmbeddedServer> {
  const supervisor = lifeOf(process.pid)
  for (const until = elapsed() + PATIENCE; ; await sleep(100)) {
    const access = { ...(await addressFor(way, port)), secret }
    const launched = await launch(way, access, supervisor, settings)
    if ('running' in launched) return serverOf(way, access, launched.running)
    await takeOver(way, log)
    if (!PASSING.test(launched.failed) || elapsed() > until) throw startFault(way, launched.failed)
  }
}

const startFault = (way: Way, said: string) =>
  new Error(`PostgreSQL did not start. It said:\n${said.trim().split('\n').slice(-8).join('\n')}\nAll of it: ${logOf(way)}`)

async function addressFor(way: Way, port: number | undefined): Promise<{ host: string; port: number }> {
  if (port === undefined && fitsSocket(socketOf(way))) return { host: socketOf(way), port: 5432 }
  return { host: LOOPBACK, port: port || (await freePort()) }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, LOOPBACK, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const SIGNALS = { fast: 'SIGINT', smart: 'SIGTERM' } as const

function serverOf(way: Way, access: Access, { pid, ended, end }: Running): EmbeddedServer {
  return {
    access,
    pid,
    way: way.name,
    folder: way.folder,
    url: (user, database) => urlOf(access, user, database),
    ended,
    stop: (how = 'fast') => end(SIGNALS[how]),
  }
}
