/** The boroughs, one of them, and giving one to another unit. */
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { Facts, Inset, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { counted, dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { type AsAt, type AskedAsAt, asAtQuery } from '../as-at/rules.ts'
import { OldBeliefs } from '../beliefs/pages.tsx'
import { ApproximateTag, SaidDay } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { Contacts, Seats } from '../places/pages.tsx'
import { holderName } from '../places/rules.ts'
import type { Area, CalendarDate, Cover } from '../rules.ts'
import { Section } from '../section.tsx'
import { Approximate, Days, Why } from '../units/fields.tsx'
import type { Choice } from '../units/rules.ts'
import { type StoredFact, TooLate } from '../units/too-late.tsx'
import { UnitField } from '../units/unit-field.tsx'
import { BEFORE_REGISTER, dayColumns, UnitLink } from '../units/unit-tables.tsx'
import type { BoroughsView, BoroughView } from './actions.ts'
import type { TypedBoroughMove } from './rules.ts'
import { policedWords } from './tables.ts'

type AsAtProps = { asAt: AsAt; today: CalendarDate; asked: AskedAsAt; errors: readonly Reason[] }

export const BoroughsPage = ({ view: { rows }, seesAll, ...when }: { view: BoroughsView; seesAll: boolean } & AsAtProps) => {
  const query = asAtQuery(when.asAt, when.today)
  return (
    <Section title="Boroughs" errors={when.errors}>
      <AsAtPicker action={paths.boroughs} {...when} />
      <AsAtNotice asAt={when.asAt} today={when.today} />
      {rows.length === 0 ? (
        <Text>No borough is shown to you for that day.</Text>
      ) : (
        <TableFiles.Provider value={() => `${paths.boroughsFile}${query}`}>
          <DataTable
            id="boroughs"
            caption={`Who polices each borough on ${dayName(when.asAt.at)}`}
            rows={rows}
            columns={[
              {
                head: 'Borough',
                cell: ({ area }) => (
                  <a class="govuk-link" href={`${paths.borough(area.code)}${query}`}>
                    {area.name}
                  </a>
                ),
              },
              {
                head: 'Policed by',
                cell: ({ policed, unitName }) => (
                  <UnitLink unit={policed.unit} names={new Map(unitName === null ? [] : [[policed.unit, unitName]])} query={query} />
                ),
              },
              { head: 'Shared with', cell: ({ shared }) => sharedWords(shared, seesAll) },
              {
                head: 'Since',
                cell: ({ policed: { valid, approximate } }) => (
                  <>
                    <SaidDay day={valid.from} approximate={approximate} none={BEFORE_REGISTER} short /> {approximate && <ApproximateTag />}
                  </>
                ),
              },
            ]}
          />
        </TableFiles.Provider>
      )}
    </Section>
  )
}

// To whoever sees one borough alone, "shared with no other" could be untrue.
const sharedWords = (shared: number, seesAll: boolean): string =>
  !seesAll ? 'Not shown to you' : shared === 0 ? 'No other' : counted(shared, 'other borough')

export const BoroughPage = ({ view, keeps, ...when }: { view: BoroughView; keeps: boolean } & AsAtProps) => {
  const { area, spans, names, place, beliefs } = view
  const query = asAtQuery(when.asAt, when.today)
  return (
    <Section
      title={area.name}
      caption={area.ownForce ? 'With a police force of its own' : 'Borough'}
      errors={when.errors}
      back={{ href: `${paths.boroughs}${query}`, text: 'Boroughs' }}
    >
      <AsAtPicker action={paths.borough(area.code)} {...when} />
      <AsAtNotice asAt={when.asAt} today={when.today} />
      <TableFiles.Provider value={table => `${paths.boroughFile(area.code, table)}${query}`}>
        <OnTheDay view={view} query={query} />
        {keeps && (
          <GovukButton text="Say that another unit polices it" href={paths.moveBorough(area.code)} classes="govuk-button--secondary" />
        )}
        <DataTable
          id="policed"
          caption="Who polices it, over all days"
          rows={spans}
          columns={[
            { head: 'Policed by', cell: ({ unit }) => <UnitLink unit={unit} names={names} query={query} /> },
            ...dayColumns<Cover>(),
          ]}
        />
        {!view.whole && <Text>In other days it is or was policed by units that are not shown to you.</Text>}
        <Seats view={place} caption={`Roles for ${area.name} on ${dayName(when.asAt.at)}`} />
        <SubHeading>Duty contacts</SubHeading>
        <Contacts view={place} />
        <OldBeliefs beliefs={beliefs} words={policedWords} />
      </TableFiles.Provider>
    </Section>
  )
}

const OnTheDay = ({ view, query }: { view: BoroughView; query: string }) => {
  const { area, names, policed, council } = view
  return (
    <Facts
      rows={[
        { key: 'Policed by', value: policed ? <UnitLink unit={policed.unit} names={names} query={query} /> : 'Not shown to you' },
        { key: 'Since', value: policed ? <Since {...policed} /> : '–' },
        { key: 'Lead', value: <LeadWords view={view} /> },
        {
          key: 'Council',
          value:
            council === null ? (
              'Not in the register, or not shown to you'
            ) : (
              <UnitLink {...council} names={new Map([[council.unit, council.name]])} query={query} />
            ),
        },
        { key: 'Code', value: area.code },
      ]}
    />
  )
}

const Since = ({ valid, approximate }: Pick<Cover, 'valid' | 'approximate'>) => (
  <>
    <SaidDay day={valid.from} approximate={approximate} none={BEFORE_REGISTER} /> {approximate && <ApproximateTag />}
  </>
)

const LeadWords = ({ view: { area, lead, leadRole, sharedWith } }: { view: BoroughView }) => (
  <>
    {lead === null ? 'Nobody is recorded' : `${holderName(lead)}, ${leadRole ?? lead.roleKind}`}
    {lead !== null && lead.unit !== null && sharedWith > 0 && `, shared with ${counted(sharedWith, 'other borough')}`}
    {'. '}
    <a class="govuk-link" href={paths.leadsOf(area.code)}>
      All its leads<span class="govuk-visually-hidden"> of {area.name}</span>
    </a>
  </>
)

type MoveProps = {
  area: Area
  choices: readonly Choice[]
  version: number
  stored: readonly StoredFact[]
  typed: TypedBoroughMove
  errors: readonly Reason[]
}

export const MoveBoroughPage = ({ area, choices, version, stored, typed, errors }: MoveProps) => (
  <Section title="Say which unit polices it" caption={area.name} errors={errors} back={{ href: paths.borough(area.code), text: area.name }}>
    <TooLate errors={errors} stored={stored} />
    <Inset>
      A borough is policed by one unit on each day. In the days that you name it is the one you choose; in all others nothing changes.
    </Inset>
    <Form action={paths.moveBorough(area.code)} version={version}>
      <UnitField name="unit" label="Policed by" choices={choices} value={typed.unit} errors={errors} />
      <Days typed={typed} errors={errors} empty="since before the register begins" />
      <Approximate typed={typed} />
      <Why value={typed.why} errors={errors} />
      <GovukButton text="Record it" preventDoubleClick />
    </Form>
  </Section>
)
