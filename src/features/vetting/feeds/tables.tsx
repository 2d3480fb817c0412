/** What stands out between a list and what is here. */
import { Day } from '../../../platform/views/dates.tsx'
import { Form } from '../../../platform/views/form.tsx'
import { GovukButton } from '../../../platform/views/govuk.generated.ts'
import { KeyFigures, SubHeading, Text } from '../../../platform/views/prose.tsx'
import { type Column, DataTable } from '../../../platform/views/table.tsx'
import { count, dayName } from '../../../values/figures.ts'
import { vettingPaths as paths } from '../paths.ts'
import type { Unit } from '../queries.ts'
import { levelName } from '../rules.ts'
import { unitAt } from '../units/chooser.tsx'
import type { FeedRow, Lacking, Leaver, Reconciled, Unknown } from './rules.ts'

const ZONE = 'Europe/London'
/** `acting`: the list is taken, so that something can be done about what it says. */
type Props = { seen: Reconciled; unit: Unit; acting: boolean }

export const Findings = ({ seen, unit, acting }: Props) => (
  <>
    <SubHeading id="stands-out">What stands out</SubHeading>
    <KeyFigures figures={figuresOf(seen)} />
    {seen.feeds.people && (
      <>
        <LackingTable
          id="lacking"
          caption="Came to a post and are not cleared for it"
          none="Everybody known here who came to a post holds a clearance that does for it."
          rows={seen.lacking}
          more={[
            { head: 'Post', cell: ({ post, moved }) => `${post ?? 'Not named'} (${moved})` },
            { head: 'Since', cell: ({ onDay }) => <Day at={onDay ?? ''} timeZone={ZONE} short />, whole: true },
          ]}
        />
        <LeaversTable rows={seen.leavers} unit={unit} acting={acting} />
      </>
    )}
    {seen.feeds.clearances && (
      <>
        <LackingTable
          id="missing"
          caption="Cleared there and not here"
          none="Whoever is known here and cleared there is cleared here too."
          rows={seen.missing}
          more={[{ head: 'Until, there', cell: ({ until }) => untilWords(until), whole: true }]}
        />
        <UnknownTable rows={seen.unknown} unit={unit} acting={acting} />
      </>
    )}
  </>
)

function figuresOf({ feeds, lacking, leavers, missing, unmatched }: Reconciled) {
  const note = 'whose staff number nobody here has'
  return [
    ...(feeds.people
      ? [
          { name: 'Not cleared for their post', value: count(lacking.length) },
          { name: 'Left, and still cleared', value: count(leavers.length) },
          { name: 'People not matched', value: count(unmatched.people), note },
        ]
      : []),
    ...(feeds.clearances
      ? [
          { name: 'Cleared there, not here', value: count(missing.length) },
          { name: 'Clearances not matched', value: count(unmatched.clearances), note },
        ]
      : []),
  ]
}

const untilWords = (until: FeedRow['until']) => (until === null ? 'Not known' : dayName(until))
const SubjectLink = ({ subject, name }: { subject: string; name: string }) => (
  <a class="govuk-link" href={paths.subject(subject)}>
    {name}
  </a>
)
const number = { head: 'Staff number', cell: (row: FeedRow) => row.number, whole: true }

type LackingProps = { id: string; caption: string; none: string; rows: readonly Lacking[]; more: Column<Lacking>[] }

const LackingTable = ({ id, caption, none, rows, more }: LackingProps) =>
  rows.length === 0 ? (
    <Text>{none}</Text>
  ) : (
    <DataTable
      id={id}
      caption={caption}
      rows={rows}
      columns={[
        { head: 'Person', cell: row => <SubjectLink {...row} /> },
        number,
        { head: 'Level', cell: ({ level }) => levelName(level ?? ''), whole: true },
        { head: 'Holds', cell: ({ held }) => (held.length === 0 ? 'Nothing' : held.map(levelName).join(', ')) },
        ...more,
      ]}
    />
  )

const LeaversTable = ({ rows, unit, acting }: { rows: readonly Leaver[]; unit: Unit; acting: boolean }) =>
  rows.length === 0 ? (
    <Text>Nobody who left still holds a clearance here.</Text>
  ) : (
    <DataTable
      id="leavers"
      caption="Left, and still cleared"
      rows={rows}
      columns={[
        { head: 'Person', cell: row => <SubjectLink {...row} /> },
        number,
        { head: 'Left', cell: ({ onDay }) => <Day at={onDay ?? ''} timeZone={ZONE} short />, whole: true },
        {
          head: 'Holds',
          cell: ({ clearance, cleared }) => (
            <a class="govuk-link" href={paths.clearance(clearance)}>
              {levelName(cleared)}
            </a>
          ),
        },
        ...(acting
          ? [{ head: 'What to do', cell: ({ clearance, name }: Leaver) => <EndForm unit={unit} clearance={clearance} name={name} /> }]
          : []),
      ]}
    />
  )

const EndForm = ({ unit, clearance, name }: { unit: Unit; clearance: string; name: string }) => (
  <Form action={unitAt(paths.endByFeed(clearance), unit)}>
    <GovukButton classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick html={`End it${hidden(name)}`} />
  </Form>
)

const hidden = (name: string) => `<span class="govuk-visually-hidden"> of ${escaped(name)}</span>`
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const UnknownTable = ({ rows, unit, acting }: { rows: readonly Unknown[]; unit: Unit; acting: boolean }) =>
  rows.length === 0 ? (
    <Text>Everybody who is cleared there is known here by their staff number.</Text>
  ) : (
    <DataTable
      id="unknown"
      caption="Cleared there and unknown here"
      rows={rows}
      columns={[
        { head: 'Name in the list', cell: ({ name }) => name },
        number,
        { head: 'Level', cell: ({ level }) => levelName(level ?? ''), whole: true },
        { head: 'Until, there', cell: ({ until }) => untilWords(until), whole: true },
        { head: 'Here under the same name', cell: row => <Candidates row={row} unit={unit} acting={acting} /> },
      ]}
    />
  )

/** The same name is not the same person: the birth date is shown, and somebody says so. */
const Candidates = ({ row, unit, acting }: { row: Unknown; unit: Unit; acting: boolean }) => {
  if (row.candidates.length === 0) return <>Nobody</>
  return (
    <>
      {row.candidates.map(({ id, name, born }) => (
        <div key={id} class="govuk-!-margin-bottom-2">
          <SubjectLink subject={id} name={name} />, born {dayName(born)}
          {acting && (
            <Form action={unitAt(paths.linkByFeed, unit)}>
              <input type="hidden" name="number" value={row.number} />
              <input type="hidden" name="subject" value={id} />
              <GovukButton
                classes="govuk-button--secondary govuk-!-margin-bottom-0"
                preventDoubleClick
                html={`It is them<span class="govuk-visually-hidden">: ${escaped(name)}, born ${dayName(born)}</span>`}
              />
            </Form>
          )}
        </div>
      ))}
    </>
  )
}
