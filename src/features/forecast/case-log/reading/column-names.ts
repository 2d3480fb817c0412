/** The names that columns carry in the exports of case systems, process tools and forces' own spreadsheets. */

/** Spaces, underscores, colons, capitals and camelCase are all one: "case:concept:name" and "Case Concept Name" are the same name. */
export const plainName = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    // "Rec'd" is one word.
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Words, best first. */
const list = (text: string): readonly string[] => text.split(',').map(name => name.trim())

export const CASE = list(
  'case concept name, case id, caseid, case, case ref, case reference, case number, case no, trace, trace id, vetting ref, vetting reference, ' +
    'vetting ref no, vetting number, urn, vetting urn, applicant ref, applicant reference, applicant id, application ref, application reference, ' +
    'application id, application number, application no, file ref, file number, file no, reference, reference number, ref, ref no, ref number, unique reference, id',
)

/** What only an event log calls the thing that was done. */
export const ACTIVITY = list('concept name, activity, activity name, activity id, event, event name, task, task name')
export const STAGE = [...ACTIVITY, ...list('stage, stage name, step, step name, action')]
/** Names that may as well be a property of the case: a stage only where a case has several rows. */
export const PERHAPS_STAGE = list('status, case status, state, current stage, milestone')

export const END = list(
  'time timestamp, complete timestamp, completed timestamp, completion timestamp, end timestamp, end time, endtime, complete time, completion time, ' +
    'time end, timestamp, time stamp, time, event time, event timestamp, event date, date time, datetime, date and time, date, end date, date end, ' +
    'date completed, completed, finished, end, status date, date of event',
)
export const START = list(
  'start timestamp, start time, starttime, time start, started timestamp, start date, date started, started, start, begin, begin time',
)
export const QUEUED = list('enable time, enabled time, enable timestamp, enabled timestamp, queue time, queued, queued time, date queued')
export const LIFECYCLE = list('lifecycle transition, lifecycle id, lifecycle, transition, lifecycle state')
export const INSTANCE = list('concept instance, activity instance id, activity instance, event instance')

export const RESOURCE = list(
  'org resource, resource, resource id, resource name, user, user id, worker, allocated to, assigned to, researcher, vetting researcher, vetting officer, ' +
    'handled by, case officer, case worker, caseworker, case handler, decision maker, officer, owner, staff, employee, performed by, completed by',
)
export const PARTY = list('org role, role, party, org group, group, team, held by, with whom, organisation, department, unit')

export const CLASS = list(
  'level, clearance level, vetting level, level of clearance, level of vetting, clearance type, vetting type, type of clearance, type of vetting, ' +
    'clearance, type, case type, application type, class, case class, category, case category, channel, department, priority',
)
export const OUTCOME = list(
  'outcome, vetting outcome, case outcome, final outcome, decision, vetting decision, final decision, decision outcome, outcome of vetting, result, ' +
    'status, case status, vetting status, application status, current status',
)
export const RECEIVED = list(
  'date received, received, received date, received on, date form received, form received, form received date, application received, date application received, ' +
    'date of receipt, receipt date, date submitted, submitted, submitted on, submission date, application date, date of application, date opened, opened, ' +
    'opened on, open date, startdate, start date, date started, date created, created, created on, created date, registered, date registered, registration date, recd, date recd, recd date, rcvd, date rcvd, date in',
)
export const CLOSED = list(
  'date closed, closed, closed date, closed on, closing date, date of decision, decision date, date of outcome, outcome date, enddate, end date, date ended, ' +
    'date completed, completed, completed on, completed date, completion date, date of completion, date finalised, finalised, date cleared, cleared date, date granted, ' +
    'clearance date, date of clearance, case closed, finished, date finished, decided, date decided, concluded, date concluded, date out',
)

/** Dates that somebody hoped for or that the law sets: nothing happened on them. */
const PLANNED = /\b(planned|target|due|expected|deadline|forecast|estimated|anticipated|scheduled|projected)\b/
/** Dates about the person or about time after the case. */
const NOT_OF_THE_CASE = /\b(birth|dob|expiry|expires|expiration|renewal|review|valid|last updated|updated|modified|as at|joined|joining)\b/

export const isPlanned = (plain: string): boolean => PLANNED.test(plain)
export const isOfAnotherKind = (plain: string): boolean => NOT_OF_THE_CASE.test(plain)
/** XES and Disco mark a property of the whole case by "case:" or "(case)". */
export const withoutCase = (plain: string): string => plain.replace(/^case (?=[a-z])/, '')

const TIME_WORD = /\b(date|time|timestamp|received|recd|rcvd|returned|sent|completed|closed|opened|started|on)\b/
export const soundsLikeTime = (plain: string): boolean => TIME_WORD.test(plain) || END.includes(plain) || START.includes(plain)
