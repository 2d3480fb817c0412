/** The whole schema as text, from the catalogues: for reading the difference a migration makes, not for restoring. It needs no client program. */
import type { Client } from 'pg'
import { SECTIONS } from './schema-queries.ts'

export async function dumpSchema(client: Client): Promise<string> {
  await client.query('begin read only')
  try {
    // With nothing on the path every name is written with its schema.
    await client.query(`set local search_path = ''`)
    const sections: string[] = []
    for (const { title, sql, hasPlace } of SECTIONS) {
      const order = `${hasPlace ? 'place collate "C", ' : ''}line collate "C"`
      const { rows } = await client.query<{ line: string }>(`select line from (${sql}) dump order by ${order}`)
      if (rows.length > 0) sections.push(`-- ${title}\n\n${rows.map(({ line }) => `${line}\n`).join(title === 'Functions' ? '\n' : '')}`)
    }
    return `-- Generated from the catalogues of a freshly migrated database. For reading, not for restoring.\n\n${sections.join('\n')}`
  } finally {
    await client.query('rollback')
  }
}
