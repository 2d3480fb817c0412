/**
 * Cuts a file of SQL into its statements, each with the line it begins on, so that a failure can name its line.
 * PostgreSQL itself tells a place only for mistakes in the writing, not for what a constraint or a trigger refuses.
 */
export type Statement = {
  text: string
  /** Where the text begins, which may be with a comment. */
  first: number
  /** Where its first word stands. */
  line: number
}

/** One after the other: comments, quoted words and bodies, brackets, words, the end of a statement; anything else is one character. */
const TOKEN =
  /--[^\n]*|\/\*|(?<![\w$])e'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<![\w$])\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|[a-z_\u0080-\uffff][\w$\u0080-\uffff]*|[\s\S]/giy

/** The texts joined give the file again: a statement keeps the comments before it and its semicolon. */
export function splitStatements(sql: string): Statement[] {
  const pieces: string[] = []
  const reader = new Depth()
  let begin = 0
  for (let at = 0; at < sql.length; ) {
    const end = endOfToken(sql, at)
    const token = sql.slice(at, end)
    at = end
    if (reader.isEnd(token)) {
      pieces.push(sql.slice(begin, end))
      begin = end
    }
  }
  if (begin < sql.length) pieces.push(sql.slice(begin))
  return withLines(pieces)
}

function endOfToken(sql: string, at: number): number {
  TOKEN.lastIndex = at
  const token = TOKEN.exec(sql)?.[0] ?? ''
  if (token === '/*') return endOfComment(sql, at)
  if (!/^\$(?:\D.*)?\$$/su.test(token)) return at + token.length
  const end = sql.indexOf(token, at + token.length)
  return end < 0 ? sql.length : end + token.length
}

/** Comments of this kind hold others. */
function endOfComment(sql: string, at: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = at
  for (let depth = 0, found = mark.exec(sql); found; found = mark.exec(sql)) {
    depth += found[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return sql.length
}

/** A semicolon ends a statement only outside brackets and outside a routine's own `begin atomic ... end`. */
class Depth {
  #brackets = 0
  #blocks = 0
  #words: string[] = []

  isEnd(token: string): boolean {
    if (token === ';' && this.#brackets === 0 && this.#blocks === 0) {
      this.#words = []
      return true
    }
    if (token === '(') this.#brackets += 1
    else if (token === ')') this.#brackets = Math.max(0, this.#brackets - 1)
    else if (/^[a-z_]/i.test(token) && !/^e'/i.test(token)) this.#word(token.toLowerCase())
    return false
  }

  #word(word: string): void {
    if (this.#words.length < 4) this.#words.push(word)
    if (!/^create (?:or replace )?(?:function|procedure)\b/.test(this.#words.join(' '))) return
    if (word === 'begin' || (word === 'case' && this.#blocks > 0)) this.#blocks += 1
    if (word === 'end' && this.#blocks > 0) this.#blocks -= 1
  }
}

function withLines(pieces: readonly string[]): Statement[] {
  const statements: Statement[] = []
  let line = 1
  for (const text of pieces) {
    statements.push({ text, first: line, line: line + linesOf(leadOf(text)) })
    line += linesOf(text)
  }
  return statements
}

const linesOf = (text: string): number => text.split('\n').length - 1

/** Blank space and comments before the first word. */
function leadOf(text: string): string {
  let at = 0
  while (at < text.length && (/\s/.test(text[at] ?? '') || text.startsWith('--', at) || text.startsWith('/*', at)))
    at = endOfToken(text, at)
  return text.slice(0, at)
}

/** False for what holds nothing but comments and blank space. */
export const saysSomething = ({ text }: Statement): boolean => !/^;?$/.test(text.slice(leadOf(text).length))
