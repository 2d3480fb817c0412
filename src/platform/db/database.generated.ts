// Generated from the database by tools/generate-database-types.ts.

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface ForecastContents {
  bytes: Buffer;
  part: number;
  upload_id: string;
}

export interface ForecastReadings {
  advice: string | null;
  asked_at: Generated<Timestamp>;
  asked_by: Generated<string>;
  cases: number | null;
  ended_at: Timestamp | null;
  found: Json | null;
  id: Generated<string>;
  options: Json;
  percent: Generated<number>;
  question: Json | null;
  state: Generated<string>;
  step: Generated<string>;
  unit_id: number;
  upload_id: string;
  why: string | null;
}

export interface ForecastResults {
  forecast: Json | null;
  forecast_refused: string | null;
  report: Json;
  run_id: string;
}

export interface ForecastRuns {
  advice: string | null;
  again_of: string | null;
  asked_at: Generated<Timestamp>;
  asked_by: Generated<string>;
  digest: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  input_hash: string | null;
  made_with: Json | null;
  percent: Generated<number>;
  reading_id: string;
  settings: Json;
  state: Generated<string>;
  step: Generated<string>;
  unit_id: number;
  why: string | null;
}

export interface ForecastUploads {
  byte_count: number;
  erased_at: Timestamp | null;
  file_name: string;
  id: Generated<string>;
  sha256: string;
  unit_id: number;
  uploaded_at: Generated<Timestamp>;
  uploaded_by: Generated<string>;
}

export interface LedgerContents {
  at: Timestamp;
  entry: string;
  keep_until: string | null;
  said: string;
  salt: Buffer;
}

export interface LedgerEntries {
  at: Timestamp;
  commitment: Buffer;
  id: string;
  kind: string;
  xid: Generated<string>;
}

export interface NetworkAreas {
  code: string;
  name: string;
  own_force: boolean;
  tile_col: number;
  tile_row: number;
}

export interface NetworkContacts {
  approximate: Generated<boolean>;
  area: string | null;
  from_day: Generated<string>;
  id: Generated<string>;
  place: Generated<string>;
  purpose: string;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  unit: number | null;
  until_day: Generated<string>;
  valid: string;
  why: string;
  words: string;
  xid: Generated<string>;
}

export interface NetworkCover {
  approximate: Generated<boolean>;
  area: string;
  from_day: Generated<string>;
  id: Generated<string>;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  unit: number;
  until_day: Generated<string>;
  valid: string;
  why: string;
  xid: Generated<string>;
}

export interface NetworkDrawings {
  drawing: Json;
  proposal: string;
  saved_at: Generated<Timestamp>;
  saved_by: Generated<string>;
  version: number;
}

export interface NetworkHoldings {
  approximate: Generated<boolean>;
  area: string | null;
  from_day: Generated<string>;
  id: Generated<string>;
  person: string;
  published: Generated<boolean>;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  seat: string;
  source: string | null;
  standing: string;
  unit: number | null;
  until_day: Generated<string>;
  valid: string;
  why: string;
  xid: Generated<string>;
}

export interface NetworkImports {
  applied: Json | null;
  applied_at: Timestamp | null;
  brought_at: Generated<Timestamp>;
  brought_by: Generated<string>;
  erased_at: Timestamp | null;
  file_name: string;
  id: Generated<string>;
  kind: string;
  sha256: string;
}

export interface NetworkImportTexts {
  import: string;
  text: string;
}

export interface NetworkMilestoneDates {
  approximate: Generated<boolean>;
  due: string;
  id: Generated<string>;
  milestone: string;
  reached: boolean;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  why: string;
  xid: Generated<string>;
}

export interface NetworkMilestones {
  id: Generated<string>;
  moves_other: string | null;
  moves_unit: number | null;
  name: string;
  phase: Generated<string>;
  programme: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
  source: string | null;
}

export interface NetworkOrganisations {
  area: string | null;
  body: number;
  kind: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
  source: string | null;
  unit: number;
}

export interface NetworkParents {
  approximate: Generated<boolean>;
  from_day: Generated<string>;
  id: Generated<string>;
  parent: number;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  unit: number;
  until_day: Generated<string>;
  valid: string;
  why: string;
  xid: Generated<string>;
}

export interface NetworkPeople {
  account: string | null;
  id: Generated<string>;
  name: string;
  rank: string | null;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
}

