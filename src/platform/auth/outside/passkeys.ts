/** Passkeys as a second factor (WebAuthn). The library is loaded when the first one is asked for. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Factor } from './door.ts'

export type Passkeys = ReturnType<typeof passkeysAt>
/** EdDSA, ES256 and RS256, by their numbers in COSE: named, because to find out what else there is the library tries what is still an experiment. */
const ALGORITHMS = [-8, -7, -257]

type Kept = { id: string; publicKey: string; transports?: string[] }

/** What the browser's script is told, and what it answers, are the library's own forms of JSON. */
export function passkeysAt(baseUrl: string, secret: Buffer) {
  const { origin, hostname: rpID } = new URL(baseUrl)
  // From the pass, which is worth nothing after one sign-in: so nothing about a challenge need be kept.
  const challengeOf = (pass: Buffer, purpose: string) =>
    createHmac('sha256', secret).update(`muster passkey ${purpose}`).update(pass).digest()

  return {
    async toRegister(pass: Buffer): Promise<string> {
      const { generateRegistrationOptions } = await import('@simplewebauthn/server')
      const options = await generateRegistrationOptions({
        ...{ rpName: 'Muster', rpID, userName: 'Your clearance', challenge: new Uint8Array(challengeOf(pass, 'register')) },
        supportedAlgorithmIDs: ALGORITHMS,
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      })
      return JSON.stringify(options)
    },

    /** What is kept of it; nothing where the answer does not verify. */
    async registered(pass: Buffer, answer: string): Promise<{ secret: string; counter: number } | undefined> {
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
      const response = readAnswer<RegistrationResponseJSON>(answer)
      if (!response) return undefined
      const expectedChallenge = challengeOf(pass, 'register').toString('base64url')
      const verified = await verifyRegistrationResponse({
        ...{ response, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false },
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch(() => undefined)
      if (!verified?.verified) return undefined
      const { id, publicKey, counter, transports } = verified.registrationInfo.credential
      const kept: Kept = { id, publicKey: Buffer.from(publicKey).toString('base64url'), ...(transports && { transports }) }
      return { secret: JSON.stringify(kept), counter }
    },

    async toUse(pass: Buffer, secrets: readonly string[]): Promise<string> {
      const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
      const allowCredentials = secrets.map(readKept).map(({ id, transports }) => ({ id, ...(transports && { transports }) }))
      const challenge = new Uint8Array(challengeOf(pass, 'use'))
      return JSON.stringify(await generateAuthenticationOptions({ rpID, challenge, allowCredentials, userVerification: 'preferred' }))
    },

    async used(pass: Buffer, answer: string, factors: readonly Factor[]): Promise<{ factor: string; counter: number } | undefined> {
      const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
      const response = readAnswer<AuthenticationResponseJSON>(answer)
      const factor = factors.find(({ secret: kept }) => same(readKept(kept).id, response?.id ?? ''))
      if (!response || !factor) return undefined
      const { id, publicKey } = readKept(factor.secret)
      const credential = { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: factor.counter }
      const expectedChallenge = challengeOf(pass, 'use').toString('base64url')
      const verified = await verifyAuthenticationResponse({
        ...{ response, credential, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false },
      }).catch(() => undefined)
      return verified?.verified ? { factor: factor.id, counter: verified.authenticationInfo.newCounter } : undefined
    },
  }
}

const readKept = (secret: string): Kept => JSON.parse(secret) as Kept

/** Whatever is in it is looked at by the library. */
function readAnswer<T>(answer: string): T | undefined {
  try {
    const read = JSON.parse(answer) as unknown
    return typeof read === 'object' && read !== null ? (read as T) : undefined
  } catch {
    return undefined
  }
}

const same = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
