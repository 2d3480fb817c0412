/** Names that are plainly nobody's: none comes twice, and each says that it is invented. */
import type { Random } from '../../../src/features/vetting/seeding/engine/random.ts'

const GIVEN = [
  ...['Rowan', 'Sorrel', 'Linden', 'Bryony', 'Aspen', 'Hazel', 'Alder', 'Juniper', 'Sage', 'Clover', 'Heath', 'Fern'],
  ...['Ash', 'Marigold', 'Reed', 'Willow', 'Basil', 'Olive', 'Jasper', 'Coral', 'Flint', 'Pearl', 'Slate', 'Amber'],
]
const FAMILY = [
  ...['Hale', 'Marsh', 'Brook', 'Field', 'Ford', 'Lane', 'Moor', 'Thorn', 'Ridge', 'Shaw', 'Combe', 'Hollis'],
  ...['Weir', 'Copse', 'Downs', 'Garth', 'Holt', 'Leigh', 'Mead', 'Peak', 'Stoke', 'Vale', 'Wold', 'Yarrow'],
]

/** Left free for whoever tries out what happens when somebody new arrives. */
const NEWCOMER = 'Rowan Hale (invented)'

export function namesFrom(random: Random): () => string {
  const left = GIVEN.flatMap(given => FAMILY.map(family => `${given} ${family} (invented)`)).filter(name => name !== NEWCOMER)
  return () => {
    const [name] = left.splice(random.between(0, left.length - 1), 1)
    if (name === undefined) throw new Error('There are no names left')
    return name
  }
}
