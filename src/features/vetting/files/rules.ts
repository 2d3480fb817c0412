/** What can be brought to a case: known by what is in it, never by its name alone. */
import { accept, type Outcome, refuse } from '../../../values/outcome.ts'

export const MOST_ATTACHMENT_BYTES = 10 * 2 ** 20
const LONGEST_NAME = 150

export const MEDIA = {
  'application/pdf': { name: 'PDF', endings: ['pdf'] },
  'image/png': { name: 'PNG image', endings: ['png'] },
  'image/jpeg': { name: 'JPEG image', endings: ['jpg', 'jpeg'] },
} as const
export type Media = keyof typeof MEDIA

export type Note = { id: string; words: string; writtenBy: string; writtenAt: string }

export type Attachment = {
  id: string
  fileName: string
  media: Media
  bytes: number
  broughtBy: string
  broughtAt: string
  erasedAt: string | null
}

export type Brought = { name: string; media: Media }

/** What it is by its content; refused where its name says something else. */
export function checkAttachment(given: string, content: Uint8Array): Outcome<Brought> {
  const name = nameOfFile(given)
  const said = (message: string) => refuse({ field: 'file', message })
  if (content.length === 0) return said(given === '' ? 'Select a file' : `“${name}” is empty`)
  if (content.length > MOST_ATTACHMENT_BYTES) return said('The file must be smaller than 10 MB')
  const media = mediaOf(content)
  if (!media) return said(`“${name}” is not a PDF, PNG or JPEG file. Its content decides, not its name`)
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const { endings, name: kind } = MEDIA[media]
  if (!(endings as readonly string[]).includes(ending))
    return said(`“${name}” is a ${kind} by its content, and its name says something else. Name it as what it is, ending in .${endings[0]}`)
  return accept({ name, media })
}

export function mediaOf(content: Uint8Array): Media | undefined {
  if (startsWith(content, [0x25, 0x50, 0x44, 0x46, 0x2d])) return endsPdf(content) ? 'application/pdf' : undefined
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return textAt(content, 12, 4) === 'IHDR' ? 'image/png' : undefined
  return startsWith(content, [0xff, 0xd8, 0xff]) ? 'image/jpeg' : undefined
}

const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte)

const TAIL_BYTES = 2048
const endsPdf = (content: Uint8Array): boolean => textAt(content, Math.max(0, content.length - TAIL_BYTES), TAIL_BYTES).includes('%%EOF')

const textAt = (content: Uint8Array, from: number, length: number): string => String.fromCharCode(...content.subarray(from, from + length))

/** Without folders and without what could hide something, short enough to keep. */
export function nameOfFile(given: string): string {
  const name = given
    .slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
    .replaceAll(/\p{C}|\p{Zl}|\p{Zp}|["<>|:*?]/gu, '')
    .trim()
  const letters = [...name]
  if (letters.length <= LONGEST_NAME) return /^\.*$/.test(name) ? 'file' : name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : ''
  return letters.slice(0, LONGEST_NAME - ending.length).join('') + ending
}

/** For the header of a download: plain letters for old readers, the whole name for all others. */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

export function readNote(typed: string): Outcome<string> {
  const words = typed.trim()
  if (words === '') return refuse({ field: 'words', message: 'Enter the note' })
  return [...words].length > 4000 ? refuse({ field: 'words', message: 'The note must be 4,000 characters or fewer' }) : accept(words)
}
