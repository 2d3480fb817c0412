/** A unit by name, marked where nobody has published it. */
import { UnconfirmedTag } from '../marks.tsx'
import type { StructureUnit } from './rules.ts'

export const UnitHeading = ({ unit: { name, confirmed } }: { unit: StructureUnit }) => (
  <>
    {name} {!confirmed && <UnconfirmedTag />}
  </>
)