export interface NetworkProgrammes {
  about: string;
  id: Generated<string>;
  name: string;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
  source: string | null;
}

export interface NetworkProposals {
  about: Generated<string>;
  drawn_at: Generated<Timestamp>;
  drawn_by: Generated<string>;
  id: Generated<string>;
  name: string;
}

export interface NetworkRequirements {
  approximate: Generated<boolean>;
  from_day: Generated<string>;
  id: Generated<string>;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  role_kind: string;
  source: string;
  unit_kind: string | null;
  until_day: Generated<string>;
  valid: string;
  why: string;
  xid: Generated<string>;
}

export interface NetworkRoleKinds {
  about: string;
  key: string;
  leads: number | null;
  name: string;
  place: string;
  published: boolean;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
}

export interface NetworkSeats {
  area: string | null;
  id: Generated<string>;
  published: Generated<boolean>;
  recorded_at: Generated<Timestamp>;
  recorded_by: Generated<string>;
  role_kind: string;
  unit: number | null;
}

export interface NetworkSuccessions {
  after: number;
  approximate: Generated<boolean>;
  before: number;
  id: Generated<string>;
  on_day: string;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  why: string;
  xid: Generated<string>;
}

export interface NetworkTree {
  held: Generated<number>;
  one: Generated<boolean>;
}

export interface NetworkUnits {
  approximate: Generated<boolean>;
  confirmed: Generated<boolean>;
  force_code: string | null;
  from_day: Generated<string>;
  id: Generated<string>;
  kind: string;
  name: string;
  recorded: Generated<string>;
  recorded_by: Generated<string>;
  source: string | null;
  unit: number;
  until_day: Generated<string>;
  valid: string;
  why: string;
  xid: Generated<string>;
}

export interface SpineAccounts {
  closed_at: Timestamp | null;
  closed_why: string | null;
  id: Generated<string>;
  name: string;
  opened_at: Generated<Timestamp>;
  standing: string;
  subject: string;
}

export interface SpineAddressed {
  matter: string;
  unit: number;
}

export interface SpineAlarms {
  alarm: string;
  gone_at: Timestamp | null;
  id: Generated<string>;
  object: string;
  raised_at: Generated<Timestamp>;
}

export interface SpineAssignments {
  account: string;
  approve_side: Generated<string | null>;
  approved_at: Timestamp | null;
  approved_by: string | null;
  ask_side: Generated<string | null>;
  asked_by: string | null;
  ended_at: Timestamp | null;
  ended_by: string | null;
  ended_why: string | null;
  founding: Generated<boolean>;
  id: Generated<string>;
  role: string;
  subject_side: Generated<string | null>;
  unit: number;
  valid: string;
  why: string;
}

export interface SpineBankHolidays {
  day: string;
  extra: Generated<boolean>;
  name: string;
}

export interface SpineBodies {
  id: number;
  name: string;
}

export interface SpineCalendar {
  day: string;
  n: number;
  working: boolean;
}

export interface SpineCatalogue {
  line: string | null;
}

export interface SpineClosure {
  ancestor: number;
  descendant: number;
}

export interface SpineContacts {
  account: string;
  email: string;
}

export interface SpineDoorsOfFunctions {
  door: string | null;
  object: string | null;
}

export interface SpineDoorsOfGuards {
  door: string | null;
  object: string | null;
}

export interface SpineDoorsOfPolicies {
  "?column?": string | null;
  object: string | null;
}

export interface SpineDoorsOfRoles {
  door: string | null;
  object: string | null;
}

export interface SpineDoorsOfTables {
  door: string | null;
  object: string | null;
}

export interface SpineErrands {
  account: string;
  act: string;
  at: Generated<Timestamp>;
  id: Generated<string>;
  task: string;
}

export interface SpineExports {
  name: string;
  until: string;
}

export interface SpineFactors {
  account: string;
  counter: Generated<number>;
  ended_at: Timestamp | null;
  enrolled_at: Generated<Timestamp>;
  id: Generated<string>;
  kind: string;
  secret: string;
}

export interface SpineFactorTries {
  account: string;
  at: Generated<Timestamp>;
}

export interface SpineGrants {
  account: string;
  approve_side: Generated<string | null>;
  approved_by: string | null;
  ask_side: Generated<string | null>;
  asked_by: string;
  id: Generated<string>;
  matter: string;
  reason: string;
  subject_side: Generated<string | null>;
  until: string;
}

