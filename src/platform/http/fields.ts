/** Fields of forms as schemas: plain text on purpose, because a person's slips are explained by the rules and not rejected by a schema. */
import { z } from 'zod'

const LONGEST = 10_000

export const textField = z.string().max(LONGEST).default('')

/** For a spread into `z.object`. */
export const dayFields = <const Name extends string>(name: Name) =>
  ({ [`${name}-day`]: textField, [`${name}-month`]: textField, [`${name}-year`]: textField }) as {
    [Field in `${Name}-${'day' | 'month' | 'year'}`]: typeof textField
  }
