/** The commands that run the service, each loaded when it is called: the commands for a single log need none of it. */
import { Command } from 'commander'
import type { Named } from './platform/db/founding.ts'
import type { Output } from './platform/output.ts'
import { CannotStart } from './platform/running/cannot-start.ts'
import { readSettings } from './platform/settings.ts'
import { invalid, Problem } from './values/problem.ts'

type Given = { output: Output }

export const programCommands = (given: Given): Command[] => [
  startCommand(given),
  serviceCommand(given),
  workerCommand(given),
  migrateCommand(given),
  bootstrapCommand(given),
  seedCommand(given),
]

const startCommand = ({ output }: Given) =>
  new Command('start')
    .summary('everything in one process, on a database of its own')
    .description(
      `Runs service, jobs and a PostgreSQL of its own in one process, for trying out and developing: with invented people who can sign in.${SEE_SETTINGS}`,
    )
    .action(() => starting(async () => (await import('./start.ts')).start(readSettings('start'), output)))

const serviceCommand = ({ output }: Given) =>
  new Command('service')
    .summary('the signed-in service, on a server of yours')
    .description(`Serves the pages and the API on a prepared database. Any number may run.${SEE_SETTINGS}`)
    .action(() => starting(async () => (await import('./serving.ts')).runService(readSettings('service'), output)))

const workerCommand = ({ output }: Given) =>
  new Command('worker')
    .summary('the jobs, on a server of yours')
    .description(`Does what is to be done later or by itself, on a prepared database. Any number may run.${SEE_SETTINGS}`)
    .action(() => starting(async () => (await import('./worker.ts')).runWorker(readSettings('worker'), output)))

const migrateCommand = ({ output }: Given) =>
  new Command('migrate')
    .summary("brings the features' tables up to this release")
    .description(`Runs the migrations that a database has not had. May be run again, and by several at once.${SEE_SETTINGS}`)
    .action(() =>
      starting(async () => {
        const { MIGRATION_DATABASE_URL } = readSettings('migrate')
        const { reaching } = await import('./platform/db/prepared.ts')
        const { migrate } = await import('./platform/db/migrate.ts')
        await reaching({ setting: 'MIGRATION_DATABASE_URL', url: MIGRATION_DATABASE_URL }, async () => undefined)
        const done = await migrate({ url: MIGRATION_DATABASE_URL })
        await output.print(done.length > 0 ? `Migrated: ${done.join(', ')}\n` : 'Nothing to migrate.\n')
      }),
    )

type BootstrapFlags = { organisation?: Named; administrator: Named[] }

const bootstrapCommand = ({ output }: Given) =>
  new Command('bootstrap')
    .summary('prepares a database; once, and when a release says so')
    .description(
      `Makes in a database what only a superuser may: roles, the spine and the ledger. May be run again. The first two administrators are named here; everybody else gets roles from them, in the service.${SEE_SETTINGS}`,
    )
    .option('--organisation <CODE=NAME>', 'whose it is, in an empty database', named)
    .option(
      '--administrator <SUBJECT=NAME>',
      'a first administrator, by what the sign-in provider calls them; given twice',
      (text, before: Named[]) => [...before, named(text)],
      [] as Named[],
    )
    .action(({ organisation, administrator }: BootstrapFlags) =>
      starting(async () => {
        const { BOOTSTRAP_DATABASE_URL: url } = readSettings('bootstrap')
        const { reaching } = await import('./platform/db/prepared.ts')
        const { bootstrap } = await import('./platform/db/bootstrap.ts')
        const { found } = await import('./platform/db/founding.ts')
        await reaching({ setting: 'BOOTSTRAP_DATABASE_URL', url }, async () => undefined)
        const ran = await bootstrap(url)
        const done = organisation || administrator.length > 0 ? await found(url, { organisation, administrators: administrator }) : []
        const first = ran ? 'The database is prepared. Next: "muster migrate".' : 'The database was prepared already.'
        await output.print(`${[first, ...done].join('\n')}\n`)
      }),
    )

const seedCommand = ({ output }: Given) =>
  new Command('seed')
    .summary('more invented people, where the service is tried out')
    .description(
      `Adds invented applicants with several years of cases to a database that "muster start" has made, so that it can be tried with as many as a force has. Refused where real people are, and in production.${SEE_SETTINGS}`,
    )
    .requiredOption('--people <N>', 'how many people; they have about one and a third as many cases', wholeNumber)
    .option('--seed <S>', 'from which number chance begins; otherwise other people come each time', wholeNumber)
    .action((wanted: { people: number; seed?: number }) =>
      starting(async () => (await import('./seed.ts')).seed(readSettings('seed'), wanted, output)),
    )

function wholeNumber(text: string): number {
  const number = Number(text)
  if (/^\d{1,7}$/.test(text) && number > 0) return number
  throw invalid(`"${text}" is not a number of people.`, 'Enter a whole number from 1 to 9,999,999.')
}

const SEE_SETTINGS = ' Its settings are in docs/reference/configuration.md.'

/** "MPS=Metropolitan Police Service": names hold no "=", subjects may. */
function named(text: string): Named {
  const at = text.lastIndexOf('=')
  const [key, name] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at < 1 || key === '' || name === '')
    throw invalid(`"${text}" does not say both.`, 'Write it as KEY=NAME, in quotes where it holds blanks.')
  return { key, name }
}

/** Whatever a person can mend before the next try is told apart from an unusable file. */
async function starting(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    throw error instanceof Problem ? new CannotStart(error) : error
  }
}