export interface SpineGuards {
  kind: string;
  name: string;
  of_table: string;
  wording: string;
}

export interface SpineHands {
  account: string;
  at: Generated<Timestamp>;
  matter: string;
  side: string;
}

export interface SpineHolds {
  approve_side: Generated<string | null>;
  ask_side: Generated<string | null>;
  because: string;
  id: Generated<string>;
  lift_asked_by: string | null;
  lift_because: string | null;
  lifted_at: Timestamp | null;
  lifted_by: string | null;
  matter: string;
  placed_at: Generated<Timestamp>;
  placed_by: string;
}

export interface SpineLinks {
  account: string;
  asked_at: Generated<Timestamp>;
  browser_hash: Buffer;
  good_until: Timestamp | null;
  id: Generated<string>;
  mail: string;
  pass_hash: Buffer | null;
  pass_until: Timestamp | null;
  token_hash: Buffer | null;
  tries: Generated<number>;
  used_at: Timestamp | null;
}

export interface SpineMoves {
  approve_side: Generated<string | null>;
  approved_at: Timestamp | null;
  approved_by: string | null;
  ask_side: Generated<string | null>;
  asked_at: Generated<Timestamp>;
  asked_by: string;
  below: number;
  done_at: Timestamp | null;
  dropped_at: Timestamp | null;
  id: Generated<string>;
  starts: string;
  unit: number;
  why: string;
}

export interface SpineOpenDoors {
  door: string | null;
  object: string | null;
}

export interface SpineOurSchemas {
  name: string | null;
  oid: number | null;
  spine: boolean | null;
}

export interface SpineOurTables {
  bound: boolean | null;
  forced: boolean | null;
  granted: boolean | null;
  kind: string | null;
  name: string | null;
  oid: number | null;
  options: string[] | null;
  owner: number | null;
  spine: boolean | null;
}

export interface SpineOutbox {
  account: string;
  at: Generated<Timestamp>;
  id: Generated<string>;
  kind: string;
  last_error: string | null;
  path: string;
  settled_at: Timestamp | null;
  state: Generated<string>;
  tries: Generated<number>;
}

export interface SpinePolicies {
  approve_side: Generated<string | null>;
  approved_at: Timestamp | null;
  approved_by: string | null;
  ask_side: Generated<string | null>;
  asked_by: string | null;
  id: Generated<string>;
  key: string;
  kind: string;
  source: string;
  starting: Generated<boolean>;
  valid: string;
  value: Json;
}

export interface SpinePrograms {
  login: boolean | null;
  name: string | null;
  oid: number | null;
}

export interface SpineRequests {
  account: string;
  at: Generated<Timestamp>;
  body: Buffer | null;
  fingerprint: Buffer;
  headers: Json | null;
  key: string;
  status: number | null;
}

export interface SpineServiceLogins {
  login: string;
  service: string;
}

export interface SpineSessions {
  account: string;
  closed_at: Timestamp | null;
  ends_at: Timestamp;
  id: Generated<string>;
  idle: string;
  opened_at: Generated<Timestamp>;
  remark: string | null;
  scopes: string | null;
  scopes_day: string | null;
  scopes_epoch: number | null;
  seen_at: Generated<Timestamp>;
  signed_in_at: Timestamp;
  strength: string;
  token_hash: Buffer;
}

export interface SpineSettled {
  at: Generated<Timestamp>;
  by_login: Generated<string>;
  fingerprint: string;
}

export interface SpineStandingQuestions {
  alarm: string | null;
  object: string | null;
}

export interface SpineState {
  epoch: Generated<number>;
  inner_pad: Generated<Buffer>;
  key: Buffer;
  one: Generated<boolean>;
  outer_pad: Generated<Buffer>;
}

export interface SpineTouched {
  kind: string | null;
  name: string | null;
  oid: number | null;
  role: string | null;
  verb: string | null;
}

export interface SpineUnits {
  body: number;
  closed_on: string | null;
  code: string;
  id: number;
  name: string;
  parent: number | null;
}

export interface SpineWalls {
  name: string | null;
}

export interface SpineWatched {
  n: Generated<number>;
  xid: Generated<string>;
}

