/** What is known of the change from 32 borough commands to 12 Basic Command Units, in our own words and with where each fact is from. */

export type Evidence = { when: string; says: string; sources: readonly string[] }

const LAWYER = 'Local Government Lawyer, localgovernmentlawyer.co.uk/community-safety/393-community-safety-news/37215'
const MAYORWATCH = 'MayorWatch, mayorwatch.co.uk/met-confirms-controversial-merger-of-borough-commands-is-to-go-ahead'
const MET = 'Metropolitan Police Service, mynewsdesk.com/uk/metpoliceuk/news/modernising-the-metropolitan-police-service-199312'
const ITV = 'ITV News, itv.com/news/london/2023-01-31/every-london-borough-to-get-a-senior-officer-to-lead-local-policing'
const SECURITY = 'Professional Security, professionalsecurity.co.uk/news/case-studies/how-is-local-london-looking'
const ORACLE =
  'Police Oracle, April 2023, on the London Assembly Police and Crime Committee’s report “Counter Terrorism and Radicalisation”'

export const EVIDENCE: readonly Evidence[] = [
  {
    when: '2016',
    says: 'The Metropolitan Police tried joined commands. In the trial each borough kept a superintendent of its own, who also led one kind of work for all boroughs of the command.',
    sources: [MET],
  },
  {
    when: 'February 2018',
    says: 'The Metropolitan Police announced that 32 borough commands would become 12 Basic Command Units, each under a chief superintendent. It expected to save £325 million, and wanted neighbourhood policing, response, investigation and safeguarding to be the same everywhere.',
    sources: [LAWYER, MAYORWATCH],
  },
  {
    when: '2019',
    says: 'The change was complete. A unit has two, three or four boroughs. The day for each is not published, so days in the register are marked approximate.',
    sources: [LAWYER, MAYORWATCH],
  },
  {
    when: 'January 2023',
    says: 'The Metropolitan Police promised every borough a superintendent from March, as the senior contact of its council.',
    sources: [ITV],
  },
  {
    when: 'March 2023',
    says: 'Baroness Casey’s review found that the change had weakened accountability to boroughs and that neighbourhood policing was not working.',
    sources: [SECURITY],
  },
  {
    when: 'April 2023',
    says: 'The Police and Crime Committee asked for a wider review of the structure of 12 units. Each unit has a CT Protect officer, so one officer serves two to four boroughs.',
    sources: [ORACLE],
  },
]
