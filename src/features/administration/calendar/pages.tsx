/** The calendar that all working days are counted by. */
import { Day } from '../../../platform/views/dates.tsx'
import { GovukPagination } from '../../../platform/views/govuk.generated.ts'
import { Text } from '../../../platform/views/prose.tsx'
import { DataTable } from '../../../platform/views/table.tsx'
import { administrationPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { Holiday, Year } from './queries.ts'

type Props = { year: Year; hasBefore: boolean; hasAfter: boolean; holidays: readonly Holiday[] }

export const CalendarPage = ({ year: { year, workingDays }, hasBefore, hasAfter, holidays }: Props) => (
  <Section title={`Calendar of ${year}`}>
    <Text>
      {year} has {workingDays} working days: Monday to Friday without the bank holidays of England. Dates already promised stay as they were
      promised.
    </Text>
    <Text>
      A bank holiday that has been proclaimed and does not stand here yet is{' '}
      <a class="govuk-link" href={paths.askPolicy('calendar', 'extra-bank-holidays')}>
        asked for as a rule
      </a>
      , which another administrator approves.
    </Text>
    <DataTable
      id="holidays"
      caption={`Bank holidays in ${year}`}
      rows={holidays}
      columns={[
        { head: 'Day', cell: ({ day }) => <Day at={day} timeZone="Europe/London" />, whole: true },
        { head: 'Holiday', cell: ({ name }) => name },
        { head: 'From', cell: ({ extra }) => (extra ? 'A rule approved here' : 'The published list') },
      ]}
    />
    <GovukPagination
      {...(hasBefore ? { previous: { href: `${paths.calendar}?year=${year - 1}`, text: String(year - 1) } } : {})}
      {...(hasAfter ? { next: { href: `${paths.calendar}?year=${year + 1}`, text: String(year + 1) } } : {})}
    />
  </Section>
)
