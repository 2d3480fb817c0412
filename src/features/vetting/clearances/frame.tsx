/** What the pages of clearances share: the way to one another, how a clearance stands, whose it is. */
import type { ComponentChildren } from 'preact'
import { GovukSelect, GovukTag } from '../../../platform/views/govuk.generated.ts'
import { useSurroundings } from '../../../platform/views/surroundings.ts'
import type { Reason } from '../../../values/outcome.ts'
import { personName } from '../cases/rules.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { Section } from '../section.tsx'
import { DECIDER } from '../who.ts'
import { STANDINGS, type Standing } from './rules.ts'

export const ZONE = 'Europe/London'

const PARTS = [
  { text: 'All clearances', href: paths.clearances },
  { text: 'Reviews', href: paths.reviews },
  { text: 'Withdrawals', href: paths.withdrawals },
  { text: 'Renewals', href: paths.renewals, roles: DECIDER },
] as const

type Props = {
  title: string
  caption?: string
  errors?: readonly Reason[]
  children: ComponentChildren
  back?: { href: string; text: string }
}

/** One of the lists: the others are a step away. */
export const ClearanceLists = ({ children, ...section }: Props) => {
  const { path, person } = useSurroundings()
  const here = path.split('?')[0] ?? path
  return (
    <Section {...section}>
      <nav aria-label="Clearances">
        <ul class="govuk-list muster-ways">
          {PARTS.filter(part => !('roles' in part) || part.roles.some(role => person?.roles.includes(role))).map(({ text, href }) => (
            <li key={href}>
              {here === href ? (
                <strong aria-current="page">{text}</strong>
              ) : (
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Section>
  )
}

const COLOURS: Record<Standing, string> = {
  'in-force': 'govuk-tag--green',
  suspended: 'govuk-tag--yellow',
  withdrawn: 'govuk-tag--red',
  ended: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  expired: 'govuk-tag--grey',
}
export const StandingTag = ({ standing }: { standing: Standing }) => <GovukTag text={STANDINGS[standing]} classes={COLOURS[standing]} />

/** A reference that leads somewhere, with whose it is. */
export const Holder = ({ href, ...person }: { href: string; familyName: string; givenNames: string }) => (
  <a class="govuk-link" href={href}>
    {personName(person)}
  </a>
)

/** Whoever works in one unit is not asked. */
export const UnitChoice = ({ unit, units }: { unit: Unit; units: readonly Unit[] }) =>
  units.length < 2 ? null : (
    <GovukSelect
      id="unit"
      name="unit"
      label={{ text: 'Unit' }}
      items={units.map(({ id, name }) => ({ value: String(id), text: name }))}
      value={String(unit.id)}
    />
  )
