/** What every page of the register has: the way to its other parts, as far as they are this person's. */
import type { ComponentChildren } from 'preact'
import { MojSubNavigation } from '../../platform/views/moj.ts'
import { Page } from '../../platform/views/page.tsx'
import { useSurroundings } from '../../platform/views/surroundings.ts'
import type { Reason } from '../../values/outcome.ts'
import { networkPaths as paths } from './paths.ts'
import { COUNCIL, FORCE_STAFF, KEEPER, LEAD, READERS } from './who.ts'

const PARTS = [
  { text: 'Register', href: paths.register, within: '/network/units', roles: READERS },
  { text: 'Boroughs', href: paths.boroughs, within: paths.boroughs, roles: READERS },
  { text: 'Map', href: paths.map, within: paths.map, roles: [...FORCE_STAFF, ...LEAD] },
  { text: 'Leads', href: paths.leads, within: paths.leads, roles: READERS },
  { text: 'Gaps', href: paths.gaps, within: paths.gaps, roles: [...FORCE_STAFF, ...LEAD] },
  { text: 'Pending', href: paths.pending, within: paths.pending, roles: [...FORCE_STAFF, ...LEAD, ...COUNCIL] },
  { text: 'Compare', href: paths.compare, within: paths.proposals, roles: FORCE_STAFF },
  { text: 'Programmes', href: paths.programmes, within: paths.programmes, roles: FORCE_STAFF },
  { text: 'Access', href: paths.access, within: paths.access, roles: ['administrator'] },
  { text: 'Import', href: paths.imports, within: paths.imports, roles: KEEPER },
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
  const isHere = ({ href, within }: (typeof PARTS)[number]) => here === href || here.startsWith(`${within}/`)
  const parts = PARTS.filter(({ roles }) => roles.some(role => person?.roles.includes(role)))
  return (
    <Page
      {...page}
      above={<MojSubNavigation label="Register" items={parts.map(part => ({ text: part.text, href: part.href, active: isHere(part) }))} />}
    >
      {children}
    </Page>
  )
}
