/** What signing in may lead to, and what of the provider's answer counts. */

const ELSEWHERE = new URL('http://inside.invalid')

/** A path of this service, whatever somebody put into a link; the home page for all else. */
export function returnPath(text: string | undefined): string {
  // A browser takes a backslash for a slash, and two of either for another site; it drops control characters before it looks.
  if (text === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return '/'
  const url = URL.parse(text, ELSEWHERE)
  if (url?.origin !== ELSEWHERE.origin || url.pathname.startsWith('//')) return '/'
  const path = `${url.pathname}${url.search}`
  // Whoever signed in wants to be let in, and not to be asked again or sent out.
  return /^\/(?:sign-in|sign-out|signed-out|dev-sign-in)(?:[/?]|$)/.test(path) ? '/' : path
}

/** What is kept in the browser while it is at the provider. */
export type UnderWay = { state: string; nonce: string; verifier: string; returnTo: string; at: number }

const LONGEST_MS = 10 * 60_000

export const isStillUnderWay = ({ at }: UnderWay, now: number): boolean => now >= at && now - at <= LONGEST_MS

/** How somebody proved who they are, as the claim `acr` says it. A provider that says nothing proved nothing. */
export const strengthOf = (acr: unknown): string => (typeof acr === 'string' && /^[\w:./-]{1,200}$/.test(acr) ? acr : 'none')

/** When they last did so, in milliseconds; never later than now. */
export const signedInAt = (authTime: unknown, now: number): number => (typeof authTime === 'number' ? Math.min(authTime * 1000, now) : now)
