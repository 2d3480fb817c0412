/** Every setting of the programs, in the order of the reference: what it means, how it is read, who reads it, who cannot do without. */
import { address, anyText, count, database, oneOf, origin, port, proxies, type Reader, secretText } from './values.ts'

export const PROGRAMS = ['start', 'service', 'worker', 'migrate', 'bootstrap', 'seed'] as const
export type Program = (typeof PROGRAMS)[number]

export type Setting<T = unknown> = {
  says: string
  reads: Reader<T>
  readBy: readonly Program[]
  /** The text that is read where nothing is set. */
  otherwise?: string
  /** What happens where nothing is set, when that is not simply a value. */
  unset?: string
  /** Never shown again, neither in a message nor in a log. */
  secret?: true
  neededBy?: readonly Program[]
  /** With NODE_ENV=production. */
  neededInProductionBy?: readonly Program[]
}

const setting = <const S extends Setting>(one: S): S => one

const EVERY = PROGRAMS
const SERVING = ['start', 'service'] as const
const RUNNING = ['start', 'service', 'worker'] as const

export const SETTINGS = {
  NODE_ENV: setting({
    says: 'production: for real people and real cases. Needs a sign-in provider, HTTPS and a server of its own, and refuses everything made for development.',
    reads: oneOf('development', 'test', 'production'),
    readBy: EVERY,
    otherwise: 'development',
  }),
  PORT: setting({
    says: 'Where the service listens. 0 takes any free port and says which.',
    reads: port,
    readBy: SERVING,
    otherwise: '3000',
  }),
  HOST: setting({
    says: 'The address of this machine on which it listens. By default only this machine reaches it.',
    reads: anyText,
    readBy: SERVING,
    otherwise: '127.0.0.1',
  }),
  BASE_URL: setting({
    says: 'The address people use, without a path. With https, cookies are for HTTPS alone.',
    reads: origin,
    readBy: RUNNING,
    unset: 'http://localhost with the port',
    neededInProductionBy: RUNNING,
  }),
  TRUST_PROXY: setting({
    says: 'Your own proxies before the service, whose word is taken for where a request comes from.',
    reads: proxies,
    readBy: SERVING,
    unset: 'nobody is believed',
  }),
  REQUESTS_PER_MINUTE: setting({
    says: 'How many requests one address may make in a minute. An office may share one address.',
    reads: count(1, 1_000_000),
    readBy: SERVING,
    otherwise: '1200',
  }),
  MUSTER_SECRET: setting({
    says: 'From which the keys of cookies and forms are made. The same for every process of the service.',
    reads: secretText,
    readBy: SERVING,
    secret: true,
    unset: 'made at the start, so forms opened before a restart must be loaded again',
    neededInProductionBy: SERVING,
  }),
  MUSTER_DATA: setting({
    says: 'The folder of the embedded database and of the log of `muster start`.',
    reads: anyText,
    readBy: ['start', 'seed'],
    otherwise: './data',
  }),
  MUSTER_POSTGRES_WAY: setting({
    says: 'How the embedded PostgreSQL is run by root, whom it refuses: in a namespace, or as an existing unprivileged user.',
    reads: oneOf('direct', 'user-namespace', 'other-user'),
    readBy: ['start', 'seed'],
    unset: 'the first that works',
  }),
  DATABASE_URL: setting({
    says: "The database for people's requests, as muster_service.",
    reads: database,
    readBy: SERVING,
    secret: true,
    unset: 'start runs a PostgreSQL of its own in MUSTER_DATA',
    neededBy: ['service'],
    neededInProductionBy: SERVING,
  }),
  DOOR_DATABASE_URL: setting({
    says: 'The database for signing in, as muster_door.',
    reads: database,
    readBy: SERVING,
    secret: true,
    unset: 'as DATABASE_URL',
    neededBy: ['service'],
  }),
  WORKER_DATABASE_URL: setting({
    says: 'The database for jobs, as muster_worker. It needs the server itself: not a pooler that hands out a connection for one transaction.',
    reads: database,
    readBy: ['start', 'worker'],
    secret: true,
    unset: 'as DATABASE_URL',
    neededBy: ['worker'],
  }),
  MIGRATION_DATABASE_URL: setting({
    says: "The database for changing the features' tables, as muster_migrator.",
    reads: database,
    readBy: ['migrate'],
    secret: true,
    neededBy: ['migrate'],
  }),
  BOOTSTRAP_DATABASE_URL: setting({
    says: 'The database as a superuser, to prepare it. No running program has this.',
    reads: database,
    readBy: ['bootstrap', 'seed'],
    secret: true,
    unset: 'seed takes the database in MUSTER_DATA, which nobody may be running meanwhile',
    neededBy: ['bootstrap'],
  }),
  OIDC_ISSUER: setting({
    says: 'The sign-in provider (OpenID Connect).',
    reads: address('an address with https', 'https:'),
    readBy: SERVING,
    unset: 'the development provider, with invented people',
    neededInProductionBy: SERVING,
  }),
  OIDC_CLIENT_ID: setting({
    says: 'As whom the service is known to the provider.',
    reads: anyText,
    readBy: SERVING,
    neededInProductionBy: SERVING,
  }),
  OIDC_CLIENT_SECRET: setting({
    says: 'By which the service proves itself to the provider.',
    reads: anyText,
    readBy: SERVING,
    secret: true,
    neededInProductionBy: SERVING,
  }),
  SMTP_URL: setting({
    says: 'Where mail is handed over. Mail says only that there is something new, and where.',
    reads: address('an address as smtps://USER:PASSWORD@mail.example.police.uk', 'smtp:', 'smtps:'),
    readBy: ['start', 'worker'],
    secret: true,
    unset: 'mail stays in the outbox',
    neededInProductionBy: ['start', 'worker'],
  }),
  MAIL_FROM: setting({
    says: 'Whom mail comes from.',
    reads: anyText,
    readBy: ['start', 'worker'],
    neededInProductionBy: ['start', 'worker'],
  }),
  SECURITY_EVENTS_FILE: setting({
    says: 'A file to which security events are appended, one JSON object a line, for your own monitoring.',
    reads: anyText,
    readBy: ['start', 'worker'],
    unset: 'none is written',
  }),
  SECURITY_EVENTS_SYSLOG: setting({
    says: 'A syslog server (RFC 5424) for security events: tls://HOST:6514, or tcp://HOST:601 on the same machine.',
    reads: address('an address as tls://HOST:6514', 'tls:', 'tcp:'),
    readBy: ['start', 'worker'],
    unset: 'none is told',
  }),
  CONTACT_EMAIL: setting({
    says: 'Whom people write to about the service: it stands in the accessibility statement and the privacy notice.',
    reads: anyText,
    readBy: SERVING,
    unset: 'the notices name nobody',
    neededInProductionBy: SERVING,
  }),
  METRICS_PORT: setting({
    says: "Where a monitoring system reads the program's figures, at `/metrics`; keep it to yourselves.",
    reads: port,
    readBy: SERVING,
    unset: 'no figures are given out',
  }),
  METRICS_HOST: setting({
    says: 'The address of this machine on which the figures are given out.',
    reads: anyText,
    readBy: SERVING,
    otherwise: '127.0.0.1',
  }),
  LOG_LEVEL: setting({
    says: 'What is written to the log: this and everything graver. One JSON object a line, times in UTC.',
    reads: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
    readBy: RUNNING,
    otherwise: 'info',
  }),
} as const

export type SettingName = keyof typeof SETTINGS
