/** One connection for a piece of work that has the database to itself, such as a migration; requests use the pools. */
import { Client } from 'pg'

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  // A connection that breaks while nobody waits for it must not end the program; the next query says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
