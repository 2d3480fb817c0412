/** Reads the settings of a program from the environment: all of them, or everything that is wrong with them. */
import type { Reason } from '../values/outcome.ts'
import { Problem } from '../values/problem.ts'
import { type Program, SETTINGS, type Setting, type SettingName } from './settings/table.ts'
import type { Reader } from './settings/values.ts'

type Table = typeof SETTINGS
type NeededBy<S> = S extends { neededBy: readonly (infer P)[] } ? P : never
type ValueOf<S, P> = S extends { reads: Reader<infer T> }
  ? S extends { otherwise: string }
    ? T
    : P extends NeededBy<S>
      ? T
      : T | undefined
  : never

/** What a program may know: its own settings and no others. */
export type Settings<P extends Program> = { [N in SettingName as P extends Table[N]['readBy'][number] ? N : never]: ValueOf<Table[N], P> }

type Environment = Readonly<Record<string, string | undefined>>
type Values = Partial<Record<SettingName, unknown>>

export function readSettings<P extends Program>(program: P, env: Environment = process.env): Settings<P> {
  const values: Values = {}
  const wrong: Reason[] = []
  const names = (Object.keys(SETTINGS) as SettingName[]).filter(name => (SETTINGS[name] as Setting).readBy.includes(program))
  for (const name of names) {
    const setting: Setting = SETTINGS[name]
    const text = given(env, name) ?? setting.otherwise
    if (text === undefined) continue
    const read = setting.reads(text)
    if ('value' in read) values[name] = read.value
    else wrong.push({ field: name, message: `${name} is ${setting.secret ? 'not right' : `"${text}"`}. It must be ${read.expected}.` })
  }
  // A wrong value is not missing too.
  const missing = missingFor(program, values).filter(name => given(env, name) === undefined && names.includes(name))
  wrong.push(...missing.map(name => ({ field: name, message: `${name} is not set. ${SETTINGS[name].says}` })), ...atOdds(values))
  if (wrong.length > 0) throw refused(program, wrong)
  return values as Settings<P>
}

const given = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

function missingFor(program: Program, values: Values): SettingName[] {
  const isProduction = values.NODE_ENV === 'production'
  const needed = (Object.keys(SETTINGS) as SettingName[]).filter(name => {
    const { neededBy = [], neededInProductionBy = [] }: Setting = SETTINGS[name]
    return neededBy.includes(program) || (isProduction && neededInProductionBy.includes(program))
  })
  return [...new Set([...needed, ...TOGETHER.filter(([first]) => values[first] !== undefined).flatMap(([, ...others]) => others)])]
}

/** Where the first is set, the others are needed as well. */
const TOGETHER: readonly (readonly [SettingName, ...SettingName[]])[] = [
  ['DATABASE_URL', 'DOOR_DATABASE_URL', 'WORKER_DATABASE_URL'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
]

function atOdds({ NODE_ENV, BASE_URL }: Values): Reason[] {
  if (NODE_ENV !== 'production' || !(BASE_URL instanceof URL) || BASE_URL.protocol === 'https:') return []
  return [
    {
      field: 'BASE_URL',
      message: `BASE_URL is "${BASE_URL.origin}". In production it must begin with https: cookies are for HTTPS alone.`,
    },
  ]
}

const refused = (program: Program, errors: readonly Reason[]) =>
  new Problem(
    'invalid',
    `"muster ${program}" cannot start with these settings:\n${errors.map(({ message }) => `  ${message}`).join('\n')}`,
    'All settings are explained in docs/reference/configuration.md.',
    { errors },
  )
