/** How text for a terminal may look, and text from a file made safe to print. */

export type Style = { width: number; colour: boolean; unicode: boolean }

const paint = (code: number, off: number) => (style: Style, text: string) => (style.colour ? `\u001b[${code}m${text}\u001b[${off}m` : text)

export const bold = paint(1, 22)
export const faint = paint(2, 22)
export const blue = paint(34, 39)

/** Controls (a terminal obeys them), and the marks that turn the direction of writing around. */
const UNSAFE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** Names from a file may hold anything: what is printed is never a command to the terminal, and is plain ASCII where the locale asks for it. */
export function printable(style: Style, text: string): string {
  const safe = text.replace(/\s+/gu, ' ').replace(UNSAFE, '?')
  return style.unicode ? safe : toAscii(safe)
}

const PLAIN: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '£': 'GBP ',
  '×': 'x',
}

const toAscii = (text: string): string =>
  text
    .replace(/[–—−‘’“”…£×]/gu, mark => PLAIN[mark] ?? '?')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '?')
