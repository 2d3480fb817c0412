/** What stands around every page of a case: whose it is, how it stands, and the way to its other pages. */
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { Day } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { MojIdentityBar, MojSubNavigation } from '../../../platform/views/moj.ts'
import { Page } from '../../../platform/views/page.tsx'
import { useSurroundings } from '../../../platform/views/surroundings.ts'
import type { Reason } from '../../../values/outcome.ts'
import { vettingPaths as paths } from '../paths.ts'
import { isOpen, levelName, partyName, STATES, type State } from '../rules.ts'
import type { SeenCase } from './look.ts'
import { personName } from './rules.ts'

export const ZONE = 'Europe/London'

type Head = Pick<SeenCase, 'found' | 'clock' | 'isRed'>
type Props = { seen: Head; title: string; errors?: readonly Reason[]; children: ComponentChildren; back?: { href: string; text: string } }

export const CasePage = ({ seen, title, children, ...page }: Props) => (
  <Page title={title} about={seen.found.ref} caption={`Case ${seen.found.ref}`} above={<Above seen={seen} />} {...page}>
    {children}
  </Page>
)

const Above = ({ seen }: { seen: Head }) => {
  const { path } = useSurroundings()
  const { id } = seen.found
  const here = path.split('?')[0] ?? path
  const items = [
    { text: 'Overview', href: paths.case(id) },
    { text: 'Timeline', href: paths.caseTimeline(id) },
    { text: 'Form', href: paths.caseForm(id) },
    { text: 'Findings', href: paths.caseFindings(id) },
    { text: 'Notes and files', href: paths.caseNotes(id) },
  ]
  return (
    <>
      <section aria-label="Whose case this is">
        <MojIdentityBar title={{ html: render(<Identity seen={seen} />) }} />
      </section>
      <MojSubNavigation label="This case" items={items.map(item => ({ ...item, active: here === item.href }))} />
    </>
  )
}

const Identity = ({ seen: { found, clock, isRed } }: { seen: Head }) => (
  <span class="muster-identity">
    <strong>{personName(found)}</strong>
    {found.born && (
      <span>
        Born <Day at={found.born} timeZone={ZONE} short />
      </span>
    )}
    <span>{levelName(found.level)}</span>
    <StateTag state={found.state} />
    {isOpen(found.state) && <span>Waits for: {partyName(clock.now)}</span>}
    {found.priority && <GovukTag text="Priority" classes="govuk-tag--purple" />}
    {isRed && <GovukTag text="A waiver has run out" classes="govuk-tag--red" />}
  </span>
)

const COLOURS: Record<State, string> = {
  intake: 'govuk-tag--grey',
  residency: 'govuk-tag--yellow',
  checks: 'govuk-tag--blue',
  decision: 'govuk-tag--turquoise',
  'second-decision': 'govuk-tag--turquoise',
  granted: 'govuk-tag--green',
  refused: 'govuk-tag--orange',
  'not-progressed': 'govuk-tag--grey',
  discontinued: 'govuk-tag--grey',
  withdrawn: 'govuk-tag--grey',
}

export const StateTag = ({ state }: { state: State }) => <GovukTag text={STATES[state]} classes={COLOURS[state]} />

/** Who did it, where they have come to the unit's pages since; whoever has left before is not named there. */
export const nameOf = (names: ReadonlyMap<string, string>, account: string | null): string =>
  account === null ? '–' : (names.get(account) ?? 'Somebody outside the unit')
