/** What only the supervisor may do inside its server: make a database and let logins in. */
import { Client } from 'pg'
import { passwordOf, SUPERUSER } from './access.ts'
import type { EmbeddedServer } from './server.ts'

export async function ensureDatabase(server: EmbeddedServer, name: string): Promise<void> {
  await asSuperuser(server, async client => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}

/** Gives logins the passwords that `url` hands out for them; the bootstrap made them without any. */
export async function letIn(server: EmbeddedServer, logins: readonly string[]): Promise<void> {
  await asSuperuser(server, async client => {
    for (const login of logins) {
      const password = client.escapeLiteral(passwordOf(server.access, login))
      await client.query(`alter role ${client.escapeIdentifier(login)} password ${password}`)
    }
  })
}

async function asSuperuser(server: EmbeddedServer, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.url(SUPERUSER, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