export interface VettingAddresses {
  case_id: string;
  country: string;
  id: Generated<string>;
  lines: string;
  lived: string;
  overseas_service: Generated<boolean>;
  unit_id: number;
}

export interface VettingAppealOutcomes {
  appeal_id: string;
  appeal_side: Generated<string | null>;
  case_id: string;
  decided_by: Generated<string>;
  decided_on: Generated<string>;
  reasons: string[];
  unit_id: number;
  upheld: boolean;
  withdrawal_id: string | null;
  words: string;
}

export interface VettingAppeals {
  about: string;
  case_id: string;
  due_on: string;
  grounds: string;
  id: Generated<string>;
  lodged_by: Generated<string>;
  lodged_on: Generated<string>;
  route: string;
  unit_id: number;
  window_ends: string;
  window_policy: string;
  withdrawal_id: string | null;
}

export interface VettingApplicantWithdrawals {
  case_id: string;
  unit_id: number;
  withdrawn_by: Generated<string>;
  withdrawn_on: Generated<string>;
  words: Generated<string>;
}

export interface VettingAttachmentBytes {
  attachment_id: string;
  bytes: Buffer;
}

export interface VettingAttachments {
  brought_at: Generated<Timestamp>;
  brought_by: Generated<string>;
  byte_count: number;
  case_id: string;
  erased_at: Timestamp | null;
  file_name: string;
  id: Generated<string>;
  media_type: string;
  request_id: string | null;
  sha256: string;
  unit_id: number;
}

export interface VettingCases {
  allocated_to: string | null;
  applicant: string | null;
  closed_on: string | null;
  closed_why: string | null;
  id: Generated<string>;
  kind: string;
  level: string;
  opened_at: Generated<Timestamp>;
  opened_by: Generated<string>;
  priority: Generated<boolean>;
  received_on: string;
  ref: string;
  regime: string;
  renews: string | null;
  sponsor: string | null;
  sponsor_ref: string | null;
  state: Generated<string>;
  subject_id: string;
  target_on: string | null;
  unit_id: number;
  version: Generated<number>;
}

export interface VettingClearanceEvents {
  clearance_id: string;
  id: Generated<string>;
  kind: string;
  noted_at: Generated<Timestamp>;
  noted_by: Generated<string>;
  on_day: Generated<string>;
  unit_id: number;
  why: string;
  withdrawal_id: string | null;
}

export interface VettingClearanceRequests {
  asked_on: Generated<string>;
  case_id: string | null;
  email: string;
  id: Generated<string>;
  level: string;
  person_name: string;
  post_ref: string;
  regime: string;
  settled_on: string | null;
  sponsor: Generated<string>;
  state: Generated<string>;
  turned_down_why: string | null;
  unit_id: number;
  version: Generated<number>;
}

export interface VettingClearances {
  case_id: string;
  granted_at: Generated<Timestamp>;
  id: Generated<string>;
  level: string;
  policy: string;
  regime: string;
  subject_id: string;
  unit_id: number;
  valid: string;
}

export interface VettingDecisions {
  adverse: boolean;
  at: Generated<Timestamp>;
  case_id: string;
  decide_side: Generated<string | null>;
  decided_by: Generated<string>;
  grant_it: boolean;
  rationale: string;
  reasons: string[];
  seat: number;
  seat_before: Generated<number | null>;
  unit_id: number;
}

export interface VettingExpectedEnds {
  case_id: string;
  forecast_id: string;
  half: string;
  most: string;
  unit_id: number;
}

export interface VettingFeedRows {
  feed_id: string;
  level: string | null;
  moved: string | null;
  name: string;
  number: string;
  on_day: string | null;
  post: string | null;
  unit_id: number;
  until: string | null;
}

export interface VettingFeeds {
  brought_at: Generated<Timestamp>;
  brought_by: Generated<string>;
  file_name: string;
  id: Generated<string>;
  kind: string;
  refused: Generated<Json>;
  rows_read: number;
  rows_refused: number;
  sha256: string;
  unit_id: number;
  used_at: Timestamp | null;
  used_by: string | null;
}

export interface VettingForms {
  answers: Json;
  case_id: string;
  saved_at: Generated<Timestamp>;
  saved_by: Generated<string>;
  sent_at: Timestamp | null;
  unit_id: number;
  version: number;
}

