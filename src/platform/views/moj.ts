/** Typed wrappers of the Ministry of Justice's components that are used here. The package documents its options in prose alone, so these are written by hand. */
import { moj } from './templates.ts'

export type SubNavigationParams = {
  label: string
  items: readonly { text: string; href: string; active?: boolean }[]
  classes?: string
}
export const MojSubNavigation = (params: SubNavigationParams) => moj('sub-navigation', params)

export type IdentityBarParams = { title: { html: string } }
export const MojIdentityBar = (params: IdentityBarParams) => moj('identity-bar', params)

export type TimelineParams = {
  /** `html` is markup made by us; what a person wrote goes into `text`. `timestamp` is an ISO instant or day. */
  items: readonly {
    label: { text: string }
    byline?: { text: string }
    datetime: { timestamp: string; type: 'instant' }
    text?: string
    html?: string
  }[]
  headingLevel?: number
}
export const MojTimeline = (params: TimelineParams) => moj('timeline', params)

export type FilterParams = {
  heading: { text: string }
  submit: { text: string }
  /** Markup made by us. */
  optionsHtml: string
}
export const MojFilter = (params: FilterParams) => moj('filter', params)
