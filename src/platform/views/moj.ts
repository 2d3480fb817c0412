/** Typed wrappers of the Ministry of Justice's components that are used here. The package documents its options in prose alone, so these are written by hand. */
import { moj } from './templates.ts'

export type SubNavigationParams = {
  label: string
  items: readonly { text: string; href: string; active?: boolean }[]
  classes?: string
}
export const MojSubNavigation = (params: SubNavigationParams) => moj('sub-navigation', params)
