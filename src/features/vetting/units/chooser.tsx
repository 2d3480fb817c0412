/** For whoever has several units: which one the page is about. */
import type { Unit } from '../queries.ts'

type Props = { unit: Unit; units: readonly Unit[]; at: string }

export const UnitChooser = ({ unit, units, at }: Props) =>
  units.length < 2 ? null : (
    <nav aria-label="Vetting units">
      <ul class="govuk-list muster-ways">
        {units.map(each => (
          <li key={each.code}>
            {each.id === unit.id ? (
              <strong aria-current="true">{each.name}</strong>
            ) : (
              <a class="govuk-link" href={unitAt(at, each)}>
                {each.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )

/** An address of the unit's. */
export const unitAt = (path: string, { code }: Unit): string => `${path}?unit=${encodeURIComponent(code)}`
