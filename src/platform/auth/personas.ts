/** Who can sign in where Muster is tried out: invented people, one for each task there is, two where a rule needs a second person. */

export type Persona = {
  /** What the development provider calls them; it stands in their account. */
  subject: string
  name: string
  role: string
  /** The code of the unit for which they have the role. */
  unit: string
  /** What they come to do, in plain words. */
  does: string
}

export const FORCE = { key: 'MPS', name: 'Metropolitan Police Service' } as const

/** Invented below the force, because nothing is published about how its vetting is organised. */
export const INVENTED_UNITS = [
  { code: 'MPS-V1', name: 'Vetting unit one (invented)' },
  { code: 'MPS-V2', name: 'Vetting unit two (invented)' },
] as const

export const PERSONAS: readonly Persona[] = [
  {
    subject: 'vera',
    name: 'Vera Invented',
    role: 'vetting-manager',
    unit: 'MPS-V1',
    does: 'Manages vetting unit one: reports and forecasts from case logs',
  },
  {
    subject: 'victor',
    name: 'Victor Invented',
    role: 'vetting-manager',
    unit: 'MPS-V2',
    does: 'Manages vetting unit two, and sees nothing of unit one',
  },
  {
    subject: 'rhea',
    name: 'Rhea Invented',
    role: 'vetting-researcher',
    unit: 'MPS-V1',
    does: 'Researches cases of vetting unit one: checks, findings, questions to the applicant',
  },
  {
    subject: 'dora',
    name: 'Dora Invented',
    role: 'vetting-decision-maker',
    unit: 'MPS-V1',
    does: 'Decides cases of vetting unit one that she did not work on',
  },
  {
    subject: 'dan',
    name: 'Dan Invented',
    role: 'vetting-decision-maker',
    unit: 'MPS-V1',
    does: 'The second decision maker: an adverse case needs two',
  },
  {
    subject: 'paula',
    name: 'Paula Invented',
    role: 'appeal-panel-member',
    unit: 'MPS',
    does: 'Decides appeals, and sees a case only while it is appealed',
  },
  {
    subject: 'petra',
    name: 'Petra Invented',
    role: 'appeal-panel-member',
    unit: 'MPS',
    does: 'The second member of the appeal panel',
  },
  {
    subject: 'sonia',
    name: 'Sonia Invented',
    role: 'sponsor',
    unit: 'MPS',
    does: 'Asks for people’s clearances and sees their stage and expected date, nothing else',
  },
  { subject: 'ada', name: 'Ada Invented', role: 'administrator', unit: 'MPS', does: 'Administers accounts, roles and dated policies' },
  {
    subject: 'abel',
    name: 'Abel Invented',
    role: 'administrator',
    unit: 'MPS',
    does: 'The second administrator: approves what Ada asks for, and the other way round',
  },
  {
    subject: 'nell',
    name: 'Nell Invented',
    role: 'network-editor',
    unit: 'MPS',
    does: 'Keeps the register: units, boroughs and who holds which role',
  },
  {
    subject: 'una',
    name: 'Una Invented',
    role: 'unit-lead',
    unit: 'MPS-BCU-CN',
    does: 'Leads the Central North command: its boroughs and its roles',
  },
  {
    subject: 'lewis',
    name: 'Lewis Invented',
    role: 'local-authority-officer',
    unit: 'LA-E09000007',
    does: 'Works for Camden council: who polices the borough and who leads there',
  },
  { subject: 'audrey', name: 'Audrey Invented', role: 'auditor', unit: 'MPS', does: 'Audits who did and who read what' },
]
