/** Whether a database is as this release needs it, asked by a program that is about to start. It says which command makes it so. */
import type { Client } from 'pg'
import { Problem } from '../../values/problem.ts'
import { type BootstrapState, bootstrapState, type Login } from './bootstrap.ts'
import { pendingMigrations } from './migrate.ts'
import { withClient } from './one-client.ts'

type Asked = {
  /** The setting that the address comes from. */
  setting: string
  url: string
  /** Whom the address must sign in as: with another's rights, rules of the database would not bind. */
  login: Login
}

export async function checkPrepared({ setting, url, login }: Asked): Promise<void> {
  await reaching({ setting, url }, async client => {
    const { rows } = await client.query<{ who: string }>('select session_user as who')
    if (rows[0]?.who !== login) throw notReady(`${setting} signs in as ${rows[0]?.who}.`, `It must sign in as ${login}.`)
    const state = await bootstrapState(client)
    if (state !== 'current') throw notReady(...BOOTSTRAP_WORDS[state])
    const [first] = await pendingMigrations(client)
    if (first)
      throw notReady(`The tables in the database are older than this release: ${first} has not run.`, 'Run "muster migrate" first.')
  })
}

/** Connects, or says in plain words why that was not possible. */
export async function reaching<T>({ setting, url }: Pick<Asked, 'setting' | 'url'>, work: (client: Client) => Promise<T>): Promise<T> {
  let isThere = false
  try {
    return await withClient(url, client => {
      isThere = true
      return work(client)
    })
  } catch (error) {
    if (isThere || !(error instanceof Error)) throw error
    throw notReady(
      `The database of ${setting} does not let this program in: ${error.message}`,
      'See that it runs, and that address, login and password are right.',
    )
  }
}

const BOOTSTRAP_WORDS: Record<Exclude<BootstrapState, 'current'>, [string, string]> = {
  missing: ['This database has not been prepared for Muster.', 'Run "muster bootstrap" first, then "muster migrate".'],
  old: ['This database was prepared by an older release.', 'Run "muster bootstrap" of this release first, then "muster migrate".'],
  newer: ['This database was prepared by a newer release.', 'Start that release.'],
}

const notReady = (message: string, advice: string) => new Problem('unavailable', message, advice)
