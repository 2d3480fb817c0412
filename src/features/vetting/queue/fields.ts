/** Fields that a browser sends as text where there is one and as a list where there are several. */
import { z } from 'zod'

const LONGEST = 200

export const severalOf = (most: number) =>
  z
    .union([
      z
        .string()
        .max(LONGEST)
        .transform(one => [one]),
      z.array(z.string().max(LONGEST)).max(most),
    ])
    .default([])
