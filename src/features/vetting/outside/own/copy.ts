/** A copy of what an applicant brought and was told: for themselves, as a page and as a file. Ids of people and what is inside vetting are not in it. */
import { levelName } from '../../rules.ts'
import type { OwnCase } from './actions.ts'
import { stageOf } from './rules.ts'

export const copyOf = ({ found, form, requests, files, letters, appeals, withdrawal }: OwnCase) => ({
  application: {
    reference: found.ref,
    level: levelName(found.level),
    receivedOn: found.receivedOn,
    formReceivedOn: found.formOn,
    stage: stageOf(found).text,
    closedOn: found.outcomeOn,
    expected: { half: found.expectedHalf, fourInFive: found.expectedMost },
    withdrawnOn: withdrawal?.on ?? null,
  },
  form: { sentAt: form.sentAt, ...formOf(form.answers) },
  askedFor: requests.map(({ id, wants, words, askedOn, dueOn, answeredOn, withdrawnOn, answer }) => ({
    ...{ wants, words, askedOn, dueOn, answeredOn, takenBackOn: withdrawnOn, answer },
    files: files.filter(({ request }) => request === id).map(({ name, broughtAt }) => ({ name, broughtAt })),
  })),
  letters: letters.map(({ letter }) => letter).map(({ title, day, from, parts }) => ({ title, day, from, parts })),
  appeals,
})

const formOf = ({ done: _, ...answers }: OwnCase['form']['answers']) => answers
