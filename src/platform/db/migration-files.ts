/** Which migrations are there, which are done and which follow. Forward only: what ran once is never changed, left out or put in between. */
import { Problem } from '../../values/problem.ts'
import type { SqlFile } from './sql-files.ts'
import { saysSomething, splitStatements } from './sql-statements.ts'

export type Done = { name: string; digest: string }

const NAME = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/
const ALONE = /^-- no transaction\b/

/** The files that have not run yet, in order; or why this release must not touch this database. */
export function pendingOf(files: readonly SqlFile[], done: readonly Done[]): SqlFile[] {
  checkNames(files)
  const known = new Map(files.map(file => [file.name, file]))
  for (const { name, digest } of done) {
    const file = known.get(name)
    if (!file) throw refused(`The database has run ${name}, which this release does not have.`, 'Start the newer release that brought it.')
    if (file.digest !== digest)
      throw refused(`${name} has run and was changed since.`, 'Put it back as it was; write a new migration for the change.')
  }
  const ran = new Set(done.map(({ name }) => name))
  const last = [...ran].sort().at(-1) ?? ''
  const pending = files.filter(({ name }) => !ran.has(name))
  const late = pending.find(({ name }) => name < last)
  if (late) throw refused(`${late.name} comes before ${last}, which has run.`, 'Give it the next free number.')
  return pending
}

function checkNames(files: readonly SqlFile[]): void {
  const numbers = new Set<string>()
  for (const { name } of files) {
    const number = NAME.exec(name)?.[1]
    if (!number) throw refused(`${name} is no name for a migration.`, 'Name it like 0007-add-release-notices.sql.')
    if (numbers.has(number)) throw refused(`Two migrations have the number ${number}.`, 'Give the newer one the next free number.')
    numbers.add(number)
  }
}

/** Some statements cannot be part of a transaction. Such a file may be cut short between running and being noted, so it must bear a second run. */
export function runsAlone({ name, text }: SqlFile): boolean {
  if (!ALONE.test(text)) return false
  const statements = splitStatements(text).filter(saysSomething)
  if (statements.length !== 1 || !/\bif (?:not )?exists\b/i.test(statements[0]?.text ?? ''))
    throw refused(`${name} runs without a transaction.`, 'Let it hold one statement, with "if not exists" or "if exists".')
  return true
}

const refused = (message: string, advice: string) => new Problem('conflict', message, advice)
