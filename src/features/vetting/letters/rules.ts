/** What a letter says. It is kept as it was sent, words and all: a later release of this file changes no letter that somebody holds. */
import type { CalendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { type About, type Offer, ROUTES } from '../appeals/rules.ts'
import { LEVELS, type Level } from '../rules.ts'

export const LETTERS = {
  granted: 'Clearance granted',
  refused: 'Clearance refused',
  'not-progressed': 'Application not progressed',
  'appeal-upheld': 'Appeal upheld',
  'appeal-dismissed': 'Appeal dismissed',
  'withdrawal-notice': 'Notice that your clearance may be withdrawn',
  withdrawn: 'Clearance withdrawn',
  request: 'Information asked for',
} as const
export type LetterKind = keyof typeof LETTERS

export type LetterPart = { heading?: string; paragraphs?: readonly string[]; list?: readonly string[] }

export type Letter = {
  title: string
  /** Empty where the writer does not see the name, such as the panel of an appeal. */
  to: string
  from: string
  ref: string
  level: string
  day: CalendarDate
  parts: readonly LetterPart[]
  /** How to contest what the letter says, from the rules of its day. */
  appeal?: Offer
}

/** What a letter is about. */
export type Addressed = { to: string; from: string; ref: string; level: Level; day: CalendarDate }

export const greeting = ({ to }: Pick<Letter, 'to'>): string => (to === '' ? 'Dear applicant' : `Dear ${to}`)

const levelWords = (level: Level) => `${LEVELS[level].name} (${LEVELS[level].short})`

const letter = (kind: LetterKind, addressed: Addressed, parts: readonly LetterPart[], appeal?: Offer): Letter => ({
  title: LETTERS[kind],
  ...addressed,
  level: levelWords(addressed.level),
  parts,
  ...(appeal && { appeal }),
})

/** The same letter whatever way the case took: it does not tell whether one person decided or two. */
export const grantedLetter = (addressed: Addressed, { from, last }: { from: CalendarDate; last: CalendarDate }): Letter =>
  letter('granted', addressed, [
    { paragraphs: [`You have been granted ${levelWords(addressed.level)} clearance.`] },
    {
      heading: 'How long it lasts',
      paragraphs: [
        `It is valid from ${dayName(from)} until ${dayName(last)}. It ends sooner if you leave, or if you no longer need it for what you do.`,
      ],
    },
    KEEPING,
  ])

export const refusedLetter = (addressed: Addressed, reasons: readonly string[], appeal: Offer): Letter =>
  letter(
    'refused',
    addressed,
    [
      { paragraphs: [`You have not been granted ${levelWords(addressed.level)} clearance.`] },
      { heading: 'Why', paragraphs: ['The decision rests on:'], list: reasons },
      howToAppeal(appeal),
    ],
    appeal,
  )

export const notProgressedLetter = (addressed: Addressed, years: number, appeal: Offer): Letter =>
  letter(
    'not-progressed',
    addressed,
    [
      {
        paragraphs: [
          `Your application for ${levelWords(addressed.level)} clearance will not be taken further. This is not a refusal, and it will not count as one if you apply again.`,
        ],
      },
      {
        heading: 'Why',
        paragraphs: [
          `For this level you must have lived in the United Kingdom, or served abroad with the Crown or the Forces, for the ${years} years before you apply, so that the checks can be made. From what you told us, you have not.`,
        ],
      },
      howToAppeal(appeal),
    ],
    appeal,
  )

export const appealUpheldLetter = (addressed: Addressed, about: About, validity: { from: CalendarDate; last: CalendarDate } | undefined) =>
  letter('appeal-upheld', addressed, [
    { paragraphs: [`Your appeal has been upheld. ${UPHELD[about]}`] },
    ...(validity
      ? [{ heading: 'How long it lasts', paragraphs: [`It is valid from ${dayName(validity.from)} until ${dayName(validity.last)}.`] }]
      : []),
    ...(about === 'residency' ? [] : [KEEPING]),
  ])

const UPHELD: Record<About, string> = {
  refusal: 'The decision to refuse is overturned, and you have been granted clearance.',
  residency: 'Your application is taken up again, and the checks for it begin.',
  withdrawal: 'Your clearance is in force again.',
}

export const appealDismissedLetter = (addressed: Addressed, reasons: readonly string[], next: Offer | undefined): Letter =>
  letter(
    'appeal-dismissed',
    addressed,
    [
      {
        paragraphs: [
          'Your appeal has been considered by people who had no part in the decision. It has been dismissed: the decision stands.',
        ],
      },
      { heading: 'Why', paragraphs: ['The panel found:'], list: reasons },
      next
        ? howToAppeal(next)
        : { heading: 'What you can do now', paragraphs: ['There is no further appeal within the force. You may take legal advice.'] },
    ],
    next,
  )

/** Before a clearance is withdrawn: what is considered, until when they may answer, and who may come with them. */
export const withdrawalNotice = (addressed: Addressed, { grounds, until }: { grounds: string; until: CalendarDate }): Letter =>
  letter('withdrawal-notice', addressed, [
    { paragraphs: [`We are considering whether to withdraw your ${levelWords(addressed.level)} clearance. Nothing has been decided.`] },
    { heading: 'What is considered', paragraphs: [grounds] },
    {
      heading: 'What you can say to this',
      paragraphs: [
        `You can answer in writing, or ask to be heard, until ${dayName(until)}. A friend or a representative may come with you or speak for you.`,
      ],
    },
  ])

export const withdrawnLetter = (addressed: Addressed, grounds: string, appeal: Offer): Letter =>
  letter(
    'withdrawn',
    addressed,
    [
      { paragraphs: [`Your ${levelWords(addressed.level)} clearance is withdrawn from ${dayName(addressed.day)}.`] },
      { heading: 'Why', paragraphs: [grounds] },
      howToAppeal(appeal),
    ],
    appeal,
  )

const KEEPING: LetterPart = {
  heading: 'While you hold it',
  paragraphs: [
    'Tell us at once of anything that may affect it, such as a change of address, of who you live with, of your finances, or dealings with the police.',
  ],
}

const howToAppeal = ({ routes, windowEnds }: Offer): LetterPart => ({
  heading: 'If you do not agree',
  paragraphs: [
    `You can appeal until ${dayName(windowEnds)}. Write to us, or use your pages of this service, and say why you think that the decision is wrong. People who had no part in it will decide.`,
    routes.length === 1 ? 'Your appeal goes this way:' : 'Your appeal goes one of these ways, whichever fits your contract:',
  ],
  list: routes.map(route => ROUTES[route].letter),
})
