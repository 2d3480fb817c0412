/** What the invented figures rest on, in words: each published figure with where it stands, and what had to be assumed. */
import {
  APPEALS,
  BUSY,
  GIVES_UP,
  HOLDING,
  INTAKE,
  INTAKE_GROWTH,
  KIND_SHARES,
  LEVEL_SHARES,
  SECOND_AGREES,
  SHARES,
  UKSV_DAYS,
  URGENT_SHARE,
} from './parameters.ts'

export type Source = { what: string; used: string; published: string; address: string }

const percent = (share: number): string => `${Math.round(1000 * share) / 10}%`
const days = (value: number): string => `${Math.round(value)} days`

export const PUBLISHED: readonly Source[] = [
  {
    what: 'How long UKSV takes for CTC and SC',
    used: `Half within ${days(UKSV_DAYS.SC.median)}, 96% within 25 days`,
    published: 'Ministerial answer HL2722: 96% of CTC and SC within 25 days, 29 February 2024',
    address: 'https://parallelparliament.co.uk/question/HL2722/public-sector-vetting',
  },
  {
    what: 'How long UKSV takes for DV',
    used: `Half within ${days(UKSV_DAYS.DV.median)}, 93% within 95 days`,
    published: 'Ministerial answer HL2722: 93.48% of first DV cases within 95 days, 29 February 2024',
    address: 'https://parallelparliament.co.uk/question/HL2722/public-sector-vetting',
  },
  {
    what: 'Cases put first',
    used: percent(URGENT_SHARE),
    published: 'Public Accounts Committee, 2023: UKSV holds its priority lane to 3% of requests',
    address:
      'https://committees.parliament.uk/committee/127/public-accounts-committee/news/195189/cabinet-office-has-failed-to-get-grip-since-taking-responsibility-for-national-security-vetting/',
  },
  {
    what: 'How long recruitment vetting takes',
    used: 'Most within 4 to 12 weeks',
    published: 'An unofficial guide for applicants: 4 to 12 weeks',
    address: 'https://www.policepay.co.uk/guides/how-long-police-vetting-takes',
  },
  {
    what: 'How much longer a busy unit takes',
    used: `Up to ${Math.max(...BUSY.map(({ factor }) => factor))} times as long`,
    published: 'North Yorkshire: 37.5 days before its redesign of 2014, 21 after it',
    address: 'https://www.northyorkshire-pfcc.gov.uk/decision-notices/0202014-retrospective-vetting-nyp-staff-officers/',
  },
  {
    what: 'How intake rises where a force recruits',
    used: `Up to ${Math.max(...INTAKE_GROWTH.map(({ factor }) => factor))} times as many a month, in the last months`,
    published: 'Avon and Somerset: 223 officers started in 2019, 412 in 2020; 14,151 applications from February 2018 to February 2023',
    address: 'https://www.avonandsomerset.police.uk/about/freedom-of-information/previous-foi-requests/requests/vetting-costs/',
  },
  {
    what: 'How often a second decision maker agrees',
    used: percent(SECOND_AGREES),
    published: 'HMICFRS agreed with 90% of the decisions it reviewed in late 2022, and with 96% in early 2023',
    address:
      'https://prgloo-prod-newsroom-npcc-01.azurewebsites.net/releases/npcc-responds-to-hmicfrs-review-of-progress-on-vetting-misconduct-and-misogyny-in-the-police-service',
  },
  {
    what: 'Renewals that begin too late',
    used: percent(HOLDING.renewalLate),
    published: 'Lancashire: 56 of 6,309 with expired vetting, September 2022; Essex: 33 of 6,294 without the right level, November 2022',
    address: 'https://touch.policeoracle.com/news/article.cfm?id=111187',
  },
  {
    what: 'Time to appeal, and who decides',
    used: 'By the dated rules, 14 days at first; a panel',
    published: 'Warwickshire Police: in writing within 14 days, decided by a panel',
    address: 'https://www.warwickshire.police.uk/article/44528/Appeals-process',
  },
]

export type Assumed = { what: string; used: string }

const shares = (of: Readonly<Record<string, number | undefined>>, name: (code: string) => string): string =>
  Object.entries(of)
    .map(([code, share = 0]) => `${name(code)} ${share}`)
    .join(', ')

/** No force has published these. */
export const listAssumed = (levelName: (code: string) => string): Assumed[] => [
  { what: 'Levels, parts in a hundred', used: shares(LEVEL_SHARES, levelName) },
  { what: 'Kinds of case, parts in a hundred', used: shares(KIND_SHARES, code => code) },
  {
    what: 'Something adverse found',
    used: `${percent(SHARES.adverse)} of cases; of these ${percent(SHARES.refusedWhenAdverse)} refused by the first seat`,
  },
  { what: 'Residency that falls short', used: percent(INTAKE.residencyShort) },
  { what: 'Forms awaited after the request', used: percent(INTAKE.formAwaited) },
  { what: 'Sent back for an error', used: percent(SHARES.formReturned) },
  { what: 'Withdrawn by the applicant, and discontinued', used: `${percent(GIVES_UP.withdrawn)} and ${percent(GIVES_UP.discontinued)}` },
  { what: 'Refusals appealed, and appeals upheld', used: `${percent(APPEALS.share)} and ${percent(APPEALS.upheld)}` },
  { what: 'Holders who leave in a year', used: percent(HOLDING.leaves) },
]
