/** What a page needs to know besides its own data: who is looking, where, and what makes its forms safe. Handed down, so that pages stay functions of their data. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type NavigationItem = {
  text: string
  href: string
  /** The path below which every page belongs to it, where that is not its own. */
  within?: string
  /** Whose it is. */
  roles: readonly string[]
  /** Of people outside, who have no roles. */
  forOutside?: true
  /** One plain sentence, for the home page. */
  says: string
}

export const isFor = ({ roles, forOutside }: NavigationItem, person: { roles: readonly string[]; isOutside: boolean }): boolean =>
  (forOutside === true && person.isOutside) || roles.some(role => person.roles.includes(role))

/** Paths under which the browser finds them. */
export type Assets = { css: string; js: string; icon: string }

export type PageSurroundings = {
  path: string
  person: { name: string; roles: readonly string[] } | undefined
  /** Already only what is this person's. */
  navigation: readonly NavigationItem[]
  csrf: string
  /** Sending the page's form twice has its effect once. */
  key: string
  nonce: string
  development: boolean
  assets: Assets
  /** What was just done, shown once. */
  notice?: string | undefined
}

export const Surroundings = createContext<PageSurroundings | undefined>(undefined)

export function useSurroundings(): PageSurroundings {
  const surroundings = useContext(Surroundings)
  if (!surroundings) throw new Error('A page is sent by reply.page, which says what surrounds it')
  return surroundings
}
