/** What somebody typed to find a case: a reference, or the beginning of a name in either order. */

export const LEAST_LETTERS = 2
export const MOST_FOUND = 50

export type Wanted = { ref: string | undefined; names: readonly { family: string; given: string }[] }

/** References hold digits or strokes; names do not. Too little is asked for nothing. */
export function readSearch(typed: string): Wanted | undefined {
  const text = typed.replaceAll(/\s+/g, ' ').trim().slice(0, 100)
  if ([...text].length < LEAST_LETTERS) return undefined
  if (/[\d/]/.test(text)) return { ref: text.toUpperCase().replaceAll(' ', ''), names: [] }
  const [before = '', after] = text.split(',', 2).map(part => part.trim())
  if (after !== undefined) return { ref: undefined, names: [{ family: before, given: after }] }
  const words = before.split(' ')
  // Every way to cut the words in two: family names may have several, and some write theirs first.
  const cuts = words.flatMap((_, at) => {
    const [left, right] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    return at === 0
      ? [{ family: right, given: '' }]
      : [
          { family: right, given: left },
          { family: left, given: right },
        ]
  })
  return { ref: undefined, names: cuts.slice(0, 9) }
}

/** As names are written: an index of them begins at these. */
export const spellings = (prefix: string): string[] => {
  const lower = prefix.toLocaleLowerCase('en-GB')
  const capital = lower.replaceAll(
    /(^|[\s'’-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase('en-GB'),
  )
  return [
    ...new Set([
      prefix,
      capital,
      prefix.toLocaleUpperCase('en-GB'),
      capital.replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase('en-GB')}`),
    ]),
  ]
}
