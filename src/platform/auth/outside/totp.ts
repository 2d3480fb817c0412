/** One-time codes by the time (RFC 6238): what an authenticator app shows for a secret, in six figures, anew every half minute. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const STEP_SECONDS = 30
const DIGITS = 6
/** A clock may be slow, and typing takes a while. */
const STEPS_EITHER_WAY = 1
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BITS = 5
const BYTE_BITS = 8

export const stepAt = (ms: number): number => Math.floor(ms / 1000 / STEP_SECONDS)

/** The code of a step (RFC 4226: the last four bits of the hash say where in it the number stands). */
export function codeOf(secret: Uint8Array, step: number, { digits = DIGITS, algorithm = 'sha1' } = {}): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac(algorithm, secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step whose code this is, later than the last that was taken: none counts twice. Every step is looked at, so the time tells nothing. */
export function findStep(secret: Uint8Array, code: string, ms: number, after: number): number | undefined {
  const typed = Buffer.from(code.padEnd(DIGITS).slice(0, DIGITS))
  let found: number | undefined
  for (let step = stepAt(ms) - STEPS_EITHER_WAY; step <= stepAt(ms) + STEPS_EITHER_WAY; step += 1)
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), typed.length === DIGITS ? typed : Buffer.alloc(DIGITS)) && step > after)
      found ??= step
  return found
}

/** As people type it into an app (RFC 4648, base 32 without padding). */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(BYTE_BITS, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(five => ALPHABET[Number.parseInt(five.padEnd(BITS, '0'), 2)]).join('')
}

/** For apps that open such addresses. It names the service and nobody: the app would show who it is for. */
export const otpauthOf = (secret: Uint8Array): string => `otpauth://totp/Muster?secret=${base32(secret)}&issuer=Muster`
