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
  "spine.grants": SpineGrants;
  "spine.guards": SpineGuards;
  "spine.hands": SpineHands;
  "spine.holds": SpineHolds;
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
}
