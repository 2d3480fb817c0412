/** One unit: what it is on the day, and all that was and will be of it. */
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { Facts, Inset, List, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { TableFiles } from '../../../platform/views/table.tsx'
import { dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { holds, lastDay } from '../../../values/period.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { type AsAt, type AskedAsAt, asAtQuery } from '../as-at/rules.ts'
import { OldBeliefs } from '../beliefs/pages.tsx'
import { ApproximateTag, SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { Contacts, Seats } from '../places/pages.tsx'
import { type CalendarDate, kindName } from '../rules.ts'
import { Section } from '../section.tsx'
import type { UnitView } from './look-at-unit.ts'
import type { Succession } from './queries.ts'
import { lifeWords } from './rules.ts'
import { BEFORE_REGISTER, Below, Boroughs, belowQuery, marked, Names, Parents, type Part, UnitLink } from './unit-tables.tsx'

type Props = {
  view: UnitView
  asAt: AsAt
  today: CalendarDate
  asked: AskedAsAt
  errors: readonly Reason[]
  keeps: boolean
  /** Whether this reader sees every borough that the unit polices. */
  seesAllCover: boolean
}

export const UnitPage = ({ view, asAt, today, asked, errors, keeps, seesAllCover }: Props) => {
  const { scope, description, facts, place, beliefs } = view
  const query = asAtQuery(asAt, today)
  return (
    <Section
      title={description?.name ?? scope.name}
      caption={description ? kindName(description.kind) : 'Unit'}
      errors={errors}
      back={{ href: `${paths.register}${query}`, text: 'Register' }}
    >
      <AsAtPicker action={paths.unit(scope.id)} asAt={asAt} asked={asked} errors={errors} />
      <AsAtNotice asAt={asAt} today={today} />
      <TableFiles.Provider
        value={table =>
          table === 'below' ? `${paths.registerFile}${belowQuery(query, scope.id)}` : `${paths.unitFile(scope.id, table)}${query}`
        }
      >
        <WhatItIs view={view} day={asAt.at} query={query} />
        <WaitingMove view={view} today={today} />
        {keeps && <Acts view={view} />}
        <Boroughs view={view} query={query} seesAll={seesAllCover} />
        <Seats view={place} caption={`Roles of this unit on ${dayName(asAt.at)}`} />
        <SubHeading>Duty contacts</SubHeading>
        <Contacts view={place} />
        <Below view={view} asAt={asAt} query={query} />
        <BeforeAndAfter view={view} query={query} />
        {facts.descriptions.length > 1 && <Names view={view} />}
        {facts.parents.length > 1 && <Parents view={view} query={query} />}
        <OldBeliefs beliefs={beliefs} />
      </TableFiles.Provider>
    </Section>
  )
}

const WhatItIs = ({ view, day, query }: { view: UnitView; day: CalendarDate; query: string }) => {
  const { scope, description, life, isThere } = view
  if (!life || !description) return <Inset>The register did not have this unit by the end of that day.</Inset>
  const { name, kind, forceCode, confirmed, source, approximate } = description
  return (
    <>
      {!isThere && (
        <Inset>
          On {dayName(day)} this unit did not exist. It exists {lifeWords(life)}
          {approximate && ', days that are known only about'}.
        </Inset>
      )}
      <Facts
        rows={[
          { key: 'Name', value: marked(name, !confirmed && <UnconfirmedTag />) },
          { key: 'Kind', value: kindName(kind) },
          { key: 'Code', value: scope.code },
          ...(forceCode === null ? [] : [{ key: 'The force’s own code', value: marked(forceCode, !confirmed && <UnconfirmedTag />) }]),
          { key: 'Belongs to', value: <BelongsTo view={view} day={day} query={query} /> },
          {
            key: 'First day',
            value: marked(<SaidDay day={life.from} approximate={approximate} none={BEFORE_REGISTER} />, approximate && <ApproximateTag />),
          },
          { key: 'Last day', value: <SaidDay day={lastDay(life)} approximate={approximate} none="None is planned" /> },
          { key: 'Source', value: source ?? 'None is recorded' },
        ]}
      />
    </>
  )
}

const BelongsTo = ({ view: { facts, names, scope, scopeParent }, day, query }: { view: UnitView; day: CalendarDate; query: string }) => {
  const parent = facts.parents.find(({ valid }) => holds(valid, day))?.value.parent
  if (parent !== undefined)
    return <UnitLink unit={parent} names={names} query={query} other={scopeParent?.id === parent ? scopeParent.name : undefined} />
  if (scope.parent === null) return <>No other unit: it stands for a body of its own</>
  return <>{facts.parents.length === 0 ? 'Not shown to you' : 'Nothing on that day'}</>
}

const WaitingMove = ({ view: { move, scopeParent }, today }: { view: UnitView; today: CalendarDate }) =>
  move === undefined ? null : (
    <Inset>
      In the register this unit moves below {move.belowName} from {dayName(move.starts)}. Who may see its records changes only when an
      administrator has agreed
      {move.approved
        ? `, which has happened: it will follow on ${dayName(move.starts)}`
        : `. None has yet, so they are still seen by those with a role for ${scopeParent?.name ?? 'where it was'}${
            move.starts <= today ? '' : ', and will be until somebody does'
          }`}
      .
    </Inset>
  )

const Acts = ({ view: { scope } }: { view: UnitView }) => (
  <div class="govuk-button-group">
    <GovukButton text="Change name or kind" href={paths.describeUnit(scope.id)} classes="govuk-button--secondary" />
    {scope.parent !== null && (
      <GovukButton text="Move below another unit" href={paths.moveUnit(scope.id)} classes="govuk-button--secondary" />
    )}
    <GovukButton text="Close this unit" href={paths.closeUnit(scope.id)} classes="govuk-button--secondary" />
    <a class="govuk-link" href={paths.correctFirstDay(scope.id)}>
      Correct its first day
    </a>
  </div>
)

const BeforeAndAfter = ({ view: { successions, names }, query }: Part) =>
  successions.before.length + successions.after.length === 0 ? null : (
    <>
      <SubHeading>Before and after</SubHeading>
      {successions.before.length > 0 && <Chain text="It came after:" of={successions.before} names={names} query={query} />}
      {successions.after.length > 0 && <Chain text="After it came:" of={successions.after} names={names} query={query} />}
    </>
  )

const Chain = ({
  text,
  of,
  names,
  query,
}: {
  text: string
  of: readonly Succession[]
  names: ReadonlyMap<number, string>
  query: string
}) => (
  <>
    <Text>{text}</Text>
    <List
      items={of.map(({ id, unit, day, approximate }) => (
        <span key={id}>
          <UnitLink unit={unit} names={names} query={query} />, on <SaidDay day={day} approximate={approximate} none="–" />{' '}
          {approximate && <ApproximateTag />}
        </span>
      ))}
    />
  </>
)
