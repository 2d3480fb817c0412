/** What every page of vetting has: the way to its other parts, as far as they are this person's. */
import type { ComponentChildren } from 'preact'
import { MojSubNavigation } from '../../platform/views/moj.ts'
import { Page } from '../../platform/views/page.tsx'
import { useSurroundings } from '../../platform/views/surroundings.ts'
import type { Reason } from '../../values/outcome.ts'
import { vettingPaths as paths } from './paths.ts'
import { DECIDER, MANAGER, PANEL, STAFF } from './who.ts'

const PARTS = [
  { text: 'My cases', href: paths.mine, roles: STAFF },
  { text: 'Queue', href: paths.queue, roles: STAFF },
  { text: 'Asked for', href: paths.asked, roles: STAFF },
  { text: 'People', href: paths.subjects, roles: STAFF },
  // Reviews, withdrawals and renewals are reached from there.
  { text: 'Clearances', href: paths.clearances, roles: STAFF, also: [paths.reviews, paths.withdrawals, paths.renewals] },
  { text: 'Appeals', href: paths.appeals, roles: [...STAFF, ...PANEL] },
  { text: 'Outcomes', href: paths.outcomes, roles: DECIDER },
  { text: 'Waivers', href: paths.waivers, roles: DECIDER },
  { text: 'Timeliness', href: paths.timeliness, roles: STAFF },
  { text: 'Forecast', href: paths.forecast, roles: MANAGER },
  { text: 'Staff', href: paths.staff, roles: MANAGER },
  { text: 'Imports', href: paths.imports, roles: MANAGER },
  { text: 'Lists', href: paths.feeds, roles: MANAGER },
] as const

type Props = {
  title: string
  caption?: string
  errors?: readonly Reason[]
  back?: { href: string; text: string }
  children: ComponentChildren
}

export const Section = ({ children, ...page }: Props) => {
  const { path, person } = useSurroundings()
  const here = path.split('?')[0] ?? path
  const isAt = (href: string) => here === href || (href !== paths.mine && here.startsWith(`${href}/`))
  const isHere = (part: (typeof PARTS)[number]) => isAt(part.href) || ('also' in part && part.also.some(isAt))
  const parts = PARTS.filter(({ roles }) => roles.some(role => person?.roles.includes(role)))
  return (
    <Page
      {...page}
      above={<MojSubNavigation label="Vetting" items={parts.map(part => ({ text: part.text, href: part.href, active: isHere(part) }))} />}
    >
      {children}
    </Page>
  )
}
