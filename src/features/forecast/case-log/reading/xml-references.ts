/** Puts characters in place of the references that XML itself knows; none that a file declares. */

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Undefined when the text refers to anything else than one of the five names or a printable character by its number. */
export function withCharacters(text: string): string | undefined {
  let isKnown = true
  const written = text.replace(/&([^;]*);|&/g, (_, name = '') => {
    const character = characterOf(name)
    isKnown &&= character !== undefined
    return character ?? ''
  })
  return isKnown ? written : undefined
}

function characterOf(name: string): string | undefined {
  const known = PREDEFINED.get(name)
  if (known !== undefined) return known
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? []
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
  return code >= 32 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined
}
