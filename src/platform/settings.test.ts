import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Problem } from '../values/problem.ts'
import { PROGRAMS, type Program, SETTINGS, type Setting } from './settings/table.ts'
import { readSettings } from './settings.ts'

type Environment = Record<string, string>

const SERVICE: Environment = {
  DATABASE_URL: 'postgresql://muster_service:pass@db.example:5432/muster',
  DOOR_DATABASE_URL: 'postgresql://muster_door:pass@db.example:5432/muster',
}
const PRODUCTION: Environment = {
  ...SERVICE,
  NODE_ENV: 'production',
  BASE_URL: 'https://muster.example',
  MUSTER_SECRET: 'x'.repeat(32),
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_CLIENT_ID: 'muster',
  OIDC_CLIENT_SECRET: 'secret of the client',
  CONTACT_EMAIL: 'muster@example.police.uk',
}

function refusal(program: Program, env: Environment): Problem {
  try {
    readSettings(program, env)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new assert.AssertionError({ message: 'The settings were taken.' })
}
const fieldsOf = (program: Program, env: Environment) =>
  refusal(program, env)
    .errors.map(({ field }) => field)
    .sort()

describe('the settings', () => {
  it('have their defaults where nothing is set, and where what is set is blank', () => {
    for (const env of [{}, { PORT: '', LOG_LEVEL: '  ', DATABASE_URL: '\t' }]) {
      const settings = readSettings('start', env)
      assert.deepEqual(
        [settings.PORT, settings.HOST, settings.LOG_LEVEL, settings.MUSTER_DATA, settings.NODE_ENV, settings.DATABASE_URL],
        [3000, '127.0.0.1', 'info', './data', 'development', undefined],
      )
    }
  })

  it('become values of their kind', () => {
    const settings = readSettings('service', { ...SERVICE, PORT: '0', BASE_URL: 'https://muster.example', TRUST_PROXY: '10.0.0.5, ::1' })
    assert.deepEqual([settings.PORT, settings.BASE_URL?.origin, settings.TRUST_PROXY], [0, 'https://muster.example', '10.0.0.5,::1'])
    assert.equal(settings.DATABASE_URL, SERVICE.DATABASE_URL)
  })

  it('of another program are not known to this one', () => {
    assert.deepEqual(
      Object.keys(
        readSettings('migrate', { ...PRODUCTION, MIGRATION_DATABASE_URL: 'postgres://a@b/c', BOOTSTRAP_DATABASE_URL: 'postgres://a@b/c' }),
      ),
      ['NODE_ENV', 'MIGRATION_DATABASE_URL'],
    )
  })

  it('that are wrong are all named at once, with what was given', () => {
    const { message, errors } = refusal('service', { ...SERVICE, PORT: '70000', LOG_LEVEL: 'loud', BASE_URL: 'https://a.example/b' })
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['PORT', 'BASE_URL', 'LOG_LEVEL'],
    )
    for (const said of ['"70000"', '"loud"', '"https://a.example/b"', 'muster service']) assert.ok(message.includes(said), said)
  })

  it('never show a secret, however wrong it is', () => {
    const secrets = Object.entries(SETTINGS as Record<string, Setting>).filter(([, { secret }]) => secret)
    assert.ok(secrets.length >= 8)
    fc.assert(
      fc.property(
        fc.constantFrom(...PROGRAMS),
        fc.constantFrom(...secrets),
        fc.stringMatching(/^[A-Z]{9,20}$/),
        (program, [name], text) => {
          try {
            readSettings(program, { NODE_ENV: 'production', [name]: text })
          } catch (error) {
            assert.ok(error instanceof Problem && !JSON.stringify([error.message, error.errors, error.advice]).includes(text))
          }
        },
      ),
    )
  })

  it('that a program cannot do without are asked for', () => {
    assert.deepEqual(fieldsOf('service', {}), ['DATABASE_URL', 'DOOR_DATABASE_URL'])
    assert.deepEqual(fieldsOf('worker', {}), ['WORKER_DATABASE_URL'])
    assert.deepEqual(fieldsOf('migrate', SERVICE), ['MIGRATION_DATABASE_URL'])
    assert.deepEqual(fieldsOf('bootstrap', SERVICE), ['BOOTSTRAP_DATABASE_URL'])
  })

  it('that belong together are asked for together', () => {
    assert.deepEqual(fieldsOf('start', { DATABASE_URL: SERVICE.DATABASE_URL! }), ['DOOR_DATABASE_URL', 'WORKER_DATABASE_URL'])
    assert.deepEqual(fieldsOf('service', { ...SERVICE, OIDC_ISSUER: 'https://a.example' }), ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
    assert.deepEqual(fieldsOf('worker', { WORKER_DATABASE_URL: 'postgres://a@b/c', SMTP_URL: 'smtps://mail.example' }), ['MAIL_FROM'])
  })
})

describe('in production', () => {
  it('whole settings are taken', () => assert.equal(readSettings('service', PRODUCTION).NODE_ENV, 'production'))

  for (const name of ['BASE_URL', 'MUSTER_SECRET', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'CONTACT_EMAIL'])
    it(`nothing starts without ${name}`, () => assert.deepEqual(fieldsOf('service', { ...PRODUCTION, [name]: '' }), [name]))

  it('nothing starts on a database of its own, or with the development sign-in', () => {
    assert.ok(['DATABASE_URL', 'OIDC_ISSUER'].every(name => fieldsOf('start', { NODE_ENV: 'production' }).includes(name)))
  })

  it('nothing starts without HTTPS, or with a secret that can be guessed', () => {
    assert.deepEqual(fieldsOf('service', { ...PRODUCTION, BASE_URL: 'http://muster.example' }), ['BASE_URL'])
    assert.deepEqual(fieldsOf('service', { ...PRODUCTION, MUSTER_SECRET: 'short' }), ['MUSTER_SECRET'])
    assert.deepEqual(fieldsOf('service', { ...PRODUCTION, OIDC_ISSUER: 'http://sign-in.example' }), ['OIDC_ISSUER'])
  })
})

describe('whose word is taken for where a request comes from', () => {
  for (const given of ['true', 'yes', '1', 'anybody', '10.0.0.1;10.0.0.2'])
    it(`is never "${given}"`, () => assert.deepEqual(fieldsOf('service', { ...SERVICE, TRUST_PROXY: given }), ['TRUST_PROXY']))
})
