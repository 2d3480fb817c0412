/** What an address of a comparison may carry, as a schema. Nothing has a default: a field that is there says that the form was sent. */
import { z } from 'zod'

const text = z.string().max(100).optional()
const day = <const Name extends string>(name: Name) =>
  ({ [`${name}-day`]: text, [`${name}-month`]: text, [`${name}-year`]: text }) as {
    [Field in `${Name}-${'day' | 'month' | 'year'}`]: typeof text
  }

/** For a spread into \`z.object\`. */
export const sidesFields = {
  ...{ before: text, after: text, known: text, 'before-proposal': text, 'after-proposal': text },
  ...{ ...day('before'), ...day('after'), ...day('known') },
}