export interface VettingIntakes {
  applied: Json | null;
  applied_at: Timestamp | null;
  brought_at: Generated<Timestamp>;
  brought_by: Generated<string>;
  erased_at: Timestamp | null;
  file_name: string;
  id: Generated<string>;
  sha256: string;
  unit_id: number;
}

export interface VettingIntakeTexts {
  intake_id: string;
  text: string;
  unit_id: number;
}

export interface VettingLanes {
  held: Generated<number>;
  unit_id: number;
}

export interface VettingLeave {
  away: string;
  dropped_at: Timestamp | null;
  id: Generated<string>;
  noted_by: Generated<string>;
  staff_id: string;
  unit_id: number;
}

export interface VettingLetters {
  body: Json;
  case_id: string;
  id: Generated<string>;
  kind: string;
  unit_id: number;
  written_at: Generated<Timestamp>;
  written_by: Generated<string>;
}

export interface VettingLiveForecasts {
  again_of: string | null;
  asked_at: Generated<Timestamp>;
  asked_by: Generated<string | null>;
  digest: string | null;
  ended_at: Timestamp | null;
  id: Generated<string>;
  input_hash: string | null;
  made_on: Generated<string>;
  made_with: Json | null;
  percent: Generated<number>;
  settings: Json;
  state: Generated<string>;
  step: Generated<string>;
  unit_id: number;
  why: string | null;
}

export interface VettingLiveResults {
  forecast: Json;
  forecast_id: string;
  input: Buffer;
  unit_id: number;
}

export interface VettingNotes {
  case_id: string;
  id: Generated<string>;
  unit_id: number;
  words: string;
  written_at: Generated<Timestamp>;
  written_by: Generated<string>;
}

export interface VettingOutcomes {
  adverse: boolean;
  case_id: string;
  decided_on: Generated<string>;
  first_seat: Generated<number | null>;
  granted: boolean;
  second_seat: Generated<number | null>;
  unit_id: number;
  validity: string | null;
}

export interface VettingOverturnReviews {
  appeal_id: string;
  case_id: string;
  id: Generated<string>;
  later_adverse: boolean;
  reviewed_by: Generated<string>;
  reviewed_on: Generated<string>;
  unit_id: number;
  words: string;
}

export interface VettingPeople {
  account: Generated<string>;
  name: Generated<string>;
  roles: Generated<string[]>;
  unit_id: number;
}

export interface VettingPriorities {
  ask_side: Generated<string | null>;
  asked_by: Generated<string>;
  asked_on: Generated<string>;
  case_id: string;
  id: Generated<string>;
  unit_id: number;
  why: string;
}

export interface VettingPriorityApprovals {
  approve_side: Generated<string | null>;
  approved_by: Generated<string>;
  approved_on: Generated<string>;
  priority_id: string;
  unit_id: number;
}

export interface VettingRecusals {
  at: Generated<Timestamp>;
  case_id: string;
  recuse_side: Generated<string | null>;
  recused: Generated<string>;
  unit_id: number;
  why: string;
}

export interface VettingRelations {
  born: string | null;
  case_id: string;
  id: Generated<string>;
  kind: string;
  name: string;
  relation: string;
  unit_id: number;
}

export interface VettingReleased {
  applicant: string | null;
  case_id: string;
  expected_from: string | null;
  expected_half: string | null;
  expected_most: string | null;
  form_on: string | null;
  level: string;
  outcome: string | null;
  outcome_on: string | null;
  received_on: string;
  ref: string;
  sponsor: string | null;
  sponsor_ref: string | null;
  turn: string;
  unit_id: number;
  version: Generated<number>;
}

export interface VettingRenewalStarts {
  clearance_id: string;
  id: Generated<string>;
  planned_at: Generated<Timestamp>;
  planned_by: Generated<string>;
  starts_on: string;
  unit_id: number;
  why: string;
}

export interface VettingRequests {
  answer: Generated<string>;
  answered_by: string | null;
  answered_on: string | null;
  asked_by: Generated<string>;
  asked_on: Generated<string>;
  case_id: string;
  due_on: string;
  id: Generated<string>;
  last_reminder_on: string | null;
  reminders: Generated<number>;
  unit_id: number;
  version: Generated<number>;
  wants: string[];
  withdrawn_on: string | null;
  words: Generated<string>;
  work_side: Generated<string | null>;
}

