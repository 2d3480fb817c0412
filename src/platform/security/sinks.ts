/** Where security events go: a file with one JSON object a line, or a syslog server (RFC 5424). */
import { appendFile } from 'node:fs/promises'
import { connect as connectTcp, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { connect as connectTls } from 'node:tls'
import type { SecurityEvent } from './queries.ts'

/** Resolves when they are handed over; they are sent once more where it rejects. */
export type Sink = (events: readonly SecurityEvent[]) => Promise<void>

/** Appended, so that whatever turns logs over can move the file away at any time. */
export const fileSink =
  (path: string): Sink =>
  events =>
    appendFile(path, events.map(event => `${JSON.stringify(event)}\n`).join(''), { mode: 0o600 })

const PATIENCE_MS = 10_000
const DEFAULT_PORT: Readonly<Record<string, number>> = { 'tcp:': 601, 'tls:': 6514 }
/** Facility 13, log audit. */
const AUDIT = 13
const SEVERITY = { alert: 1, warning: 4, notice: 5 } as const

const severityOf = ({ kind }: SecurityEvent): number => {
  if (kind === 'alarm-raised') return SEVERITY.alert
  return kind.endsWith('refused') ? SEVERITY.warning : SEVERITY.notice
}

/** One message; the octet count before it says where it ends, whatever it holds (RFC 6587, RFC 5425). */
export function syslogFrame(event: SecurityEvent, host: string): string {
  const message = `<${AUDIT * 8 + severityOf(event)}>1 ${event.at} ${host} muster - ${event.kind} - ${JSON.stringify(event)}`
  return `${Buffer.byteLength(message)} ${message}`
}

/** `tcp://host:601`, or `tls://host:6514` for what crosses a network. */
export const syslogSink =
  (address: URL): Sink =>
  async events => {
    const host = hostname() || '-'
    await send(address, events.map(event => syslogFrame(event, host)).join(''))
  }

function send(address: URL, frames: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const to = { host: address.hostname, port: Number(address.port) || (DEFAULT_PORT[address.protocol] ?? 0) }
    const socket: Socket = address.protocol === 'tls:' ? connectTls({ ...to, servername: to.host }) : connectTcp(to)
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('The syslog server does not answer')))
    socket.once('error', reject)
    socket.once('close', failed => (failed ? undefined : resolve()))
    socket.once(address.protocol === 'tls:' ? 'secureConnect' : 'connect', () => socket.end(frames))
    socket.resume()
  })
}
