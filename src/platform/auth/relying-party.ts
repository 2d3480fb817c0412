/** Sends people to the sign-in provider and checks what they bring back (OpenID Connect: code flow, PKCE, state and nonce). */
import type { Configuration } from 'openid-client'
import type { UnderWay } from './rules.ts'

export type ProviderSettings = {
  issuer: URL
  clientId: string
  clientSecret: string
  /** Where the provider is this very process: no network lies between, and it is asked afresh each time who it is. */
  inProcess?: typeof fetch
}

export type Provider = {
  /** Where to send the browser, and what to keep until it comes back. */
  begin(options: { afresh: boolean }): Promise<{ url: URL; kept: Omit<UnderWay, 'returnTo' | 'at'> }>
  /** What the ID token says. Throws whatever is wrong with the answer. */
  finish(answer: URL, kept: Omit<UnderWay, 'returnTo' | 'at'>): Promise<{ sub: string; acr: unknown; authTime: unknown }>
}

/** Asks the provider who it is at the first sign-in: until then a service whose provider is away still serves. */
export function providerAt(settings: ProviderSettings, baseUrl: string): Provider {
  let known: Promise<Configuration> | undefined
  const found = () => {
    known ??= discover(settings).catch(error => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    async begin({ afresh }) {
      const client = await import('openid-client')
      const kept = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
      const url = client.buildAuthorizationUrl(await found(), {
        redirect_uri: `${baseUrl}/sign-in/callback`,
        scope: 'openid',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        acr_values: 'phrh phr',
        ...(afresh || settings.inProcess ? { prompt: 'login' } : {}),
      })
      return { url, kept }
    },
    async finish(answer, { state, nonce, verifier }) {
      const client = await import('openid-client')
      const tokens = await client.authorizationCodeGrant(await found(), answer, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The provider sent no ID token')
      return { sub: claims.sub, acr: claims.acr, authTime: claims.auth_time }
    },
  }
}

async function discover({ issuer, clientId, clientSecret, inProcess }: ProviderSettings): Promise<Configuration> {
  const client = await import('openid-client')
  return client.discovery(issuer, clientId, clientSecret, client.ClientSecretBasic(clientSecret), {
    timeout: 10,
    ...(inProcess ? { [client.customFetch]: inProcess as never, execute: [client.allowInsecureRequests] } : {}),
  })
}