export interface VettingResidencyDecisions {
  case_id: string;
  counted_days: number;
  decide_side: Generated<string | null>;
  decided_by: Generated<string>;
  decided_on: Generated<string>;
  goes_on: boolean;
  policy: string;
  reasons: string[];
  required_years: number;
  unit_id: number;
  words: string;
}

export interface VettingResults {
  case_id: string;
  done_by: Generated<string>;
  ended_at: Generated<Timestamp>;
  result: string;
  unit_id: number;
  visit_id: string;
  work_side: Generated<string | null>;
}

export interface VettingReviews {
  clearance_id: string;
  done_by: string | null;
  done_on: string | null;
  due_on: string;
  id: Generated<string>;
  kind: string;
  result: string | null;
  told_on: string | null;
  unit_id: number;
  version: Generated<number>;
  words: string | null;
}

export interface VettingSavedViews {
  account: Generated<string>;
  dropped_at: Timestamp | null;
  id: Generated<string>;
  name: string;
  query: string;
  saved_at: Generated<Timestamp>;
}

export interface VettingStaff {
  account: string;
  id: Generated<string>;
  noted_by: Generated<string>;
  share: Numeric;
  skills: Generated<string[]>;
  unit_id: number;
  version: Generated<number>;
  works: string;
}

export interface VettingSubjects {
  added_at: Generated<Timestamp>;
  added_by: Generated<string>;
  born: string;
  email: string | null;
  family_name: string;
  given_names: string;
  id: Generated<string>;
  phone: string | null;
  staff_number: string | null;
  unit_id: number;
  version: Generated<number>;
}

export interface VettingTraces {
  about: string;
  adverse: boolean;
  case_id: string;
  found_at: Generated<Timestamp>;
  found_by: Generated<string>;
  id: Generated<string>;
  kind: string;
  stage: string;
  unit_id: number;
  words: string;
  work_side: Generated<string | null>;
}

export interface VettingVisits {
  begun_by: Generated<string>;
  case_id: string;
  id: Generated<string>;
  is_open: Generated<boolean>;
  party: string;
  party_name: string | null;
  stage: string;
  started_at: Generated<Timestamp>;
  unit_id: number;
}

export interface VettingWaiverApprovals {
  approve_side: Generated<string | null>;
  approved_by: Generated<string>;
  approved_on: Generated<string>;
  unit_id: number;
  waiver_id: string;
}

export interface VettingWaivers {
  ask_side: Generated<string | null>;
  asked_by: Generated<string>;
  asked_on: Generated<string>;
  case_id: string;
  id: Generated<string>;
  stage: string;
  unit_id: number;
  until: string;
  why: string;
}

export interface VettingWithdrawals {
  clearance_id: string;
  id: Generated<string>;
  opened_by: Generated<string>;
  opened_on: Generated<string>;
  regime: string;
  unit_id: number;
  why: string;
  work_side: Generated<string | null>;
}

export interface VettingWithdrawalSteps {
  accompanied_by: string | null;
  done_by: Generated<string>;
  name: Generated<string>;
  on_day: Generated<string>;
  side: Generated<string>;
  step: number;
  step_before: Generated<number | null>;
  unit_id: number;
  withdraw_it: boolean | null;
  withdrawal_id: string;
  words: string;
}

