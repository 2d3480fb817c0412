/** The question of an address: which day, and by when it had to be known. For a spread into `z.object`. */
import { z } from 'zod'

const asked = z.string().max(40).optional()

// An address carries a day as one word, the form sends it as three fields.
export const asAtFields = {
  at: asked,
  known: asked,
  ...{ 'at-day': asked, 'at-month': asked, 'at-year': asked },
  ...{ 'known-day': asked, 'known-month': asked, 'known-year': asked },
}
