/** The numbered SQL files of a folder, and running one so that a failure names the file and the line. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Client, DatabaseError } from 'pg'
import { type Statement, saysSomething, splitStatements } from './sql-statements.ts'

export type SqlFile = { name: string; text: string; digest: string }

export async function readSqlFiles(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  return Promise.all(names.map(name => readSqlFile(folder, name)))
}

async function readSqlFile(folder: string, name: string): Promise<SqlFile> {
  // A checkout may have written other ends of lines; it is the same file.
  const text = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  return { name, text, digest: createHash('sha256').update(text).digest('hex') }
}

/** A statement of a file was refused. `cause` is PostgreSQL's own error. */
export class SqlFileError extends Error {
  readonly file: string
  readonly line: number
  readonly code: string | undefined

  constructor(file: string, line: number, cause: Error) {
    super(`${file}, line ${line}: ${cause.message}`, { cause })
    this.name = 'SqlFileError'
    this.file = file
    this.line = line
    this.code = cause instanceof DatabaseError ? cause.code : undefined
  }
}

export async function runSqlFile(client: Client, { name, text }: SqlFile): Promise<void> {
  for (const statement of splitStatements(text).filter(saysSomething)) {
    try {
      await client.query(statement.text)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw new SqlFileError(name, lineOf(error, statement), error)
    }
  }
}

/** The very place, where PostgreSQL tells it: counted in characters of the statement it was sent. */
function lineOf(error: Error, { text, first, line }: Statement): number {
  if (!(error instanceof DatabaseError) || error.position === undefined) return line
  const before = [...text].slice(0, Number(error.position) - 1)
  return first + before.filter(character => character === '\n').length
}
