/** What every page of administration has: the way to its other parts. */
import type { ComponentChildren } from 'preact'
import { MojSubNavigation } from '../../platform/views/moj.ts'
import { Page } from '../../platform/views/page.tsx'
import { useSurroundings } from '../../platform/views/surroundings.ts'
import type { Reason } from '../../values/outcome.ts'
import { administrationPaths as paths } from './paths.ts'

const PARTS = [
  { text: 'Overview', href: paths.overview },
  { text: 'Accounts', href: paths.accounts },
  { text: 'Rules', href: paths.policies },
  { text: 'Units', href: paths.units },
  { text: 'Calendar', href: paths.calendar },
  { text: 'Jobs', href: paths.jobs },
  { text: 'Outbox', href: paths.outbox },
  { text: 'Legal holds', href: paths.holds },
] as const

type Props = {
  title: string
  caption?: string
  errors?: readonly Reason[]
  back?: { href: string; text: string }
  children: ComponentChildren
}

/** `back` stands on pages below a part; on the part itself its name is enough. */
export const Section = ({ back, children, ...page }: Props) => {
  const { path } = useSurroundings()
  const here = path.split('?')[0] ?? path
  const isHere = (href: string) => (href === paths.overview ? here === href : here === href || here.startsWith(`${href}/`))
  return (
    <Page
      {...page}
      {...(back ? { back } : {})}
      above={<MojSubNavigation label="Administration" items={PARTS.map(part => ({ ...part, active: isHere(part.href) }))} />}
    >
      {children}
    </Page>
  )
}
