/** How residency was counted. */
import { Day } from '../../../platform/views/dates.tsx'
import { GovukTag } from '../../../platform/views/govuk.generated.ts'
import { Facts } from '../../../platform/views/prose.tsx'
import { addDays } from '../../../values/date.ts'
import { counted } from '../../../values/figures.ts'
import type { Residency } from './rules.ts'

const ZONE = 'Europe/London'

export const ResidencyFacts = ({ residency }: { residency: Residency }) => (
  <Facts
    rows={[
      {
        key: 'Result',
        value: residency.isShort ? (
          <GovukTag text={`${counted(residency.requiredDays - residency.countedDays, 'day')} short`} classes="govuk-tag--yellow" />
        ) : (
          <GovukTag text="Long enough" classes="govuk-tag--green" />
        ),
      },
      {
        key: 'The level asks for',
        value: `${counted(residency.years, 'year')} just before receipt: ${counted(residency.requiredDays, 'day')}`,
      },
      {
        key: 'Looked at',
        value: (
          <>
            <Day at={residency.window.from} timeZone={ZONE} /> to <Day at={addDays(residency.window.until, -1)} timeZone={ZONE} />
          </>
        ),
      },
      {
        key: 'Counted',
        value: `${counted(residency.countedDays, 'day')}${residency.serviceDays > 0 ? `, of which ${counted(residency.serviceDays, 'day')} abroad in service` : ''}`,
      },
    ]}
  />
)
