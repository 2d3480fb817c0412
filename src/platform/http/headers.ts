/** What every answer tells the browser not to do. */
import helmet from '@fastify/helmet'
import type { App } from './app.ts'

export async function sendSafeHeaders(
  app: App,
  { secure, signInOrigin }: { secure: boolean; signInOrigin: string | undefined },
): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        // A form may be answered by a redirect to the provider, and browsers hold that to this list too.
        'form-action': signInOrigin === undefined ? ["'self'"] : ["'self'", signInOrigin],
        'base-uri': ["'none'"],
        // Said although default-src covers them: a checklist and a person read them here.
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    // As the policy's frame-ancestors say, for browsers that do not know them.
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xXssProtection: false,
  })
}
