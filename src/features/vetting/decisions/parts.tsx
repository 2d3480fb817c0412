/** What was found and how each seat decided, for whoever decides next: the second seat, the panel of an appeal, or whoever looks back. */
import { instantWords } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { ABOUT, TRACE_KINDS, type Trace } from '../findings/rules.ts'
import { stageName } from '../rules.ts'
import { reasonName, type Seated } from './rules.ts'

const ZONE = 'Europe/London'

/** What is adverse comes first. */
export const Findings = ({ traces }: { traces: readonly Trace[] }) => (
  <>
    <SubHeading>What was found</SubHeading>
    {traces.length === 0 && <Text>Nothing was recorded.</Text>}
    {[...traces]
      .sort((a, b) => Number(b.adverse) - Number(a.adverse))
      .map(trace => (
        <section class="muster-card" key={trace.id} aria-labelledby={`trace-${trace.id}`}>
          <h3 class="govuk-heading-s" id={`trace-${trace.id}`}>
            {stageName(trace.stage)}: {TRACE_KINDS[trace.kind].toLowerCase()}{' '}
            <GovukTag text={trace.adverse ? 'Adverse' : 'Not adverse'} classes={trace.adverse ? 'govuk-tag--orange' : 'govuk-tag--grey'} />
          </h3>
          <p class="govuk-body muster-prose muster-written">{trace.words}</p>
          <p class="govuk-body muster-note">
            About: {ABOUT[trace.about].toLowerCase()}. Recorded on {instantWords(trace.foundAt, ZONE)}.
          </p>
        </section>
      ))}
  </>
)

const SEAT = { 1: 'First decision maker', 2: 'Second decision maker' } as const

/** `nameOf` where the reader knows the unit's people; the panel of an appeal does not, and need not. */
export const Seats = ({ seats, nameOf }: { seats: readonly Seated[]; nameOf?: (account: string) => string }) => (
  <>
    {seats.map(({ seat, decidedBy, adverse, grant, reasons, rationale, at }) => (
      <section class="muster-card" key={seat} aria-labelledby={`seat-${seat}`}>
        <h3 class="govuk-heading-s" id={`seat-${seat}`}>
          {SEAT[seat]}: {grant ? 'grant' : 'refuse'}{' '}
          <GovukTag text={adverse ? 'Adverse' : 'Clear'} classes={adverse ? 'govuk-tag--orange' : 'govuk-tag--green'} />
        </h3>
        <List items={reasons.map(reasonName)} />
        <p class="govuk-body muster-prose muster-written">{rationale}</p>
        <p class="govuk-body muster-note">
          {nameOf ? `${nameOf(decidedBy)}, ` : ''}
          {instantWords(at, ZONE)}
        </p>
      </section>
    ))}
  </>
)
