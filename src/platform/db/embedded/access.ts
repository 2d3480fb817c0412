/** How to reach an embedded server: where it listens and with which password. Only who may read its folder can know. */
import { createHmac } from 'node:crypto'

export type Access = {
  /** The folder of the server's socket, or the loopback address. */
  host: string
  port: number
  /** Every login's password follows from this one secret, so none of them is stored. */
  secret: string
}

export const SUPERUSER = 'postgres'
export const LOOPBACK = '127.0.0.1'

export const passwordOf = ({ secret }: Pick<Access, 'secret'>, user: string): string =>
  createHmac('sha256', secret).update(user).digest('base64url')

export function urlOf(access: Access, user: string, database: string): string {
  const account = `${encodeURIComponent(user)}:${passwordOf(access, user)}`
  const name = encodeURIComponent(database)
  return access.host === LOOPBACK
    ? `postgresql://${account}@${LOOPBACK}:${access.port}/${name}`
    : `postgresql://${account}@/${name}?host=${encodeURIComponent(access.host)}&port=${access.port}`
}