export interface DB {
  "forecast.contents": ForecastContents;
  "forecast.readings": ForecastReadings;
  "forecast.results": ForecastResults;
  "forecast.runs": ForecastRuns;
  "forecast.uploads": ForecastUploads;
  "ledger.contents": LedgerContents;
  "ledger.entries": LedgerEntries;
  "network.areas": NetworkAreas;
  "network.contacts": NetworkContacts;
  "network.cover": NetworkCover;
  "network.drawings": NetworkDrawings;
  "network.holdings": NetworkHoldings;
  "network.import_texts": NetworkImportTexts;
  "network.imports": NetworkImports;
  "network.milestone_dates": NetworkMilestoneDates;
  "network.milestones": NetworkMilestones;
  "network.organisations": NetworkOrganisations;
  "network.parents": NetworkParents;
  "network.people": NetworkPeople;
  "network.programmes": NetworkProgrammes;
  "network.proposals": NetworkProposals;
  "network.requirements": NetworkRequirements;
  "network.role_kinds": NetworkRoleKinds;
  "network.seats": NetworkSeats;
  "network.successions": NetworkSuccessions;
  "network.tree": NetworkTree;
  "network.units": NetworkUnits;
  "spine.accounts": SpineAccounts;
  "spine.addressed": SpineAddressed;
  "spine.alarms": SpineAlarms;
  "spine.assignments": SpineAssignments;
  "spine.bank_holidays": SpineBankHolidays;
  "spine.bodies": SpineBodies;
  "spine.calendar": SpineCalendar;
  "spine.catalogue": SpineCatalogue;
  "spine.closure": SpineClosure;
  "spine.contacts": SpineContacts;
  "spine.doors_of_functions": SpineDoorsOfFunctions;
  "spine.doors_of_guards": SpineDoorsOfGuards;
  "spine.doors_of_policies": SpineDoorsOfPolicies;
  "spine.doors_of_roles": SpineDoorsOfRoles;
  "spine.doors_of_tables": SpineDoorsOfTables;
  "spine.errands": SpineErrands;
  "spine.exports": SpineExports;
  "spine.factor_tries": SpineFactorTries;
  "spine.factors": SpineFactors;
  "spine.grants": SpineGrants;
  "spine.guards": SpineGuards;
  "spine.hands": SpineHands;
  "spine.holds": SpineHolds;
  "spine.links": SpineLinks;
  "spine.moves": SpineMoves;
  "spine.open_doors": SpineOpenDoors;
  "spine.our_schemas": SpineOurSchemas;
  "spine.our_tables": SpineOurTables;
  "spine.outbox": SpineOutbox;
  "spine.policies": SpinePolicies;
  "spine.programs": SpinePrograms;
  "spine.requests": SpineRequests;
  "spine.service_logins": SpineServiceLogins;
  "spine.sessions": SpineSessions;
  "spine.settled": SpineSettled;
  "spine.standing_questions": SpineStandingQuestions;
  "spine.state": SpineState;
  "spine.touched": SpineTouched;
  "spine.units": SpineUnits;
  "spine.walls": SpineWalls;
  "spine.watched": SpineWatched;
  "vetting.addresses": VettingAddresses;
  "vetting.appeal_outcomes": VettingAppealOutcomes;
  "vetting.appeals": VettingAppeals;
  "vetting.applicant_withdrawals": VettingApplicantWithdrawals;
  "vetting.attachment_bytes": VettingAttachmentBytes;
  "vetting.attachments": VettingAttachments;
  "vetting.cases": VettingCases;
  "vetting.clearance_events": VettingClearanceEvents;
  "vetting.clearance_requests": VettingClearanceRequests;
  "vetting.clearances": VettingClearances;
  "vetting.decisions": VettingDecisions;
  "vetting.expected_ends": VettingExpectedEnds;
  "vetting.feed_rows": VettingFeedRows;
  "vetting.feeds": VettingFeeds;
  "vetting.forms": VettingForms;
  "vetting.intake_texts": VettingIntakeTexts;
  "vetting.intakes": VettingIntakes;
  "vetting.lanes": VettingLanes;
  "vetting.leave": VettingLeave;
  "vetting.letters": VettingLetters;
  "vetting.live_forecasts": VettingLiveForecasts;
  "vetting.live_results": VettingLiveResults;
  "vetting.notes": VettingNotes;
  "vetting.outcomes": VettingOutcomes;
  "vetting.overturn_reviews": VettingOverturnReviews;
  "vetting.people": VettingPeople;
  "vetting.priorities": VettingPriorities;
  "vetting.priority_approvals": VettingPriorityApprovals;
  "vetting.recusals": VettingRecusals;
  "vetting.relations": VettingRelations;
  "vetting.released": VettingReleased;
  "vetting.renewal_starts": VettingRenewalStarts;
  "vetting.requests": VettingRequests;
  "vetting.residency_decisions": VettingResidencyDecisions;
  "vetting.results": VettingResults;
  "vetting.reviews": VettingReviews;
  "vetting.saved_views": VettingSavedViews;
  "vetting.staff": VettingStaff;
  "vetting.subjects": VettingSubjects;
  "vetting.traces": VettingTraces;
  "vetting.visits": VettingVisits;
  "vetting.waiver_approvals": VettingWaiverApprovals;
  "vetting.waivers": VettingWaivers;
  "vetting.withdrawal_steps": VettingWithdrawalSteps;
  "vetting.withdrawals": VettingWithdrawals;
}
