/** The log of the programs: one JSON object a line, times in UTC, for whoever runs Muster. What people write and what opens doors stays out of it. */
import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino'

export type Log = Logger
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

/** To a file, which is made with its folder, or to standard output. */
export const openLog = (program: string, level: LogLevel, file?: string): Log =>
  logTo(pino.destination(file === undefined ? { dest: 1 } : { dest: file, mkdir: true, append: true, mode: 0o600 }), program, level)

export const logTo = (destination: DestinationStream, program: string, level: LogLevel): Log =>
  pino({ ...OPTIONS, level, base: { program, pid: process.pid } }, destination)

/** Under these names nothing is written, at whatever depth somebody hands them in. */
const SECRET_NAMES = new Set(
  'cookie cookies authorization set-cookie token access_token id_token refresh_token client_secret code code_verifier state nonce secret password connectionstring _csrf _key'.split(
    ' ',
  ),
)
const DEEPEST = 6

/** Ours, because the logger's own way of doing this takes fifty times as long as writing the line. */
function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value)) return value
  if (depth > DEEPEST) return NOT_WRITTEN
  if (Array.isArray(value)) return value.map(each => withoutSecrets(each, depth + 1))
  // At the top these have serialisers, which choose what is told.
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (depth === 0 && SERIALISED.has(name)) return [name, each]
      return [name, SECRET_NAMES.has(name.toLowerCase()) ? NOT_WRITTEN : withoutSecrets(each, depth + 1)]
    }),
  )
}

const NOT_WRITTEN = '[not written]'
const SERIALISED = new Set(['req', 'res', 'err'])

type Asked = { id: string; method: string; url: string; ip: string }

const OPTIONS: LoggerOptions = {
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }), log: given => withoutSecrets(given) as Record<string, unknown> },
  serializers: {
    // Without what follows the question mark: searches hold names, and the provider's answer holds the code of a sign-in.
    req: ({ id, method, url, ip }: Asked) => ({ id, method, path: url.split('?')[0], from: ip }),
    err: errorWords,
  },
}

type Told = { type: string; message: string; fault?: string; rule?: string; stack?: string; cause?: Told }

/** The database's detail and position hold the values of rows, so only what it names is kept. */
function errorWords(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' && { fault: code }),
    ...(typeof constraint === 'string' && { rule: constraint }),
    ...(error.stack && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: errorWords(error.cause) }),
  }
}
