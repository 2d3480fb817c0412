/** The words an embedded server is started with. */
import { Buffer } from 'node:buffer'
import { LOOPBACK } from './access.ts'
import { SUPERVISOR_SETTING } from './neighbour.ts'

export type Settings = Readonly<Record<string, string | number>>

const DEFAULTS: Settings = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  shared_preload_libraries: 'pg_stat_statements',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Statements and the details of errors hold what people wrote; the program that sent them knows them anyway.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  unix_socket_permissions: '0700',
}

type Place = { data: string; host: string; port: number; supervisor: string }

export function serverArguments({ data, host, port, supervisor }: Place, settings: Settings): string[] {
  const all: Settings = {
    ...DEFAULTS,
    ...settings,
    port,
    listen_addresses: host === LOOPBACK ? LOOPBACK : '',
    unix_socket_directories: host === LOOPBACK ? '' : `"${host.replaceAll('"', '""')}"`,
    [SUPERVISOR_SETTING]: supervisor,
  }
  return ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** What the kernel takes as the path of a socket, less the name PostgreSQL adds and the byte that ends it. */
const LONGEST_FOLDER = 107 - '/.s.PGSQL.65535'.length

export const fitsSocket = (folder: string): boolean => process.platform !== 'win32' && Buffer.byteLength(folder) <= LONGEST_FOLDER
