/** Typed wrappers of the Ministry of Justice's components that are used here. The package documents its options in prose alone, so these are written by hand. */
import { moj } from './templates.ts'

type Words = { text: string; html?: never } | { html: string; text?: never }

export type SubNavigationParams = {
  label: string
  items: readonly { text: string; href: string; active?: boolean }[]
  classes?: string
}
export const MojSubNavigation = (params: SubNavigationParams) => moj('sub-navigation', params)

export type TimelineParams = {
  headingLevel?: number
  /** `format` is how the moment is told in words. */
  items: readonly ({ label: { text: string }; datetime: { timestamp: string; format: string }; byline?: { text: string } } & Words)[]
}
export const MojTimeline = (params: TimelineParams) => moj('timeline', params)
