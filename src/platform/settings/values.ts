/** How the text of a setting becomes a value, or what should have been there instead. Pure. */

export type Reader<T> = (text: string) => { value: T } | { expected: string }

const LARGEST_PORT = 65_535

export const port: Reader<number> = text =>
  /^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT
    ? { value: Number(text) }
    : { expected: `a number from 0 to ${LARGEST_PORT}; 0 takes any free port` }

export const count =
  (least: number, most: number): Reader<number> =>
  text =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most
      ? { value: Number(text) }
      : { expected: `a whole number from ${least} to ${most}` }

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Reader<T> =>
  text => {
    const value = choices.find(choice => choice === text)
    return value === undefined ? { expected: `one of ${choices.join(', ')}` } : { value }
  }

export const anyText: Reader<string> = text => ({ value: text })

/** Too short a secret could be found by trying. */
const LEAST_SECRET = 32
export const secretText: Reader<string> = text =>
  text.length >= LEAST_SECRET
    ? { value: text }
    : { expected: `at least ${LEAST_SECRET} characters that nobody can guess, such as "openssl rand -base64 32" prints` }

/** An address whose scheme is one of these, as `https:`. */
export const address =
  (expected: string, ...schemes: readonly string[]): Reader<URL> =>
  text => {
    const value = URL.canParse(text) ? new URL(text) : undefined
    return value && schemes.includes(value.protocol) ? { value } : { expected }
  }

/** Only the place of the service itself: a path would be lost in every link. */
export const origin: Reader<URL> = text => {
  const read = address('', 'http:', 'https:')(text)
  return 'value' in read && read.value.pathname === '/' && read.value.search === '' && read.value.hash === '' && read.value.username === ''
    ? read
    : { expected: 'the address people use, as https://muster.example.police.uk, without a path' }
}

/** Kept as text: the driver reads it by itself, sockets included. */
export const database: Reader<string> = text =>
  /^postgres(?:ql)?:\/\/\S+$/.test(text)
    ? { value: text }
    : { expected: 'an address as postgresql://LOGIN:PASSWORD@HOST:5432/DATABASE (with "%40" for "@" and the like in a password)' }

const NETWORK = /^(?:(?:\d{1,3}\.){3}\d{1,3}|[\da-f:]+:[\da-f:.]*)(?:\/\d{1,3})?$/i

/** Never simply "yes": then anybody could write the address he is counted by. */
export const proxies: Reader<string> = text => {
  const named = text.split(',').map(each => each.trim())
  return named.every(each => NETWORK.test(each) || each === 'loopback')
    ? { value: named.join(',') }
    : { expected: 'the addresses or networks of your own proxies, with commas between, as 10.0.0.5,10.1.0.0/16; or loopback' }
}
