-- Generated from the catalogues of a freshly migrated database. For reading, not for restoring.

-- Extensions

create extension btree_gist with schema public;
create extension pgcrypto with schema public;

-- Roles

create role job nologin noinherit;
create role measure nologin noinherit;
create role muster_door login noinherit;
create role muster_measures login noinherit -- set default_transaction_read_only=on;
create role muster_migrator login noinherit;
create role muster_owner nologin noinherit;
create role muster_service login noinherit;
create role muster_worker login noinherit;
create role person nologin noinherit;
create role spine_owner nologin noinherit;
create role vetting_job nologin inherit;
create role vetting_person nologin inherit;

-- Members

grant job to muster_worker;
grant job to vetting_job;
grant measure to muster_measures;
grant muster_owner to muster_migrator;
grant person to muster_service;
grant person to vetting_person;
grant vetting_job to muster_worker;
grant vetting_person to muster_service;

-- Schemas

create schema forecast authorization muster_owner;
create schema ledger authorization spine_owner;
create schema migrations authorization postgres;
create schema network authorization muster_owner;
create schema spine authorization spine_owner;
create schema vetting authorization muster_owner;

-- Tables

create table forecast.contents (
  upload_id uuid not null,
  part integer not null,
  bytes bytea not null,
  constraint contents_pkey PRIMARY KEY (upload_id, part),
  constraint contents_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 4194304))),
  constraint contents_part_check CHECK (((part >= 0) AND (part <= 99))),
  constraint contents_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES forecast.uploads(id)
); -- of muster_owner, row security forced
create table forecast.readings (
  id uuid default gen_random_uuid() not null,
  upload_id uuid not null,
  unit_id integer not null,
  options jsonb not null,
  asked_by uuid default spine.me() not null,
  asked_at timestamp with time zone default now() not null,
  state text default 'queued'::text not null,
  step text default 'Waiting for its turn'::text not null,
  percent integer default 0 not null,
  found jsonb,
  cases integer,
  question jsonb,
  why text,
  advice text,
  ended_at timestamp with time zone,
  constraint readings_pkey PRIMARY KEY (id),
  constraint readings_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES spine.accounts(id),
  constraint readings_cases_check CHECK ((cases >= 0)),
  constraint readings_check CHECK (((state <> 'read'::text) OR ((found IS NOT NULL) AND (cases IS NOT NULL)))),
  constraint readings_check1 CHECK (((state = 'undecided'::text) = (question IS NOT NULL))),
  constraint readings_check2 CHECK (((state <> ALL (ARRAY['undecided'::text, 'refused'::text])) OR (why IS NOT NULL))),
  constraint readings_id_unit_id_key UNIQUE (id, unit_id),
  constraint readings_options_check CHECK ((jsonb_typeof(options) = 'object'::text)),
  constraint readings_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint readings_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'working'::text, 'read'::text, 'undecided'::text, 'refused'::text]))),
  constraint readings_step_check CHECK (((char_length(step) >= 1) AND (char_length(step) <= 100))),
  constraint readings_upload_id_unit_id_fkey FOREIGN KEY (upload_id, unit_id) REFERENCES forecast.uploads(id, unit_id)
); -- of muster_owner, row security forced
create table forecast.results (
  run_id uuid not null,
  report json not null,
  forecast json,
  forecast_refused text,
  constraint results_pkey PRIMARY KEY (run_id),
  constraint results_check CHECK (((forecast IS NULL) = (forecast_refused IS NOT NULL))),
  constraint results_run_id_fkey FOREIGN KEY (run_id) REFERENCES forecast.runs(id)
); -- of muster_owner, row security forced
create table forecast.runs (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  reading_id uuid not null,
  again_of uuid,
  settings jsonb not null,
  asked_by uuid default spine.me() not null,
  asked_at timestamp with time zone default now() not null,
  state text default 'queued'::text not null,
  step text default 'Waiting for its turn'::text not null,
  percent integer default 0 not null,
  why text,
  advice text,
  input_hash text,
  digest text,
  made_with jsonb,
  ended_at timestamp with time zone,
  constraint runs_pkey PRIMARY KEY (id),
  constraint runs_again_of_unit_id_fkey FOREIGN KEY (again_of, unit_id) REFERENCES forecast.runs(id, unit_id),
  constraint runs_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES spine.accounts(id),
  constraint runs_check CHECK (((state <> 'done'::text) OR ((digest IS NOT NULL) AND (made_with IS NOT NULL)))),
  constraint runs_check1 CHECK (((state = 'failed'::text) = (why IS NOT NULL))),
  constraint runs_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint runs_id_unit_id_key UNIQUE (id, unit_id),
  constraint runs_input_hash_check CHECK ((input_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint runs_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint runs_reading_id_unit_id_fkey FOREIGN KEY (reading_id, unit_id) REFERENCES forecast.readings(id, unit_id),
  constraint runs_settings_check CHECK ((jsonb_typeof(settings) = 'object'::text)),
  constraint runs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'working'::text, 'done'::text, 'failed'::text]))),
  constraint runs_step_check CHECK (((char_length(step) >= 1) AND (char_length(step) <= 100)))
); -- of muster_owner, row security forced
create table forecast.uploads (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  file_name text not null,
  byte_count integer not null,
  sha256 text not null,
  uploaded_by uuid default spine.me() not null,
  uploaded_at timestamp with time zone default now() not null,
  erased_at timestamp with time zone,
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_byte_count_check CHECK (((byte_count >= 1) AND (byte_count <= 52428800))),
  constraint uploads_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 150))),
  constraint uploads_id_unit_id_key UNIQUE (id, unit_id),
  constraint uploads_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint uploads_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id),
  constraint uploads_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table ledger.contents (
  entry uuid not null,
  at timestamp with time zone not null,
  salt bytea not null,
  said text not null,
  keep_until date,
  constraint contents_pkey PRIMARY KEY (entry, at),
  constraint contents_salt_check CHECK ((octet_length(salt) = 32))
) partition by RANGE (at); -- of spine_owner, row security forced
create table ledger.entries (
  id uuid not null,
  at timestamp with time zone not null,
  xid xid8 default pg_current_xact_id() not null,
  kind text not null,
  commitment bytea not null,
  constraint entries_pkey PRIMARY KEY (at, id),
  constraint entries_commitment_check CHECK ((octet_length(commitment) = 32)),
  constraint entries_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text))
) partition by RANGE (at); -- of spine_owner, row security forced
create table migrations.bootstraps (
  id integer generated always as identity not null,
  digest text not null,
  files jsonb not null,
  at timestamp with time zone default now() not null,
  constraint bootstraps_pkey PRIMARY KEY (id)
); -- of postgres, no row security
create table migrations.done (
  name text not null,
  digest text not null,
  at timestamp with time zone default now() not null,
  constraint done_pkey PRIMARY KEY (name)
); -- of postgres, no row security
create table migrations.gate (
  one boolean default true not null,
  constraint gate_pkey PRIMARY KEY (one),
  constraint gate_one_check CHECK (one)
); -- of postgres, no row security
create table network.areas (
  code text not null,
  name text not null,
  own_force boolean not null,
  tile_row integer not null,
  tile_col integer not null,
  constraint areas_pkey PRIMARY KEY (code),
  constraint areas_code_check CHECK ((code ~ '^E09[0-9]{6}$'::text)),
  constraint areas_name_key UNIQUE (name),
  constraint areas_tile_row_tile_col_key UNIQUE (tile_row, tile_col)
); -- of muster_owner, row security forced
create table network.contacts (
  id uuid default gen_random_uuid() not null,
  unit integer,
  area text,
  place text generated always as (COALESCE(('unit:'::text || (unit)::text), ('area:'::text || area))) stored not null,
  purpose text not null,
  words text not null,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_area_fkey FOREIGN KEY (area) REFERENCES network.areas(code),
  constraint contacts_check CHECK ((num_nonnulls(unit, area) = 1)),
  constraint contacts_purpose_check CHECK ((purpose = ANY (ARRAY['duty-desk'::text, 'out-of-hours'::text]))),
  constraint contacts_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint contacts_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint contacts_valid_check CHECK ((NOT isempty(valid))),
  constraint contacts_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500))),
  constraint contacts_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 300))),
  constraint one_contact_per_purpose EXCLUDE USING gist (place WITH =, purpose WITH =, valid WITH &&) WHERE (upper_inf(recorded))
); -- of muster_owner, row security forced
create table network.cover (
  id uuid default gen_random_uuid() not null,
  area text not null,
  unit integer not null,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint cover_pkey PRIMARY KEY (id),
  constraint cover_area_fkey FOREIGN KEY (area) REFERENCES network.areas(code),
  constraint cover_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint cover_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint cover_valid_check CHECK ((NOT isempty(valid))),
  constraint cover_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500))),
  constraint one_unit_per_area EXCLUDE USING gist (area WITH =, valid WITH &&) WHERE (upper_inf(recorded))
); -- of muster_owner, row security forced
create table network.drawings (
  proposal uuid not null,
  version integer not null,
  drawing jsonb not null,
  saved_by uuid default spine.me() not null,
  saved_at timestamp with time zone default now() not null,
  constraint drawing_of_that_version PRIMARY KEY (proposal, version),
  constraint drawings_drawing_check CHECK (((jsonb_typeof((drawing -> 'units'::text)) = 'array'::text) AND (jsonb_typeof((drawing -> 'cover'::text)) = 'object'::text) AND (octet_length((drawing)::text) <= 50000))),
  constraint drawings_proposal_fkey FOREIGN KEY (proposal) REFERENCES network.proposals(id),
  constraint drawings_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES spine.accounts(id),
  constraint drawings_version_check CHECK ((version >= 1))
); -- of muster_owner, row security forced
create table network.holdings (
  id uuid default gen_random_uuid() not null,
  seat uuid not null,
  standing text not null,
  person uuid not null,
  unit integer,
  area text,
  published boolean default false not null,
  source text,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint holdings_pkey PRIMARY KEY (id),
  constraint holdings_area_fkey FOREIGN KEY (area) REFERENCES network.areas(code),
  constraint holdings_person_fkey FOREIGN KEY (person) REFERENCES network.people(id),
  constraint holdings_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint holdings_seat_fkey FOREIGN KEY (seat) REFERENCES network.seats(id),
  constraint holdings_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500))),
  constraint holdings_standing_check CHECK ((standing = ANY (ARRAY['holder'::text, 'deputy'::text, 'cover'::text]))),
  constraint holdings_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint holdings_valid_check CHECK ((NOT isempty(valid))),
  constraint holdings_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500))),
  constraint one_holder_per_seat EXCLUDE USING gist (seat WITH =, standing WITH =, valid WITH &&) WHERE (upper_inf(recorded))
); -- of muster_owner, row security forced
create table network.import_texts (
  import uuid not null,
  text text not null,
  constraint import_texts_pkey PRIMARY KEY (import),
  constraint import_texts_import_fkey FOREIGN KEY (import) REFERENCES network.imports(id),
  constraint import_texts_text_check CHECK ((octet_length(text) <= 5242880))
); -- of muster_owner, row security forced
create table network.imports (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  brought_by uuid default spine.me() not null,
  brought_at timestamp with time zone default now() not null,
  applied_at timestamp with time zone,
  applied jsonb,
  erased_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES spine.accounts(id),
  constraint imports_check CHECK (((applied_at IS NULL) = (applied IS NULL))),
  constraint imports_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 150))),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['structure'::text, 'holdings'::text]))),
  constraint imports_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
); -- of muster_owner, row security forced
create table network.milestone_dates (
  id uuid default gen_random_uuid() not null,
  milestone uuid not null,
  due date not null,
  reached boolean not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint milestone_dates_pkey PRIMARY KEY (id),
  constraint milestone_dates_milestone_fkey FOREIGN KEY (milestone) REFERENCES network.milestones(id),
  constraint milestone_dates_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint milestone_dates_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table network.milestones (
  id uuid default gen_random_uuid() not null,
  programme uuid not null,
  name text not null,
  phase text default ''::text not null,
  moves_unit integer,
  moves_other text,
  source text,
  recorded_by uuid default spine.me() not null,
  recorded_at timestamp with time zone default now() not null,
  constraint milestones_pkey PRIMARY KEY (id),
  constraint milestones_check CHECK ((num_nonnulls(moves_unit, moves_other) <= 1)),
  constraint milestones_moves_other_check CHECK (((char_length(moves_other) >= 1) AND (char_length(moves_other) <= 120))),
  constraint milestones_moves_unit_fkey FOREIGN KEY (moves_unit) REFERENCES spine.units(id),
  constraint milestones_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 160))),
  constraint milestones_phase_check CHECK ((char_length(phase) <= 60)),
  constraint milestones_programme_fkey FOREIGN KEY (programme) REFERENCES network.programmes(id),
  constraint milestones_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint milestones_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500)))
); -- of muster_owner, row security forced
create table network.organisations (
  body integer not null,
  unit integer not null,
  kind text not null,
  area text,
  source text,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default spine.me() not null,
  constraint organisations_pkey PRIMARY KEY (body),
  constraint organisations_area_fkey FOREIGN KEY (area) REFERENCES network.areas(code),
  constraint organisations_body_fkey FOREIGN KEY (body) REFERENCES spine.bodies(id),
  constraint organisations_check CHECK (((kind = 'local-authority'::text) = (area IS NOT NULL))),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['force'::text, 'local-authority'::text, 'university'::text, 'company'::text, 'public-body'::text, 'probation'::text, 'prison'::text, 'oversight'::text]))),
  constraint organisations_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint organisations_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint organisations_unit_key UNIQUE (unit)
); -- of muster_owner, row security forced
create table network.parents (
  id uuid default gen_random_uuid() not null,
  unit integer not null,
  parent integer not null,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint parents_pkey PRIMARY KEY (id),
  constraint one_parent_per_unit EXCLUDE USING gist (unit WITH =, valid WITH &&) WHERE (upper_inf(recorded)),
  constraint parents_check CHECK ((unit <> parent)),
  constraint parents_parent_fkey FOREIGN KEY (parent) REFERENCES spine.units(id),
  constraint parents_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint parents_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint parents_valid_check CHECK ((NOT isempty(valid))),
  constraint parents_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table network.people (
  id uuid default gen_random_uuid() not null,
  name text not null,
  rank text,
  account uuid,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default spine.me() not null,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint people_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint people_rank_check CHECK (((char_length(rank) >= 1) AND (char_length(rank) <= 60))),
  constraint people_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table network.programmes (
  id uuid default gen_random_uuid() not null,
  name text not null,
  about text not null,
  source text,
  recorded_by uuid default spine.me() not null,
  recorded_at timestamp with time zone default now() not null,
  constraint programmes_pkey PRIMARY KEY (id),
  constraint programmes_about_check CHECK ((char_length(about) <= 2000)),
  constraint programmes_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint programmes_name_key UNIQUE (name),
  constraint programmes_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint programmes_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500)))
); -- of muster_owner, row security forced
create table network.proposals (
  id uuid default gen_random_uuid() not null,
  name text not null,
  about text default ''::text not null,
  drawn_by uuid default spine.me() not null,
  drawn_at timestamp with time zone default now() not null,
  constraint proposals_pkey PRIMARY KEY (id),
  constraint proposals_about_check CHECK ((char_length(about) <= 2000)),
  constraint proposals_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES spine.accounts(id),
  constraint proposals_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
); -- of muster_owner, row security forced
create table network.requirements (
  id uuid default gen_random_uuid() not null,
  role_kind text not null,
  unit_kind text,
  source text not null,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint requirements_pkey PRIMARY KEY (id),
  constraint one_requirement_each EXCLUDE USING gist (role_kind WITH =, COALESCE(unit_kind, ''::text) WITH =, valid WITH &&) WHERE (upper_inf(recorded)),
  constraint requirements_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint requirements_role_kind_fkey FOREIGN KEY (role_kind) REFERENCES network.role_kinds(key),
  constraint requirements_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500))),
  constraint requirements_valid_check CHECK ((NOT isempty(valid))),
  constraint requirements_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table network.role_kinds (
  key text not null,
  name text not null,
  place text not null,
  published boolean not null,
  leads integer,
  about text not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default spine.me() not null,
  constraint role_kinds_pkey PRIMARY KEY (key),
  constraint role_kinds_about_check CHECK (((char_length(about) >= 1) AND (char_length(about) <= 500))),
  constraint role_kinds_key_check CHECK ((key ~ '^[a-z][a-z-]{1,39}$'::text)),
  constraint role_kinds_leads_check CHECK (((leads >= 1) AND (leads <= 9))),
  constraint role_kinds_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint role_kinds_name_key UNIQUE (name),
  constraint role_kinds_place_check CHECK ((place = ANY (ARRAY['unit'::text, 'area'::text]))),
  constraint role_kinds_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table network.seats (
  id uuid default gen_random_uuid() not null,
  role_kind text not null,
  unit integer,
  area text,
  published boolean default false not null,
  recorded_at timestamp with time zone default now() not null,
  recorded_by uuid default spine.me() not null,
  constraint seats_pkey PRIMARY KEY (id),
  constraint seats_area_fkey FOREIGN KEY (area) REFERENCES network.areas(code),
  constraint seats_check CHECK ((num_nonnulls(unit, area) = 1)),
  constraint seats_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint seats_role_kind_fkey FOREIGN KEY (role_kind) REFERENCES network.role_kinds(key),
  constraint seats_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table network.successions (
  id uuid default gen_random_uuid() not null,
  before integer not null,
  after integer not null,
  on_day date not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint successions_pkey PRIMARY KEY (id),
  constraint successions_after_fkey FOREIGN KEY (after) REFERENCES spine.units(id),
  constraint successions_before_fkey FOREIGN KEY (before) REFERENCES spine.units(id),
  constraint successions_check CHECK ((before <> after)),
  constraint successions_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint successions_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table network.tree (
  one boolean default true not null,
  held integer default 0 not null,
  constraint tree_pkey PRIMARY KEY (one),
  constraint tree_one_check CHECK (one)
); -- of muster_owner, row security forced
create table network.units (
  id uuid default gen_random_uuid() not null,
  unit integer not null,
  name text not null,
  kind text not null,
  force_code text,
  confirmed boolean default true not null,
  source text,
  valid daterange not null,
  from_day date generated always as (COALESCE(lower(valid), '-infinity'::date)) stored not null,
  until_day date generated always as (COALESCE(upper(valid), 'infinity'::date)) stored not null,
  approximate boolean default false not null,
  recorded tstzrange default tstzrange(now(), NULL::timestamp with time zone) not null,
  xid xid8 default pg_current_xact_id() not null,
  why text not null,
  recorded_by uuid default spine.me() not null,
  constraint units_pkey PRIMARY KEY (id),
  constraint one_description_per_unit EXCLUDE USING gist (unit WITH =, valid WITH &&) WHERE (upper_inf(recorded)),
  constraint units_force_code_check CHECK (((char_length(force_code) >= 1) AND (char_length(force_code) <= 20))),
  constraint units_kind_check CHECK ((kind = ANY (ARRAY['force'::text, 'command'::text, 'bcu'::text, 'borough-command'::text, 'team'::text, 'vetting-unit'::text, 'centre'::text, 'local-authority'::text, 'organisation'::text]))),
  constraint units_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint units_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES spine.accounts(id),
  constraint units_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 500))),
  constraint units_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint units_valid_check CHECK ((NOT isempty(valid))),
  constraint units_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table spine.accounts (
  id uuid default gen_random_uuid() not null,
  subject text not null,
  name text not null,
  standing text not null,
  opened_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  closed_why text,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_check CHECK (((closed_at IS NULL) = (closed_why IS NULL))),
  constraint accounts_name_check CHECK ((name <> ''::text)),
  constraint accounts_standing_check CHECK ((standing = ANY (ARRAY['staff'::text, 'outside'::text, 'service'::text]))),
  constraint accounts_subject_check CHECK ((subject <> ''::text))
); -- of spine_owner, row security forced
create table spine.addressed (
  matter uuid not null,
  unit integer not null,
  constraint addressed_pkey PRIMARY KEY (unit, matter),
  constraint addressed_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id)
); -- of spine_owner, row security forced
create table spine.alarms (
  id uuid default gen_random_uuid() not null,
  alarm text not null,
  object text not null,
  raised_at timestamp with time zone default now() not null,
  gone_at timestamp with time zone,
  constraint alarms_pkey PRIMARY KEY (id)
); -- of spine_owner, row security forced
create table spine.assignments (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  role text not null,
  unit integer not null,
  valid daterange not null,
  why text not null,
  asked_by uuid,
  approved_by uuid,
  approved_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  ended_why text,
  founding boolean default false not null,
  subject_side text generated always as (
CASE
    WHEN (NOT founding) THEN 'subject'::text
    ELSE NULL::text
END) stored,
  ask_side text generated always as ('ask'::text) stored,
  approve_side text generated always as ('approve'::text) stored,
  constraint assignments_pkey PRIMARY KEY (id),
  constraint approver_has_a_hand FOREIGN KEY (id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side),
  constraint asker_has_a_hand FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side),
  constraint assignments_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint assignments_check CHECK (((NOT founding) OR ((role = 'administrator'::text) AND (asked_by IS NULL)))),
  constraint assignments_check1 CHECK ((founding OR (asked_by IS NOT NULL))),
  constraint assignments_check2 CHECK (((approved_at IS NULL) = ((approved_by IS NULL) AND (NOT founding)))),
  constraint assignments_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES spine.accounts(id),
  constraint assignments_role_check CHECK ((role ~ '^[a-z][a-z-]*$'::text)),
  constraint assignments_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint assignments_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL))),
  constraint assignments_why_check CHECK ((why <> ''::text)),
  constraint one_assignment_at_a_time EXCLUDE USING gist (account WITH =, role WITH =, unit WITH =, valid WITH &&) WHERE (((approved_at IS NOT NULL) AND (ended_at IS NULL))),
  constraint subject_has_a_hand FOREIGN KEY (id, account, subject_side) REFERENCES spine.hands(matter, account, side)
); -- of spine_owner, row security forced
create table spine.bank_holidays (
  day date not null,
  name text not null,
  extra boolean default false not null,
  constraint bank_holidays_pkey PRIMARY KEY (day)
); -- of spine_owner, row security forced
create table spine.bodies (
  id integer not null,
  name text not null,
  constraint bodies_pkey PRIMARY KEY (id),
  constraint bodies_name_check CHECK ((name <> ''::text))
); -- of spine_owner, row security forced
create table spine.calendar (
  day date not null,
  working boolean not null,
  n integer not null,
  constraint calendar_pkey PRIMARY KEY (day)
); -- of spine_owner, row security forced
create table spine.closure (
  ancestor integer not null,
  descendant integer not null,
  constraint closure_pkey PRIMARY KEY (ancestor, descendant),
  constraint closure_ancestor_fkey FOREIGN KEY (ancestor) REFERENCES spine.units(id),
  constraint closure_descendant_fkey FOREIGN KEY (descendant) REFERENCES spine.units(id)
); -- of spine_owner, row security forced
create table spine.contacts (
  account uuid not null,
  email text not null,
  constraint contacts_pkey PRIMARY KEY (account),
  constraint contacts_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint contacts_email_check CHECK (((email ~ '^[^@\s]+@[^@\s]+$'::text) AND (octet_length(email) <= 254)))
); -- of spine_owner, row security forced
create table spine.errands (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  act text not null,
  task text not null,
  at timestamp with time zone default now() not null,
  constraint errands_pkey PRIMARY KEY (id),
  constraint errands_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id)
); -- of spine_owner, row security forced
create table spine.exports (
  name text not null,
  until pg_snapshot not null,
  constraint exports_pkey PRIMARY KEY (name)
); -- of spine_owner, row security forced
create table spine.factor_tries (
  account uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint factor_tries_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id)
); -- of spine_owner, row security forced
create table spine.factors (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  kind text not null,
  secret text not null,
  counter bigint default 0 not null,
  enrolled_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint factors_pkey PRIMARY KEY (id),
  constraint factors_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint factors_kind_check CHECK ((kind = ANY (ARRAY['totp'::text, 'passkey'::text, 'recovery-code'::text]))),
  constraint factors_secret_check CHECK (((char_length(secret) >= 1) AND (char_length(secret) <= 4000)))
); -- of spine_owner, row security forced
create table spine.grants (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  matter uuid not null,
  until date not null,
  reason text not null,
  asked_by uuid not null,
  approved_by uuid,
  subject_side text generated always as ('subject'::text) stored,
  ask_side text generated always as ('ask'::text) stored,
  approve_side text generated always as ('approve'::text) stored,
  constraint grants_pkey PRIMARY KEY (id),
  constraint grants_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint grants_id_account_subject_side_fkey FOREIGN KEY (id, account, subject_side) REFERENCES spine.hands(matter, account, side),
  constraint grants_id_approved_by_approve_side_fkey FOREIGN KEY (id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side),
  constraint grants_id_asked_by_ask_side_fkey FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side),
  constraint grants_reason_check CHECK ((reason <> ''::text))
); -- of spine_owner, row security forced
create table spine.guards (
  of_table text not null,
  kind text not null,
  name text not null,
  wording text not null,
  constraint guards_pkey PRIMARY KEY (of_table, kind, name),
  constraint guards_kind_check CHECK ((kind = ANY (ARRAY['trigger'::text, 'constraint'::text])))
); -- of spine_owner, row security forced
create table spine.hands (
  matter uuid not null,
  account uuid not null,
  side text not null,
  at timestamp with time zone default now() not null,
  constraint hands_pkey PRIMARY KEY (matter, account),
  constraint hands_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint hands_matter_account_side_key UNIQUE (matter, account, side),
  constraint hands_side_check CHECK ((side ~ '^[a-z][a-z-]*$'::text))
); -- of spine_owner, row security forced
create table spine.holds (
  id uuid default gen_random_uuid() not null,
  matter uuid not null,
  because text not null,
  placed_by uuid not null,
  placed_at timestamp with time zone default now() not null,
  lift_because text,
  lift_asked_by uuid,
  lifted_by uuid,
  lifted_at timestamp with time zone,
  ask_side text generated always as ('ask'::text) stored,
  approve_side text generated always as ('approve'::text) stored,
  constraint holds_pkey PRIMARY KEY (id),
  constraint hold_asker_has_a_hand FOREIGN KEY (id, lift_asked_by, ask_side) REFERENCES spine.hands(matter, account, side),
  constraint hold_lifter_has_a_hand FOREIGN KEY (id, lifted_by, approve_side) REFERENCES spine.hands(matter, account, side),
  constraint holds_because_check CHECK ((because <> ''::text)),
  constraint holds_check CHECK (((lift_asked_by IS NULL) = (lift_because IS NULL))),
  constraint holds_check1 CHECK ((((lifted_by IS NULL) = (lifted_at IS NULL)) AND ((lifted_by IS NULL) OR (lift_asked_by IS NOT NULL)))),
  constraint holds_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES spine.accounts(id)
); -- of spine_owner, row security forced
create table spine.links (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  mail uuid not null,
  browser_hash bytea not null,
  asked_at timestamp with time zone default now() not null,
  token_hash bytea,
  good_until timestamp with time zone,
  used_at timestamp with time zone,
  pass_hash bytea,
  pass_until timestamp with time zone,
  tries integer default 0 not null,
  constraint links_pkey PRIMARY KEY (id),
  constraint links_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint links_browser_hash_check CHECK ((octet_length(browser_hash) = 32)),
  constraint links_check CHECK (((token_hash IS NULL) = (good_until IS NULL))),
  constraint links_check1 CHECK (((pass_hash IS NULL) = (pass_until IS NULL))),
  constraint links_mail_fkey FOREIGN KEY (mail) REFERENCES spine.outbox(id),
  constraint links_mail_key UNIQUE (mail),
  constraint links_pass_hash_check CHECK ((octet_length(pass_hash) = 32)),
  constraint links_pass_hash_key UNIQUE (pass_hash),
  constraint links_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint links_token_hash_key UNIQUE (token_hash)
); -- of spine_owner, row security forced
create table spine.moves (
  id uuid default gen_random_uuid() not null,
  unit integer not null,
  below integer not null,
  starts date not null,
  why text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone default now() not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  dropped_at timestamp with time zone,
  done_at timestamp with time zone,
  ask_side text generated always as ('ask'::text) stored,
  approve_side text generated always as ('approve'::text) stored,
  constraint moves_pkey PRIMARY KEY (id),
  constraint move_approver_has_a_hand FOREIGN KEY (id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side),
  constraint mover_has_a_hand FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side),
  constraint moves_below_fkey FOREIGN KEY (below) REFERENCES spine.units(id),
  constraint moves_check CHECK ((unit <> below)),
  constraint moves_check1 CHECK (((approved_at IS NULL) = (approved_by IS NULL))),
  constraint moves_check2 CHECK (((done_at IS NULL) OR (approved_at IS NOT NULL))),
  constraint moves_unit_fkey FOREIGN KEY (unit) REFERENCES spine.units(id),
  constraint moves_why_check CHECK ((why <> ''::text))
); -- of spine_owner, row security forced
create table spine.outbox (
  id uuid default gen_random_uuid() not null,
  account uuid not null,
  kind text not null,
  path text not null,
  at timestamp with time zone default now() not null,
  state text default 'waiting'::text not null,
  tries integer default 0 not null,
  settled_at timestamp with time zone,
  last_error text,
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint outbox_check CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  constraint outbox_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint outbox_path_check CHECK (((path ~ '^/'::text) AND (octet_length(path) <= 300))),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'kept'::text, 'failed'::text])))
); -- of spine_owner, row security forced
create table spine.policies (
  id uuid default gen_random_uuid() not null,
  kind text not null,
  key text not null,
  valid daterange not null,
  value jsonb not null,
  source text not null,
  asked_by uuid,
  approved_by uuid,
  approved_at timestamp with time zone,
  starting boolean default false not null,
  ask_side text generated always as ('ask'::text) stored,
  approve_side text generated always as ('approve'::text) stored,
  constraint policies_pkey PRIMARY KEY (id),
  constraint one_policy_at_a_time EXCLUDE USING gist (kind WITH =, key WITH =, valid WITH &&) WHERE ((approved_at IS NOT NULL)),
  constraint policies_check CHECK (((NOT starting) OR (asked_by IS NULL))),
  constraint policies_check1 CHECK ((starting OR (asked_by IS NOT NULL))),
  constraint policies_check2 CHECK (((approved_at IS NULL) = ((approved_by IS NULL) AND (NOT starting)))),
  constraint policies_key_check CHECK ((key ~ '^[a-z][a-z0-9-]*$'::text)),
  constraint policies_kind_check CHECK ((kind ~ '^[a-z][a-z-]*$'::text)),
  constraint policies_source_check CHECK ((source <> ''::text)),
  constraint policies_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL))),
  constraint policy_approver_has_a_hand FOREIGN KEY (id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side),
  constraint policy_asker_has_a_hand FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side)
); -- of spine_owner, row security forced
create table spine.requests (
  account uuid not null,
  key uuid not null,
  fingerprint bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  at timestamp with time zone default now() not null,
  constraint requests_pkey PRIMARY KEY (account, key),
  constraint requests_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id)
); -- of spine_owner, row security forced
create table spine.service_logins (
  login name not null,
  service text not null,
  constraint service_logins_pkey PRIMARY KEY (login, service),
  constraint service_logins_service_check CHECK ((service ~ '^[a-z][a-z-]*$'::text))
); -- of spine_owner, row security forced
create table spine.sessions (
  id uuid default gen_random_uuid() not null,
  token_hash bytea not null,
  account uuid not null,
  strength text not null,
  signed_in_at timestamp with time zone not null,
  opened_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  idle interval not null,
  ends_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  remark text,
  scopes text,
  scopes_epoch bigint,
  scopes_day date,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint sessions_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint sessions_token_hash_key UNIQUE (token_hash)
); -- of spine_owner, row security forced
create table spine.settled (
  at timestamp with time zone default clock_timestamp() not null,
  fingerprint text not null,
  by_login name default SESSION_USER not null,
  constraint settled_pkey PRIMARY KEY (at),
  constraint settled_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text))
); -- of spine_owner, row security forced
create table spine.state (
  one boolean default true not null,
  key bytea not null,
  epoch bigint default 1 not null,
  inner_pad bytea generated always as (spine.pad_of(key, 54)) stored not null,
  outer_pad bytea generated always as (spine.pad_of(key, 92)) stored not null,
  constraint state_pkey PRIMARY KEY (one),
  constraint state_key_check CHECK ((octet_length(key) = 32)),
  constraint state_one_check CHECK (one)
); -- of spine_owner, row security forced
create table spine.units (
  id integer not null,
  code text not null,
  name text not null,
  body integer not null,
  parent integer,
  closed_on date,
  constraint units_pkey PRIMARY KEY (id),
  constraint units_body_fkey FOREIGN KEY (body) REFERENCES spine.bodies(id),
  constraint units_code_key UNIQUE (code),
  constraint units_parent_fkey FOREIGN KEY (parent) REFERENCES spine.units(id)
); -- of spine_owner, row security forced
create table spine.watched (
  n bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  constraint watched_pkey PRIMARY KEY (n)
); -- of spine_owner, row security forced
create table vetting.addresses (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  lived daterange not null,
  country text not null,
  overseas_service boolean default false not null,
  lines text not null,
  constraint addresses_pkey PRIMARY KEY (id),
  constraint addresses_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint addresses_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint addresses_lines_check CHECK (((char_length(lines) >= 1) AND (char_length(lines) <= 300))),
  constraint addresses_lived_check CHECK (((NOT isempty(lived)) AND (lower(lived) IS NOT NULL)))
); -- of muster_owner, row security forced
create table vetting.appeal_outcomes (
  appeal_id uuid not null,
  case_id uuid not null,
  unit_id integer not null,
  upheld boolean not null,
  reasons text[] not null,
  words text not null,
  decided_by uuid default spine.me() not null,
  decided_on date default spine.today() not null,
  appeal_side text generated always as ('appeal'::text) stored,
  withdrawal_id uuid,
  constraint appeal_outcomes_pkey PRIMARY KEY (appeal_id),
  constraint another_reviewer_each_time UNIQUE (case_id, decided_by),
  constraint appeal_decider_has_a_hand FOREIGN KEY (case_id, decided_by, appeal_side) REFERENCES spine.hands(matter, account, side),
  constraint appeal_decider_has_a_hand_in_the_withdrawal FOREIGN KEY (withdrawal_id, decided_by, appeal_side) REFERENCES spine.hands(matter, account, side),
  constraint appeal_outcomes_appeal_id_case_id_unit_id_fkey FOREIGN KEY (appeal_id, case_id, unit_id) REFERENCES vetting.appeals(id, case_id, unit_id),
  constraint appeal_outcomes_reasons_check CHECK ((cardinality(reasons) > 0)),
  constraint appeal_outcomes_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
); -- of muster_owner, row security forced
create table vetting.appeals (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  about text not null,
  route text not null,
  lodged_on date default spine.today() not null,
  window_ends date not null,
  window_policy uuid not null,
  grounds text not null,
  lodged_by uuid default spine.me() not null,
  due_on date not null,
  withdrawal_id uuid,
  constraint appeals_pkey PRIMARY KEY (id),
  constraint appeal_within_its_window CHECK ((lodged_on <= window_ends)),
  constraint appeals_about_check CHECK ((about = ANY (ARRAY['refusal'::text, 'withdrawal'::text, 'residency'::text]))),
  constraint appeals_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint appeals_check CHECK (((about = 'withdrawal'::text) = (withdrawal_id IS NOT NULL))),
  constraint appeals_grounds_check CHECK (((char_length(grounds) >= 1) AND (char_length(grounds) <= 4000))),
  constraint appeals_id_case_id_unit_id_key UNIQUE (id, case_id, unit_id),
  constraint appeals_lodged_by_fkey FOREIGN KEY (lodged_by) REFERENCES spine.accounts(id),
  constraint appeals_route_check CHECK ((route = ANY (ARRAY['regulations-2025'::text, 'vetting-practice'::text, 'contract'::text, 'internal'::text, 'security-vetting-appeals-panel'::text]))),
  constraint appeals_window_policy_fkey FOREIGN KEY (window_policy) REFERENCES spine.policies(id),
  constraint appeals_withdrawal_id_fkey FOREIGN KEY (withdrawal_id) REFERENCES vetting.withdrawals(id)
); -- of muster_owner, row security forced
create table vetting.applicant_withdrawals (
  case_id uuid not null,
  unit_id integer not null,
  words text default ''::text not null,
  withdrawn_by uuid default spine.me() not null,
  withdrawn_on date default spine.today() not null,
  constraint applicant_withdrawals_pkey PRIMARY KEY (case_id),
  constraint applicant_withdrawals_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint applicant_withdrawals_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES spine.accounts(id),
  constraint applicant_withdrawals_words_check CHECK ((char_length(words) <= 500))
); -- of muster_owner, row security forced
create table vetting.attachment_bytes (
  attachment_id uuid not null,
  bytes bytea not null,
  constraint attachment_bytes_pkey PRIMARY KEY (attachment_id),
  constraint attachment_bytes_attachment_id_fkey FOREIGN KEY (attachment_id) REFERENCES vetting.attachments(id),
  constraint attachment_bytes_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 10485760)))
); -- of muster_owner, row security forced
create table vetting.attachments (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  request_id uuid,
  file_name text not null,
  media_type text not null,
  byte_count integer not null,
  sha256 text not null,
  brought_by uuid default spine.me() not null,
  brought_at timestamp with time zone default now() not null,
  erased_at timestamp with time zone,
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES spine.accounts(id),
  constraint attachments_byte_count_check CHECK (((byte_count >= 1) AND (byte_count <= 10485760))),
  constraint attachments_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint attachments_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 150))),
  constraint attachments_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint attachments_request_id_fkey FOREIGN KEY (request_id) REFERENCES vetting.requests(id),
  constraint attachments_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
); -- of muster_owner, row security forced
create table vetting.cases (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  ref text not null,
  subject_id uuid not null,
  level text not null,
  regime text not null,
  kind text not null,
  sponsor uuid,
  sponsor_ref text,
  received_on date not null,
  target_on date,
  state text default 'intake'::text not null,
  closed_on date,
  closed_why text,
  allocated_to uuid,
  priority boolean default false not null,
  applicant uuid,
  renews uuid,
  version integer default 1 not null,
  opened_at timestamp with time zone default now() not null,
  opened_by uuid default spine.me() not null,
  constraint cases_pkey PRIMARY KEY (id),
  constraint cases_allocated_to_fkey FOREIGN KEY (allocated_to) REFERENCES spine.accounts(id),
  constraint cases_applicant_fkey FOREIGN KEY (applicant) REFERENCES spine.accounts(id),
  constraint cases_check CHECK (((closed_on IS NULL) = (state = ANY (ARRAY['intake'::text, 'residency'::text, 'checks'::text, 'decision'::text, 'second-decision'::text])))),
  constraint cases_check1 CHECK (((closed_on IS NULL) OR (closed_on >= received_on))),
  constraint cases_closed_why_check CHECK (((char_length(closed_why) >= 1) AND (char_length(closed_why) <= 500))),
  constraint cases_id_unit_id_key UNIQUE (id, unit_id),
  constraint cases_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'renewal'::text, 'transferee'::text, 'rejoiner'::text, 'change'::text, 'aftercare'::text]))),
  constraint cases_level_check CHECK ((level ~ '^[a-z][a-z0-9-]{0,19}$'::text)),
  constraint cases_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES spine.accounts(id),
  constraint cases_ref_check CHECK ((ref ~ '^[A-Z0-9][A-Z0-9/-]{2,29}$'::text)),
  constraint cases_regime_check CHECK ((regime = ANY (ARRAY['officer'::text, 'staff'::text, 'non-police'::text, 'national-security'::text]))),
  constraint cases_sponsor_fkey FOREIGN KEY (sponsor) REFERENCES spine.accounts(id),
  constraint cases_sponsor_ref_check CHECK (((char_length(sponsor_ref) >= 1) AND (char_length(sponsor_ref) <= 80))),
  constraint cases_state_check CHECK ((state = ANY (ARRAY['intake'::text, 'residency'::text, 'checks'::text, 'decision'::text, 'second-decision'::text, 'granted'::text, 'refused'::text, 'not-progressed'::text, 'discontinued'::text, 'withdrawn'::text]))),
  constraint cases_subject_id_unit_id_fkey FOREIGN KEY (subject_id, unit_id) REFERENCES vetting.subjects(id, unit_id),
  constraint cases_unit_id_ref_key UNIQUE (unit_id, ref)
); -- of muster_owner, row security forced
create table vetting.clearance_events (
  id uuid default gen_random_uuid() not null,
  clearance_id uuid not null,
  unit_id integer not null,
  kind text not null,
  on_day date default spine.today() not null,
  why text not null,
  withdrawal_id uuid,
  noted_by uuid default spine.me() not null,
  noted_at timestamp with time zone default now() not null,
  constraint clearance_events_pkey PRIMARY KEY (id),
  constraint clearance_events_check CHECK (((kind = 'withdrawn'::text) = (withdrawal_id IS NOT NULL))),
  constraint clearance_events_clearance_id_unit_id_fkey FOREIGN KEY (clearance_id, unit_id) REFERENCES vetting.clearances(id, unit_id),
  constraint clearance_events_kind_check CHECK ((kind = ANY (ARRAY['suspended'::text, 'reinstated'::text, 'withdrawn'::text, 'ended'::text, 'lapsed'::text]))),
  constraint clearance_events_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES spine.accounts(id),
  constraint clearance_events_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000)))
); -- of muster_owner, row security forced
create table vetting.clearance_requests (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  sponsor uuid default spine.me() not null,
  person_name text not null,
  email text not null,
  level text not null,
  regime text not null,
  post_ref text not null,
  asked_on date default spine.today() not null,
  state text default 'asked'::text not null,
  settled_on date,
  turned_down_why text,
  case_id uuid,
  version integer default 1 not null,
  constraint clearance_requests_pkey PRIMARY KEY (id),
  constraint clearance_requests_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint clearance_requests_check CHECK (((state = 'asked'::text) = (settled_on IS NULL))),
  constraint clearance_requests_check1 CHECK (((state = 'opened'::text) = (case_id IS NOT NULL))),
  constraint clearance_requests_check2 CHECK (((state = 'turned-down'::text) = (turned_down_why IS NOT NULL))),
  constraint clearance_requests_email_check CHECK (((char_length(email) >= 3) AND (char_length(email) <= 254))),
  constraint clearance_requests_level_check CHECK ((level ~ '^[a-z][a-z0-9-]{0,19}$'::text)),
  constraint clearance_requests_person_name_check CHECK (((char_length(person_name) >= 1) AND (char_length(person_name) <= 160))),
  constraint clearance_requests_post_ref_check CHECK (((char_length(post_ref) >= 1) AND (char_length(post_ref) <= 80))),
  constraint clearance_requests_regime_check CHECK ((regime = ANY (ARRAY['officer'::text, 'staff'::text, 'non-police'::text, 'national-security'::text]))),
  constraint clearance_requests_sponsor_fkey FOREIGN KEY (sponsor) REFERENCES spine.accounts(id),
  constraint clearance_requests_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'opened'::text, 'turned-down'::text]))),
  constraint clearance_requests_turned_down_why_check CHECK (((char_length(turned_down_why) >= 1) AND (char_length(turned_down_why) <= 500))),
  constraint clearance_requests_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.clearances (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  subject_id uuid not null,
  level text not null,
  regime text not null,
  valid daterange not null,
  policy uuid not null,
  granted_at timestamp with time zone default now() not null,
  constraint clearances_pkey PRIMARY KEY (id),
  constraint clearances_case_id_key UNIQUE (case_id),
  constraint clearances_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.outcomes(case_id, unit_id),
  constraint clearances_id_unit_id_key UNIQUE (id, unit_id),
  constraint clearances_level_check CHECK ((level ~ '^[a-z][a-z0-9-]{0,19}$'::text)),
  constraint clearances_policy_fkey FOREIGN KEY (policy) REFERENCES spine.policies(id),
  constraint clearances_regime_check CHECK ((regime = ANY (ARRAY['officer'::text, 'staff'::text, 'non-police'::text, 'national-security'::text]))),
  constraint clearances_subject_id_unit_id_fkey FOREIGN KEY (subject_id, unit_id) REFERENCES vetting.subjects(id, unit_id),
  constraint clearances_valid_check CHECK (((NOT isempty(valid)) AND (lower(valid) IS NOT NULL)))
); -- of muster_owner, row security forced
create table vetting.decisions (
  case_id uuid not null,
  unit_id integer not null,
  seat integer not null,
  decided_by uuid default spine.me() not null,
  adverse boolean not null,
  grant_it boolean not null,
  reasons text[] not null,
  rationale text not null,
  at timestamp with time zone default now() not null,
  decide_side text generated always as ('decide'::text) stored,
  seat_before integer generated always as (NULLIF((seat - 1), 0)) stored,
  constraint decisions_pkey PRIMARY KEY (case_id, seat),
  constraint decider_has_a_hand FOREIGN KEY (case_id, decided_by, decide_side) REFERENCES spine.hands(matter, account, side),
  constraint decision_has_a_rationale CHECK (((char_length(rationale) >= 1) AND (char_length(rationale) <= 4000))),
  constraint decision_has_reasons CHECK ((cardinality(reasons) > 0)),
  constraint decisions_case_id_decided_by_key UNIQUE (case_id, decided_by),
  constraint decisions_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint decisions_check CHECK ((grant_it OR adverse)),
  constraint decisions_seat_check CHECK ((seat = ANY (ARRAY[1, 2]))),
  constraint first_seat_first FOREIGN KEY (case_id, seat_before) REFERENCES vetting.decisions(case_id, seat)
); -- of muster_owner, row security forced
create table vetting.expected_ends (
  case_id uuid not null,
  unit_id integer not null,
  forecast_id uuid not null,
  half date not null,
  most date not null,
  constraint expected_ends_pkey PRIMARY KEY (case_id),
  constraint expected_ends_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint expected_ends_check CHECK ((half <= most)),
  constraint expected_ends_forecast_id_unit_id_fkey FOREIGN KEY (forecast_id, unit_id) REFERENCES vetting.live_forecasts(id, unit_id)
); -- of muster_owner, row security forced
create table vetting.feed_rows (
  feed_id uuid not null,
  unit_id integer not null,
  number text not null,
  name text not null,
  moved text,
  on_day date,
  post text,
  level text,
  until date,
  constraint feed_rows_pkey PRIMARY KEY (feed_id, number),
  constraint feed_rows_feed_id_unit_id_fkey FOREIGN KEY (feed_id, unit_id) REFERENCES vetting.feeds(id, unit_id),
  constraint feed_rows_level_check CHECK ((level ~ '^[a-z][a-z0-9-]{0,19}$'::text)),
  constraint feed_rows_moved_check CHECK ((moved = ANY (ARRAY['joiner'::text, 'mover'::text, 'leaver'::text]))),
  constraint feed_rows_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 160))),
  constraint feed_rows_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 40))),
  constraint feed_rows_post_check CHECK (((char_length(post) >= 1) AND (char_length(post) <= 120)))
); -- of muster_owner, row security forced
create table vetting.feeds (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  rows_read integer not null,
  rows_refused integer not null,
  refused jsonb default '[]'::jsonb not null,
  brought_by uuid default spine.me() not null,
  brought_at timestamp with time zone default now() not null,
  used_at timestamp with time zone,
  used_by uuid,
  constraint feeds_pkey PRIMARY KEY (id),
  constraint feeds_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES spine.accounts(id),
  constraint feeds_check CHECK (((used_at IS NULL) = (used_by IS NULL))),
  constraint feeds_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 150))),
  constraint feeds_id_unit_id_key UNIQUE (id, unit_id),
  constraint feeds_kind_check CHECK ((kind = ANY (ARRAY['people'::text, 'clearances'::text]))),
  constraint feeds_refused_check CHECK ((jsonb_typeof(refused) = 'array'::text)),
  constraint feeds_rows_read_check CHECK ((rows_read >= 0)),
  constraint feeds_rows_refused_check CHECK ((rows_refused >= 0)),
  constraint feeds_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint feeds_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id),
  constraint feeds_used_by_fkey FOREIGN KEY (used_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table vetting.forms (
  case_id uuid not null,
  unit_id integer not null,
  version integer not null,
  answers jsonb not null,
  sent_at timestamp with time zone,
  saved_by uuid default spine.me() not null,
  saved_at timestamp with time zone default now() not null,
  constraint form_of_that_version PRIMARY KEY (case_id, version),
  constraint forms_answers_check CHECK (((jsonb_typeof(answers) = 'object'::text) AND (octet_length((answers)::text) <= 100000))),
  constraint forms_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint forms_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES spine.accounts(id),
  constraint forms_version_check CHECK ((version >= 1))
); -- of muster_owner, row security forced
create table vetting.intake_texts (
  intake_id uuid not null,
  unit_id integer not null,
  text text not null,
  constraint intake_texts_pkey PRIMARY KEY (intake_id),
  constraint intake_texts_intake_id_unit_id_fkey FOREIGN KEY (intake_id, unit_id) REFERENCES vetting.intakes(id, unit_id),
  constraint intake_texts_text_check CHECK ((octet_length(text) <= 5242880))
); -- of muster_owner, row security forced
create table vetting.intakes (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  file_name text not null,
  sha256 text not null,
  brought_by uuid default spine.me() not null,
  brought_at timestamp with time zone default now() not null,
  applied_at timestamp with time zone,
  applied jsonb,
  erased_at timestamp with time zone,
  constraint intakes_pkey PRIMARY KEY (id),
  constraint intakes_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES spine.accounts(id),
  constraint intakes_check CHECK (((applied_at IS NULL) = (applied IS NULL))),
  constraint intakes_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 150))),
  constraint intakes_id_unit_id_key UNIQUE (id, unit_id),
  constraint intakes_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint intakes_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.lanes (
  unit_id integer not null,
  held integer default 0 not null,
  constraint lanes_pkey PRIMARY KEY (unit_id),
  constraint lanes_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.leave (
  id uuid default gen_random_uuid() not null,
  staff_id uuid not null,
  unit_id integer not null,
  away daterange not null,
  noted_by uuid default spine.me() not null,
  dropped_at timestamp with time zone,
  constraint leave_pkey PRIMARY KEY (id),
  constraint leave_away_check CHECK (((NOT isempty(away)) AND (lower(away) IS NOT NULL) AND (upper(away) IS NOT NULL))),
  constraint leave_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES spine.accounts(id),
  constraint leave_staff_id_unit_id_fkey FOREIGN KEY (staff_id, unit_id) REFERENCES vetting.staff(id, unit_id)
); -- of muster_owner, row security forced
create table vetting.letters (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  kind text not null,
  body jsonb not null,
  written_by uuid default spine.me() not null,
  written_at timestamp with time zone default now() not null,
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_body_check CHECK ((jsonb_typeof(body) = 'object'::text)),
  constraint letters_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint letters_kind_check CHECK ((kind = ANY (ARRAY['granted'::text, 'refused'::text, 'not-progressed'::text, 'appeal-upheld'::text, 'appeal-dismissed'::text, 'request'::text, 'withdrawal-notice'::text, 'withdrawn'::text]))),
  constraint letters_written_by_fkey FOREIGN KEY (written_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table vetting.live_forecasts (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  again_of uuid,
  settings jsonb not null,
  made_on date default spine.today() not null,
  asked_by uuid default 
CASE
    WHEN (spine.service() IS NULL) THEN spine.me()
    ELSE NULL::uuid
END,
  asked_at timestamp with time zone default now() not null,
  state text default 'queued'::text not null,
  step text default 'Waiting for its turn'::text not null,
  percent integer default 0 not null,
  why text,
  input_hash text,
  digest text,
  made_with jsonb,
  ended_at timestamp with time zone,
  constraint live_forecasts_pkey PRIMARY KEY (id),
  constraint live_forecasts_again_of_unit_id_fkey FOREIGN KEY (again_of, unit_id) REFERENCES vetting.live_forecasts(id, unit_id),
  constraint live_forecasts_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES spine.accounts(id),
  constraint live_forecasts_check CHECK (((state <> 'done'::text) OR ((digest IS NOT NULL) AND (input_hash IS NOT NULL) AND (made_with IS NOT NULL)))),
  constraint live_forecasts_check1 CHECK (((state = 'failed'::text) = (why IS NOT NULL))),
  constraint live_forecasts_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint live_forecasts_id_unit_id_key UNIQUE (id, unit_id),
  constraint live_forecasts_input_hash_check CHECK ((input_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint live_forecasts_percent_check CHECK (((percent >= 0) AND (percent <= 100))),
  constraint live_forecasts_settings_check CHECK ((jsonb_typeof(settings) = 'object'::text)),
  constraint live_forecasts_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'working'::text, 'done'::text, 'failed'::text]))),
  constraint live_forecasts_step_check CHECK (((char_length(step) >= 1) AND (char_length(step) <= 100))),
  constraint live_forecasts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.live_results (
  forecast_id uuid not null,
  unit_id integer not null,
  input bytea not null,
  forecast json not null,
  constraint live_results_pkey PRIMARY KEY (forecast_id),
  constraint live_results_forecast_id_unit_id_fkey FOREIGN KEY (forecast_id, unit_id) REFERENCES vetting.live_forecasts(id, unit_id)
); -- of muster_owner, row security forced
create table vetting.notes (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  words text not null,
  written_by uuid default spine.me() not null,
  written_at timestamp with time zone default now() not null,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint notes_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000))),
  constraint notes_written_by_fkey FOREIGN KEY (written_by) REFERENCES spine.accounts(id)
); -- of muster_owner, row security forced
create table vetting.outcomes (
  case_id uuid not null,
  unit_id integer not null,
  granted boolean not null,
  adverse boolean not null,
  first_seat integer generated always as (1) stored,
  second_seat integer generated always as (
CASE
    WHEN adverse THEN 2
    ELSE NULL::integer
END) stored,
  decided_on date default spine.today() not null,
  validity uuid,
  constraint outcomes_pkey PRIMARY KEY (case_id),
  constraint adverse_outcome_has_two FOREIGN KEY (case_id, second_seat) REFERENCES vetting.decisions(case_id, seat),
  constraint outcome_has_a_decision FOREIGN KEY (case_id, first_seat) REFERENCES vetting.decisions(case_id, seat),
  constraint outcomes_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint outcomes_case_id_unit_id_key UNIQUE (case_id, unit_id),
  constraint outcomes_check CHECK ((granted OR adverse)),
  constraint outcomes_validity_fkey FOREIGN KEY (validity) REFERENCES spine.policies(id)
); -- of muster_owner, row security forced
create table vetting.overturn_reviews (
  id uuid default gen_random_uuid() not null,
  appeal_id uuid not null,
  case_id uuid not null,
  unit_id integer not null,
  reviewed_on date default spine.today() not null,
  later_adverse boolean not null,
  words text not null,
  reviewed_by uuid default spine.me() not null,
  constraint overturn_reviews_pkey PRIMARY KEY (id),
  constraint overturn_reviews_appeal_id_fkey FOREIGN KEY (appeal_id) REFERENCES vetting.appeal_outcomes(appeal_id),
  constraint overturn_reviews_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES spine.accounts(id),
  constraint overturn_reviews_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 1000)))
); -- of muster_owner, row security forced
create table vetting.people (
  account uuid default spine.me() not null,
  unit_id integer not null,
  name text default ''::text not null,
  roles text[] default '{}'::text[] not null,
  constraint people_pkey PRIMARY KEY (account, unit_id),
  constraint people_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint people_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.priorities (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  why text not null,
  asked_by uuid default spine.me() not null,
  asked_on date default spine.today() not null,
  ask_side text generated always as ('ask'::text) stored,
  constraint priorities_pkey PRIMARY KEY (id),
  constraint priorities_case_id_key UNIQUE (case_id),
  constraint priorities_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint priorities_id_unit_id_key UNIQUE (id, unit_id),
  constraint priorities_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000))),
  constraint priority_asker_has_a_hand FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side)
); -- of muster_owner, row security forced
create table vetting.priority_approvals (
  priority_id uuid not null,
  unit_id integer not null,
  approved_by uuid default spine.me() not null,
  approved_on date default spine.today() not null,
  approve_side text generated always as ('approve'::text) stored,
  constraint priority_approvals_pkey PRIMARY KEY (priority_id),
  constraint priority_approvals_priority_id_unit_id_fkey FOREIGN KEY (priority_id, unit_id) REFERENCES vetting.priorities(id, unit_id),
  constraint priority_approver_has_a_hand FOREIGN KEY (priority_id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side)
); -- of muster_owner, row security forced
create table vetting.recusals (
  case_id uuid not null,
  unit_id integer not null,
  recused uuid default spine.me() not null,
  why text not null,
  at timestamp with time zone default now() not null,
  recuse_side text generated always as ('recuse'::text) stored,
  constraint recusals_pkey PRIMARY KEY (case_id, recused),
  constraint recusals_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint recusals_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500))),
  constraint recused_has_a_hand FOREIGN KEY (case_id, recused, recuse_side) REFERENCES spine.hands(matter, account, side)
); -- of muster_owner, row security forced
create table vetting.relations (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  kind text not null,
  relation text not null,
  name text not null,
  born date,
  constraint relations_pkey PRIMARY KEY (id),
  constraint relations_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint relations_kind_check CHECK ((kind = ANY (ARRAY['family'::text, 'associate'::text]))),
  constraint relations_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 160))),
  constraint relations_relation_check CHECK (((char_length(relation) >= 1) AND (char_length(relation) <= 60)))
); -- of muster_owner, row security forced
create table vetting.released (
  case_id uuid not null,
  unit_id integer not null,
  ref text not null,
  level text not null,
  received_on date not null,
  form_on date,
  turn text not null,
  outcome text,
  outcome_on date,
  expected_half date,
  expected_most date,
  expected_from date,
  applicant uuid,
  sponsor uuid,
  sponsor_ref text,
  version integer default 1 not null,
  constraint released_pkey PRIMARY KEY (case_id),
  constraint released_applicant_fkey FOREIGN KEY (applicant) REFERENCES spine.accounts(id),
  constraint released_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint released_check CHECK (((outcome IS NULL) = (outcome_on IS NULL))),
  constraint released_check1 CHECK (((turn = 'closed'::text) = (outcome IS NOT NULL))),
  constraint released_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text, 'not-progressed'::text, 'discontinued'::text, 'withdrawn'::text]))),
  constraint released_sponsor_fkey FOREIGN KEY (sponsor) REFERENCES spine.accounts(id),
  constraint released_turn_check CHECK ((turn = ANY (ARRAY['applicant'::text, 'unit'::text, 'closed'::text])))
); -- of muster_owner, row security forced
create table vetting.renewal_starts (
  id uuid default gen_random_uuid() not null,
  clearance_id uuid not null,
  unit_id integer not null,
  starts_on date not null,
  why text not null,
  planned_by uuid default spine.me() not null,
  planned_at timestamp with time zone default now() not null,
  constraint renewal_starts_pkey PRIMARY KEY (id),
  constraint renewal_starts_clearance_id_unit_id_fkey FOREIGN KEY (clearance_id, unit_id) REFERENCES vetting.clearances(id, unit_id),
  constraint renewal_starts_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES spine.accounts(id),
  constraint renewal_starts_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 500)))
); -- of muster_owner, row security forced
create table vetting.requests (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  wants text[] not null,
  words text default ''::text not null,
  asked_on date default spine.today() not null,
  due_on date not null,
  asked_by uuid default spine.me() not null,
  answered_on date,
  answered_by uuid,
  withdrawn_on date,
  reminders integer default 0 not null,
  last_reminder_on date,
  answer text default ''::text not null,
  version integer default 1 not null,
  work_side text generated always as ('work'::text) stored,
  constraint requests_pkey PRIMARY KEY (id),
  constraint asker_of_applicant_has_a_hand FOREIGN KEY (case_id, asked_by, work_side) REFERENCES spine.hands(matter, account, side),
  constraint requests_answer_check CHECK ((char_length(answer) <= 4000)),
  constraint requests_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES spine.accounts(id),
  constraint requests_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint requests_check CHECK ((due_on >= asked_on)),
  constraint requests_wants_check CHECK (((cardinality(wants) >= 1) AND (cardinality(wants) <= 12))),
  constraint requests_words_check CHECK ((char_length(words) <= 1000))
); -- of muster_owner, row security forced
create table vetting.residency_decisions (
  case_id uuid not null,
  unit_id integer not null,
  required_years integer not null,
  counted_days integer not null,
  policy uuid not null,
  goes_on boolean not null,
  reasons text[] not null,
  words text not null,
  decided_by uuid default spine.me() not null,
  decided_on date default spine.today() not null,
  decide_side text generated always as ('work'::text) stored,
  constraint residency_decisions_pkey PRIMARY KEY (case_id),
  constraint residency_decider_has_a_hand FOREIGN KEY (case_id, decided_by, decide_side) REFERENCES spine.hands(matter, account, side),
  constraint residency_decisions_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint residency_decisions_policy_fkey FOREIGN KEY (policy) REFERENCES spine.policies(id),
  constraint residency_decisions_reasons_check CHECK ((cardinality(reasons) > 0)),
  constraint residency_decisions_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
); -- of muster_owner, row security forced
create table vetting.results (
  visit_id uuid not null,
  case_id uuid not null,
  unit_id integer not null,
  result text not null,
  ended_at timestamp with time zone default now() not null,
  done_by uuid default spine.me() not null,
  work_side text generated always as ('work'::text) stored,
  constraint results_pkey PRIMARY KEY (visit_id),
  constraint results_result_check CHECK ((result = ANY (ARRAY['clear'::text, 'trace'::text, 'not-needed'::text, 'returned'::text, 'stopped'::text]))),
  constraint results_visit_id_case_id_unit_id_fkey FOREIGN KEY (visit_id, case_id, unit_id) REFERENCES vetting.visits(id, case_id, unit_id),
  constraint worker_has_a_hand FOREIGN KEY (case_id, done_by, work_side) REFERENCES spine.hands(matter, account, side)
); -- of muster_owner, row security forced
create table vetting.reviews (
  id uuid default gen_random_uuid() not null,
  clearance_id uuid not null,
  unit_id integer not null,
  kind text not null,
  due_on date not null,
  told_on date,
  words text,
  done_on date,
  result text,
  done_by uuid,
  version integer default 1 not null,
  constraint reviews_pkey PRIMARY KEY (id),
  constraint reviews_check CHECK (((done_on IS NULL) = (result IS NULL))),
  constraint reviews_check1 CHECK (((kind <> 'change'::text) OR ((told_on IS NOT NULL) AND (words IS NOT NULL)))),
  constraint reviews_clearance_id_unit_id_fkey FOREIGN KEY (clearance_id, unit_id) REFERENCES vetting.clearances(id, unit_id),
  constraint reviews_done_by_fkey FOREIGN KEY (done_by) REFERENCES spine.accounts(id),
  constraint reviews_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'change'::text, 'random'::text]))),
  constraint reviews_result_check CHECK ((result = ANY (ARRAY['nothing-new'::text, 'new-case'::text, 'withdrawal'::text]))),
  constraint reviews_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
); -- of muster_owner, row security forced
create table vetting.saved_views (
  id uuid default gen_random_uuid() not null,
  account uuid default spine.me() not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone default now() not null,
  dropped_at timestamp with time zone,
  constraint saved_views_pkey PRIMARY KEY (id),
  constraint saved_views_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint saved_views_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint saved_views_query_check CHECK ((char_length(query) <= 500))
); -- of muster_owner, row security forced
create table vetting.staff (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  account uuid not null,
  skills text[] default '{}'::text[] not null,
  share numeric(3,2) not null,
  works daterange not null,
  noted_by uuid default spine.me() not null,
  version integer default 1 not null,
  constraint staff_pkey PRIMARY KEY (id),
  constraint one_place_at_a_time EXCLUDE USING gist (works WITH &&, account WITH =, unit_id WITH =),
  constraint staff_account_fkey FOREIGN KEY (account) REFERENCES spine.accounts(id),
  constraint staff_id_unit_id_key UNIQUE (id, unit_id),
  constraint staff_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES spine.accounts(id),
  constraint staff_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric))),
  constraint staff_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id),
  constraint staff_works_check CHECK (((NOT isempty(works)) AND (lower(works) IS NOT NULL)))
); -- of muster_owner, row security forced
create table vetting.subjects (
  id uuid default gen_random_uuid() not null,
  unit_id integer not null,
  family_name text not null,
  given_names text not null,
  born date not null,
  email text,
  phone text,
  staff_number text,
  version integer default 1 not null,
  added_at timestamp with time zone default now() not null,
  added_by uuid default spine.me() not null,
  constraint subjects_pkey PRIMARY KEY (id),
  constraint one_subject_of_a_number UNIQUE (unit_id, staff_number),
  constraint subjects_added_by_fkey FOREIGN KEY (added_by) REFERENCES spine.accounts(id),
  constraint subjects_email_check CHECK ((char_length(email) <= 254)),
  constraint subjects_family_name_check CHECK (((char_length(family_name) >= 1) AND (char_length(family_name) <= 80))),
  constraint subjects_given_names_check CHECK (((char_length(given_names) >= 1) AND (char_length(given_names) <= 120))),
  constraint subjects_id_unit_id_key UNIQUE (id, unit_id),
  constraint subjects_phone_check CHECK ((char_length(phone) <= 30)),
  constraint subjects_staff_number_check CHECK (((char_length(staff_number) >= 1) AND (char_length(staff_number) <= 40))),
  constraint subjects_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES spine.units(id)
); -- of muster_owner, row security forced
create table vetting.traces (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  stage text not null,
  about text not null,
  kind text not null,
  words text not null,
  adverse boolean not null,
  found_by uuid default spine.me() not null,
  found_at timestamp with time zone default now() not null,
  work_side text generated always as ('work'::text) stored,
  constraint traces_pkey PRIMARY KEY (id),
  constraint finder_has_a_hand FOREIGN KEY (case_id, found_by, work_side) REFERENCES spine.hands(matter, account, side),
  constraint traces_about_check CHECK ((about = ANY (ARRAY['applicant'::text, 'family'::text, 'associate'::text]))),
  constraint traces_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint traces_kind_check CHECK ((kind = ANY (ARRAY['conviction'::text, 'intelligence'::text, 'finance'::text, 'association'::text, 'conduct'::text, 'honesty'::text, 'other'::text]))),
  constraint traces_stage_check CHECK ((stage ~ '^[a-z][a-z-]{1,39}$'::text)),
  constraint traces_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
); -- of muster_owner, row security forced
create table vetting.visits (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  stage text not null,
  party text not null,
  party_name text,
  started_at timestamp with time zone default now() not null,
  begun_by uuid default spine.me() not null,
  is_open boolean default true not null,
  constraint visits_pkey PRIMARY KEY (id),
  constraint visits_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES spine.accounts(id),
  constraint visits_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint visits_id_case_id_unit_id_key UNIQUE (id, case_id, unit_id),
  constraint visits_party_check CHECK ((party = ANY (ARRAY['unit'::text, 'applicant'::text, 'other-force'::text, 'uksv'::text, 'panel'::text, 'professional-standards'::text, 'agency'::text]))),
  constraint visits_party_name_check CHECK (((char_length(party_name) >= 1) AND (char_length(party_name) <= 80))),
  constraint visits_stage_check CHECK ((stage ~ '^[a-z][a-z-]{1,39}$'::text))
); -- of muster_owner, row security forced
create table vetting.waiver_approvals (
  waiver_id uuid not null,
  unit_id integer not null,
  approved_by uuid default spine.me() not null,
  approved_on date default spine.today() not null,
  approve_side text generated always as ('approve'::text) stored,
  constraint waiver_approvals_pkey PRIMARY KEY (waiver_id),
  constraint waiver_approvals_waiver_id_unit_id_fkey FOREIGN KEY (waiver_id, unit_id) REFERENCES vetting.waivers(id, unit_id),
  constraint waiver_approver_has_a_hand FOREIGN KEY (waiver_id, approved_by, approve_side) REFERENCES spine.hands(matter, account, side)
); -- of muster_owner, row security forced
create table vetting.waivers (
  id uuid default gen_random_uuid() not null,
  case_id uuid not null,
  unit_id integer not null,
  stage text not null,
  until date not null,
  why text not null,
  asked_by uuid default spine.me() not null,
  asked_on date default spine.today() not null,
  ask_side text generated always as ('ask'::text) stored,
  constraint waivers_pkey PRIMARY KEY (id),
  constraint waiver_asker_has_a_hand FOREIGN KEY (id, asked_by, ask_side) REFERENCES spine.hands(matter, account, side),
  constraint waivers_case_id_unit_id_fkey FOREIGN KEY (case_id, unit_id) REFERENCES vetting.cases(id, unit_id),
  constraint waivers_check CHECK ((until > asked_on)),
  constraint waivers_id_unit_id_key UNIQUE (id, unit_id),
  constraint waivers_stage_check CHECK ((stage ~ '^[a-z][a-z-]{1,39}$'::text)),
  constraint waivers_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000)))
); -- of muster_owner, row security forced
create table vetting.withdrawal_steps (
  withdrawal_id uuid not null,
  unit_id integer not null,
  step integer not null,
  name text generated always as (
CASE step
    WHEN 1 THEN 'assessment'::text
    WHEN 2 THEN 'harm-test'::text
    WHEN 3 THEN 'notice'::text
    WHEN 4 THEN 'representations'::text
    WHEN 5 THEN 'decision'::text
    ELSE 'told'::text
END) stored not null,
  on_day date default spine.today() not null,
  words text not null,
  accompanied_by text,
  withdraw_it boolean,
  done_by uuid default spine.me() not null,
  side text generated always as (
CASE step
    WHEN 5 THEN 'decide'::text
    ELSE 'work'::text
END) stored not null,
  step_before integer generated always as (NULLIF((step - 1), 0)) stored,
  constraint withdrawal_steps_pkey PRIMARY KEY (withdrawal_id, step),
  constraint no_step_left_out FOREIGN KEY (withdrawal_id, step_before) REFERENCES vetting.withdrawal_steps(withdrawal_id, step),
  constraint step_taker_has_a_hand FOREIGN KEY (withdrawal_id, done_by, side) REFERENCES spine.hands(matter, account, side),
  constraint withdrawal_steps_accompanied_by_check CHECK (((char_length(accompanied_by) >= 1) AND (char_length(accompanied_by) <= 120))),
  constraint withdrawal_steps_check CHECK (((step = 5) = (withdraw_it IS NOT NULL))),
  constraint withdrawal_steps_step_check CHECK (((step >= 1) AND (step <= 6))),
  constraint withdrawal_steps_withdrawal_id_unit_id_fkey FOREIGN KEY (withdrawal_id, unit_id) REFERENCES vetting.withdrawals(id, unit_id),
  constraint withdrawal_steps_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
); -- of muster_owner, row security forced
create table vetting.withdrawals (
  id uuid default gen_random_uuid() not null,
  clearance_id uuid not null,
  unit_id integer not null,
  regime text not null,
  opened_on date default spine.today() not null,
  why text not null,
  opened_by uuid default spine.me() not null,
  work_side text generated always as ('work'::text) stored,
  constraint withdrawals_pkey PRIMARY KEY (id),
  constraint withdrawal_opener_has_a_hand FOREIGN KEY (id, opened_by, work_side) REFERENCES spine.hands(matter, account, side),
  constraint withdrawals_clearance_id_unit_id_fkey FOREIGN KEY (clearance_id, unit_id) REFERENCES vetting.clearances(id, unit_id),
  constraint withdrawals_id_unit_id_key UNIQUE (id, unit_id),
  constraint withdrawals_regime_check CHECK ((regime = ANY (ARRAY['officer'::text, 'staff'::text, 'non-police'::text, 'national-security'::text]))),
  constraint withdrawals_why_check CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
); -- of muster_owner, row security forced

-- Indexes

CREATE INDEX addresses_of_case ON vetting.addresses USING btree (case_id);
CREATE INDEX appeals_of_unit ON vetting.appeals USING btree (unit_id, lodged_on);
CREATE INDEX assignments_of_account ON spine.assignments USING btree (account) WHERE ((approved_at IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX attachments_of_case ON vetting.attachments USING btree (case_id);
CREATE INDEX cases_by_level ON vetting.cases USING btree (unit_id, level, received_on, id) WHERE (closed_on IS NULL);
CREATE INDEX cases_by_state ON vetting.cases USING btree (unit_id, state, received_on, id) WHERE (closed_on IS NULL);
CREATE INDEX cases_by_target ON vetting.cases USING btree (unit_id, target_on, id) WHERE (closed_on IS NULL);
CREATE INDEX cases_closed ON vetting.cases USING btree (unit_id, closed_on) WHERE (closed_on IS NOT NULL);
CREATE INDEX cases_of_applicant ON vetting.cases USING btree (applicant) WHERE (applicant IS NOT NULL);
CREATE INDEX cases_of_person ON vetting.cases USING btree (allocated_to, received_on) WHERE (closed_on IS NULL);
CREATE INDEX cases_of_sponsor ON vetting.cases USING btree (sponsor) WHERE (sponsor IS NOT NULL);
CREATE INDEX cases_of_subject ON vetting.cases USING btree (subject_id);
CREATE INDEX cases_queue ON vetting.cases USING btree (unit_id, received_on, id) WHERE (closed_on IS NULL);
CREATE INDEX cases_received ON vetting.cases USING btree (unit_id, received_on);
CREATE INDEX children_of_unit ON network.parents USING btree (parent);
CREATE INDEX clearance_events_of ON vetting.clearance_events USING btree (clearance_id, on_day, noted_at);
CREATE INDEX clearance_requests_of_sponsor ON vetting.clearance_requests USING btree (sponsor, asked_on);
CREATE INDEX clearance_requests_of_unit ON vetting.clearance_requests USING btree (unit_id, asked_on) WHERE (state = 'asked'::text);
CREATE INDEX clearances_by_end ON vetting.clearances USING btree (unit_id, upper(valid));
CREATE INDEX clearances_of_subject ON vetting.clearances USING btree (subject_id);
CREATE INDEX contacts_at ON network.contacts USING gist (valid, recorded);
CREATE INDEX contacts_by_email ON spine.contacts USING btree (lower(email));
CREATE INDEX contacts_changed ON network.contacts USING btree (xid, id);
CREATE INDEX cover_at ON network.cover USING gist (valid, recorded);
CREATE INDEX cover_changed ON network.cover USING btree (xid, id);
CREATE INDEX cover_of_area ON network.cover USING btree (area);
CREATE INDEX cover_of_unit ON network.cover USING btree (unit);
CREATE INDEX dates_of_milestone ON network.milestone_dates USING btree (milestone);
CREATE INDEX entries_by_transaction ON ONLY ledger.entries USING btree (xid);
CREATE INDEX factor_tries_of_account ON spine.factor_tries USING btree (account, at);
CREATE INDEX factors_of_account ON spine.factors USING btree (account) WHERE (ended_at IS NULL);
CREATE INDEX feeds_used ON vetting.feeds USING btree (unit_id, kind, used_at DESC) WHERE (used_at IS NOT NULL);
CREATE INDEX grants_of_account ON spine.grants USING btree (account, until) WHERE (approved_by IS NOT NULL);
CREATE INDEX holdings_changed ON network.holdings USING btree (xid, id);
CREATE INDEX holdings_of_area ON network.holdings USING btree (area) WHERE (area IS NOT NULL);
CREATE INDEX holdings_of_person ON network.holdings USING btree (person);
CREATE INDEX holdings_of_seat ON network.holdings USING btree (seat);
CREATE INDEX holdings_of_unit ON network.holdings USING btree (unit) WHERE (unit IS NOT NULL);
CREATE INDEX holdings_on_day ON network.holdings USING btree (until_day, from_day);
CREATE INDEX imports_to_erase ON network.imports USING btree (brought_at) WHERE (erased_at IS NULL);
CREATE INDEX intakes_of_unit ON vetting.intakes USING btree (unit_id, brought_at);
CREATE INDEX intakes_to_erase ON vetting.intakes USING btree (brought_at) WHERE (erased_at IS NULL);
CREATE INDEX letters_of_case ON vetting.letters USING btree (case_id);
CREATE INDEX links_of_account ON spine.links USING btree (account, asked_at);
CREATE INDEX live_forecasts_by_unit ON vetting.live_forecasts USING btree (unit_id, asked_at DESC, id DESC);
CREATE INDEX milestone_dates_changed ON network.milestone_dates USING btree (xid, id);
CREATE INDEX milestones_of_programme ON network.milestones USING btree (programme);
CREATE INDEX notes_of_case ON vetting.notes USING btree (case_id, written_at);
CREATE INDEX outbox_by_time ON spine.outbox USING btree (at DESC, id DESC);
CREATE INDEX outcomes_by_day ON vetting.outcomes USING btree (unit_id, decided_on);
CREATE INDEX parents_at ON network.parents USING gist (valid, recorded);
CREATE INDEX parents_changed ON network.parents USING btree (xid, id);
CREATE INDEX parents_of_unit ON network.parents USING btree (unit);
CREATE INDEX people_by_name ON network.people USING btree (lower(name));
CREATE INDEX priority_approvals_by_day ON vetting.priority_approvals USING btree (unit_id, approved_on);
CREATE INDEX readings_by_upload ON forecast.readings USING btree (upload_id, asked_at DESC);
CREATE INDEX relations_of_case ON vetting.relations USING btree (case_id);
CREATE INDEX released_to_applicant ON vetting.released USING btree (applicant) WHERE (applicant IS NOT NULL);
CREATE INDEX released_to_sponsor ON vetting.released USING btree (sponsor) WHERE (sponsor IS NOT NULL);
CREATE INDEX renewal_starts_of ON vetting.renewal_starts USING btree (clearance_id, planned_at DESC);
CREATE INDEX requests_by_age ON spine.requests USING btree (at);
CREATE INDEX requests_of_case ON vetting.requests USING btree (case_id);
CREATE INDEX requests_open ON vetting.requests USING btree (due_on) WHERE ((answered_on IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX requests_open_of_unit ON vetting.requests USING btree (unit_id, case_id) WHERE ((answered_on IS NULL) AND (withdrawn_on IS NULL));
CREATE INDEX requirements_changed ON network.requirements USING btree (xid, id);
CREATE INDEX results_of_case ON vetting.results USING btree (case_id);
CREATE INDEX results_of_worker ON vetting.results USING btree (done_by, ended_at);
CREATE INDEX reviews_due ON vetting.reviews USING btree (unit_id, due_on) WHERE (done_on IS NULL);
CREATE INDEX reviews_of_clearance ON vetting.reviews USING btree (clearance_id);
CREATE INDEX runs_by_reading ON forecast.runs USING btree (reading_id);
CREATE INDEX runs_by_unit ON forecast.runs USING btree (unit_id, asked_at DESC, id DESC);
CREATE INDEX runs_made_again ON forecast.runs USING btree (again_of) WHERE (again_of IS NOT NULL);
CREATE INDEX sessions_of_account ON spine.sessions USING btree (account) WHERE (closed_at IS NULL);
CREATE INDEX subjects_by_unit ON vetting.subjects USING btree (unit_id, family_name, given_names, id);
CREATE INDEX successions_after ON network.successions USING btree (after);
CREATE INDEX successions_changed ON network.successions USING btree (xid, id);
CREATE INDEX traces_of_case ON vetting.traces USING btree (case_id);
CREATE INDEX units_at ON network.units USING gist (valid, recorded);
CREATE INDEX units_changed ON network.units USING btree (xid, id);
CREATE INDEX units_of_unit ON network.units USING btree (unit);
CREATE INDEX uploads_by_unit ON forecast.uploads USING btree (unit_id, uploaded_at DESC, id DESC);
CREATE INDEX uploads_to_erase ON forecast.uploads USING btree (uploaded_at) WHERE (erased_at IS NULL);
CREATE INDEX visits_of_case ON vetting.visits USING btree (case_id, started_at);
CREATE INDEX visits_open ON vetting.visits USING btree (unit_id, stage, party, case_id) WHERE (is_open AND (stage <> 'decision'::text));
CREATE INDEX visits_open_of_case ON vetting.visits USING btree (case_id) WHERE (is_open AND (stage <> 'decision'::text));
CREATE INDEX waivers_of_case ON vetting.waivers USING btree (case_id);
CREATE UNIQUE INDEX calendar_by_count ON spine.calendar USING btree (n) WHERE working;
CREATE UNIQUE INDEX one_alarm_at_a_time ON spine.alarms USING btree (alarm, object) WHERE (gone_at IS NULL);
CREATE UNIQUE INDEX one_appeal_about_each ON vetting.appeals USING btree (case_id, about, COALESCE(withdrawal_id, case_id), ((route = 'security-vetting-appeals-panel'::text)));
CREATE UNIQUE INDEX one_council_per_area ON network.organisations USING btree (area);
CREATE UNIQUE INDEX one_date_per_milestone ON network.milestone_dates USING btree (milestone) WHERE upper_inf(recorded);
CREATE UNIQUE INDEX one_hold_per_matter ON spine.holds USING btree (matter) WHERE (lifted_at IS NULL);
CREATE UNIQUE INDEX one_open_account_per_subject ON spine.accounts USING btree (subject) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX one_open_move_per_unit ON spine.moves USING btree (unit) WHERE ((done_at IS NULL) AND (dropped_at IS NULL));
CREATE UNIQUE INDEX one_renewal_at_a_time ON vetting.cases USING btree (renews) WHERE ((renews IS NOT NULL) AND ((closed_on IS NULL) OR (state = 'granted'::text)));
CREATE UNIQUE INDEX one_seat_per_area ON network.seats USING btree (area, role_kind) WHERE (area IS NOT NULL);
CREATE UNIQUE INDEX one_seat_per_unit ON network.seats USING btree (unit, role_kind) WHERE (unit IS NOT NULL);
CREATE UNIQUE INDEX one_succession_each ON network.successions USING btree (before, after) WHERE upper_inf(recorded);
CREATE UNIQUE INDEX one_view_of_a_name ON vetting.saved_views USING btree (account, name) WHERE (dropped_at IS NULL);

-- Views

create view spine.catalogue as
 SELECT format('table %s %s %s %s'::text, our_tables.name, our_tables.kind, our_tables.bound, our_tables.forced) AS line
   FROM spine.our_tables
UNION ALL
 SELECT format('policy %s.%s %s %s %s %s %s %s'::text, pg_policies.schemaname, pg_policies.tablename, pg_policies.policyname, pg_policies.permissive, pg_policies.roles, pg_policies.cmd, pg_policies.qual, pg_policies.with_check) AS line
   FROM pg_policies
UNION ALL
 SELECT format('trigger %s %s'::text, t.tgenabled, pg_get_triggerdef(t.oid)) AS line
   FROM (pg_trigger t
     JOIN spine.our_tables o ON ((o.oid = t.tgrelid)))
  WHERE (NOT t.tgisinternal)
UNION ALL
 SELECT format('constraint %s %s %s %s'::text, o.name, c.conname, pg_get_constraintdef(c.oid), c.convalidated) AS line
   FROM (pg_constraint c
     JOIN spine.our_tables o ON ((o.oid = c.conrelid)))
UNION ALL
 SELECT format('function %s.%s(%s) %s %s %s %s %s'::text, n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), p.prosecdef, p.proconfig, pg_get_userbyid(p.proowner), p.proacl, encode(sha256(convert_to(p.prosrc, 'UTF8'::name)), 'hex'::text)) AS line
   FROM (pg_proc p
     JOIN pg_namespace n ON ((n.oid = p.pronamespace)))
  WHERE (n.oid IN ( SELECT our_schemas.oid
           FROM spine.our_schemas))
UNION ALL
 SELECT format('view %s %s'::text, o.name, encode(sha256(convert_to(pg_get_viewdef(o.oid), 'UTF8'::name)), 'hex'::text)) AS line
   FROM spine.our_tables o
  WHERE (o.kind = ANY (ARRAY['v'::"char", 'm'::"char"]))
UNION ALL
 SELECT format('grants on %s: %s'::text, o.name, c.relacl) AS line
   FROM (spine.our_tables o
     JOIN pg_class c ON ((c.oid = o.oid)))
UNION ALL
 SELECT format('grants on %s.%s: %s'::text, o.name, a.attname, a.attacl) AS line
   FROM (spine.our_tables o
     JOIN pg_attribute a ON ((a.attrelid = o.oid)))
  WHERE (a.attacl IS NOT NULL)
UNION ALL
 SELECT format('watch %s %s %s'::text, pg_event_trigger.evtname, pg_event_trigger.evtenabled, (pg_event_trigger.evtfoid)::regproc) AS line
   FROM pg_event_trigger
  WHERE (pg_event_trigger.evtname ~~ 'spine%'::text)
UNION ALL
 SELECT format('member %s of %s'::text, pg_get_userbyid(m.member), pg_get_userbyid(m.roleid)) AS line
   FROM pg_auth_members m
  WHERE (pg_get_userbyid(m.roleid) = ANY (ARRAY['person'::name, 'job'::name, 'measure'::name, 'vetting_person'::name, 'vetting_job'::name, 'spine_owner'::name, 'muster_owner'::name]))
UNION ALL
 SELECT format('role %s %s %s %s %s %s'::text, pg_roles.rolname, pg_roles.rolsuper, pg_roles.rolbypassrls, pg_roles.rolcreaterole, pg_roles.rolcanlogin, pg_roles.rolconfig) AS line
   FROM pg_roles
  WHERE ((pg_roles.rolname = ANY (ARRAY['person'::name, 'job'::name, 'measure'::name, 'vetting_person'::name, 'vetting_job'::name, 'spine_owner'::name, 'muster_owner'::name])) OR (pg_roles.rolname ~~ 'muster\_%'::text)); -- of spine_owner
create view spine.doors_of_functions as
 WITH ours AS (
         SELECT f.oid,
            s.spine,
            f.prosecdef AS lends,
            f.proowner AS owner,
            (((s.name)::text || '.'::text) || (f.proname)::text) AS name,
            (EXISTS ( SELECT
                   FROM unnest(f.proconfig) setting(setting)
                  WHERE (setting.setting ~ '^search_path='::text))) AS own_path
           FROM (pg_proc f
             JOIN spine.our_schemas s ON ((s.oid = f.pronamespace)))
          WHERE (NOT (EXISTS ( SELECT
                   FROM pg_depend d
                  WHERE ((d.classid = ('pg_proc'::regclass)::oid) AND (d.objid = f.oid) AND (d.deptype = 'e'::"char")))))
        )
 SELECT 'a function that lends its owner''s rights'::text AS door,
    ours.name AS object
   FROM ours
  WHERE (ours.lends AND (NOT (ours.spine AND ((pg_get_userbyid(ours.owner) = 'spine_owner'::name) OR ((pg_get_userbyid(ours.owner) = 'muster_worker'::name) AND (ours.name = ANY (ARRAY['spine.put_job'::text, 'spine.queue_jobs'::text, 'spine.put_job_again'::text])) AND (NOT (EXISTS ( SELECT
           FROM spine.programs p
          WHERE ((p.name <> 'muster_worker'::name) AND has_function_privilege(p.oid, ours.oid, 'execute'::text))))))))))
UNION ALL
 SELECT 'a function that lends its owner''s rights and follows its caller''s path'::text AS door,
    ours.name AS object
   FROM ours
  WHERE (ours.lends AND (NOT ours.own_path))
UNION ALL
 SELECT 'a function everybody may call'::text AS door,
    ours.name AS object
   FROM ours
  WHERE (EXISTS ( SELECT
           FROM (pg_proc f
             CROSS JOIN LATERAL aclexplode(COALESCE(f.proacl, acldefault('f'::"char", f.proowner))) a(grantor, grantee, privilege_type, is_grantable))
          WHERE ((f.oid = ours.oid) AND (a.grantee = (0)::oid)))); -- of spine_owner
create view spine.doors_of_guards as
 SELECT ((('a guard that is gone or changed: '::text || g.kind) || ' '::text) || g.name) AS door,
    g.of_table AS object
   FROM (spine.guards g
     LEFT JOIN spine.our_tables t ON ((t.name = g.of_table)))
  WHERE (g.wording IS DISTINCT FROM spine.wording_of((t.oid)::regclass, g.kind, g.name)); -- of spine_owner
create view spine.doors_of_policies as
 WITH rules AS (
         SELECT p.oid,
            (((p.polname)::text || ' on '::text) || t.name) AS object,
            t.oid AS of_table,
            t.owner,
            p.polroles AS roles,
            e.expression
           FROM ((pg_policy p
             JOIN spine.our_tables t ON ((t.oid = p.polrelid)))
             CROSS JOIN LATERAL ( VALUES (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) e(expression))
          WHERE (p.polpermissive AND (NOT (t.spine AND (p.polroles = ARRAY[t.owner]))))
        ), asked AS (
         SELECT r.oid,
            (EXISTS ( SELECT
                   FROM (pg_depend d
                     JOIN pg_proc f ON ((f.oid = d.refobjid)))
                  WHERE ((d.classid = ('pg_policy'::regclass)::oid) AND (d.objid = r.oid) AND (d.refclassid = ('pg_proc'::regclass)::oid) AND (f.pronamespace = ( SELECT pg_namespace.oid
                           FROM pg_namespace
                          WHERE (pg_namespace.nspname = 'spine'::name)))))) AS spine,
            (EXISTS ( SELECT
                   FROM pg_depend d
                  WHERE ((d.classid = ('pg_policy'::regclass)::oid) AND (d.objid = r.oid) AND (d.refclassid = ('pg_class'::regclass)::oid) AND (d.refobjid <> r.of_table)))) AS parent
           FROM rules r
        )
 SELECT DISTINCT 'a policy that asks nobody'::text AS "?column?",
    r.object
   FROM (rules r
     JOIN asked a USING (oid))
  WHERE ((r.expression IS NOT NULL) AND ((NOT (a.spine OR a.parent)) OR (r.expression ~ '(^|\(|OR )true(\)| OR |$)'::text)))
UNION ALL
 SELECT DISTINCT 'a policy for everybody or for an owner'::text,
    r.object
   FROM rules r
  WHERE (((0)::oid = ANY (r.roles)) OR ((EXISTS ( SELECT
           FROM pg_roles o
          WHERE ((o.oid = ANY (r.roles)) AND (o.rolname <> ALL (ARRAY['person'::name, 'job'::name, 'measure'::name, 'vetting_person'::name, 'vetting_job'::name]))))) AND (NOT COALESCE(( SELECT bool_and((e.expression ~ 'service\(\) .* ''migration''::text'::text)) AS bool_and
           FROM rules e
          WHERE ((e.oid = r.oid) AND (e.expression IS NOT NULL))), false)))); -- of spine_owner
create view spine.doors_of_roles as
 WITH ours AS (
         SELECT r.rolname,
            r.rolsuper,
            r.rolinherit,
            r.rolcreaterole,
            r.rolcreatedb,
            r.rolcanlogin,
            r.rolreplication,
            r.rolconnlimit,
            r.rolpassword,
            r.rolvaliduntil,
            r.rolbypassrls,
            r.rolconfig,
            r.oid,
            r.rolname AS name
           FROM pg_roles r
          WHERE ((r.rolname = ANY (ARRAY['spine_owner'::name, 'muster_owner'::name])) OR (r.oid IN ( SELECT programs.oid
                   FROM spine.programs)))
        )
 SELECT 'a role that inherits, bypasses or makes others'::text AS door,
    (ours.name)::text AS object
   FROM ours
  WHERE (ours.rolsuper OR ours.rolbypassrls OR ours.rolcreaterole OR ours.rolcreatedb OR ours.rolreplication OR (ours.rolinherit AND (ours.name <> ALL (ARRAY['vetting_person'::name, 'vetting_job'::name]))))
UNION ALL
 SELECT 'a login that should not be one'::text AS door,
    ours.name AS object
   FROM ours
  WHERE (ours.rolcanlogin <> ((ours.name ~~ 'muster\_%'::text) AND (ours.name <> 'muster_owner'::name)))
UNION ALL
 SELECT 'a membership nobody gave on purpose'::text AS door,
    (((m.member)::regrole || ' in '::text) || (m.roleid)::regrole) AS object
   FROM pg_auth_members m
  WHERE (((m.roleid IN ( SELECT ours.oid
           FROM ours)) OR (m.member IN ( SELECT ours.oid
           FROM ours))) AND (((((((((((m.roleid)::regrole)::text <> 'muster_owner'::text) OR (((m.member)::regrole)::text <> 'muster_migrator'::text)) AND ((((m.roleid)::regrole)::text <> 'person'::text) OR (((m.member)::regrole)::text <> 'muster_service'::text))) AND ((((m.roleid)::regrole)::text <> 'job'::text) OR (((m.member)::regrole)::text <> 'muster_worker'::text))) AND ((((m.roleid)::regrole)::text <> 'measure'::text) OR (((m.member)::regrole)::text <> 'muster_measures'::text))) AND ((((m.roleid)::regrole)::text <> 'person'::text) OR (((m.member)::regrole)::text <> 'vetting_person'::text))) AND ((((m.roleid)::regrole)::text <> 'job'::text) OR (((m.member)::regrole)::text <> 'vetting_job'::text))) AND ((((m.roleid)::regrole)::text <> 'vetting_person'::text) OR (((m.member)::regrole)::text <> 'muster_service'::text))) AND ((((m.roleid)::regrole)::text <> 'vetting_job'::text) OR (((m.member)::regrole)::text <> 'muster_worker'::text))))
UNION ALL
 SELECT (('a login that may '::text || v.verb) || ' in the database'::text) AS door,
    ours.name AS object
   FROM (ours
     CROSS JOIN ( VALUES ('create'::text), ('temp'::text)) v(verb))
  WHERE (has_database_privilege(ours.oid, (current_database())::text, v.verb) AND (NOT ((ours.name = 'muster_owner'::name) AND (v.verb = 'create'::text))))
UNION ALL
 SELECT (('a schema in which '::text || (p.name)::text) || ' may create'::text) AS door,
    s.nspname AS object
   FROM (pg_namespace s
     CROSS JOIN spine.programs p)
  WHERE ((s.nspname !~ '^pg_'::text) AND has_schema_privilege(p.oid, s.oid, 'create'::text) AND (NOT ((s.nspname = 'graphile_worker'::name) AND (p.name = 'muster_worker'::name)))); -- of spine_owner
create view spine.doors_of_tables as
 WITH touched AS MATERIALIZED (
         SELECT touched.oid,
            touched.kind,
            touched.name,
            touched.role,
            touched.verb
           FROM spine.touched
        )
 SELECT DISTINCT 'a table without forced row security'::text AS door,
    t.name AS object
   FROM spine.our_tables t
  WHERE ((t.kind = ANY (ARRAY['r'::"char", 'p'::"char", 'f'::"char"])) AND (NOT (t.bound AND t.forced)) AND (t.spine OR (t.oid IN ( SELECT touched.oid
           FROM touched))))
UNION ALL
 SELECT 'row security without a policy'::text AS door,
    t.name AS object
   FROM spine.our_tables t
  WHERE (t.bound AND (t.oid IN ( SELECT touched.oid
           FROM touched)) AND (NOT (EXISTS ( SELECT
           FROM pg_policy p
          WHERE (p.polrelid = t.oid)))))
UNION ALL
 SELECT 'a view that does not ask as its reader'::text AS door,
    t.name AS object
   FROM spine.our_tables t
  WHERE ((t.kind = 'v'::"char") AND (NOT t.spine) AND (NOT COALESCE(('security_invoker=true'::text = ANY (t.options)), false)))
UNION ALL
 SELECT 'a materialised view open to people'::text AS door,
    t.name AS object
   FROM spine.our_tables t
  WHERE ((t.kind = 'm'::"char") AND (t.oid IN ( SELECT touched.oid
           FROM touched)))
UNION ALL
 SELECT ((('a verb nobody may have: '::text || touched.verb) || ' for '::text) || (touched.role)::text) AS door,
    touched.name AS object
   FROM touched
  WHERE ((touched.verb = ANY (ARRAY['truncate'::text, 'references'::text, 'trigger'::text])) OR ((touched.verb = 'delete'::text) AND (NOT ((touched.role = ANY (ARRAY['job'::name, 'vetting_job'::name, 'muster_worker'::name])) AND (EXISTS ( SELECT
           FROM pg_policies p
          WHERE (((((p.schemaname)::text || '.'::text) || (p.tablename)::text) = touched.name) AND (p.cmd = 'DELETE'::text) AND (p.qual ~ 'service\(\) .* ''retention''::text'::text))))))))
UNION ALL
 SELECT (('an update of the whole table for '::text || (p.name)::text) || ': name its columns'::text) AS door,
    t.name AS object
   FROM (spine.our_tables t
     CROSS JOIN spine.programs p)
  WHERE ((t.kind = ANY (ARRAY['r'::"char", 'p'::"char", 'f'::"char"])) AND (p.name = ANY (ARRAY['person'::name, 'vetting_person'::name, 'muster_service'::name])) AND has_table_privilege(p.oid, t.oid, 'update'::text))
UNION ALL
 SELECT DISTINCT ('a hole in the wall: '::text || (touched.role)::text) AS door,
    touched.name AS object
   FROM (touched
     JOIN spine.walls w ON ((touched.name ~~ (w.name || '.%'::text))))
  WHERE ((touched.role <> (w.name || '_person'::text)) AND (touched.role <> (w.name || '_job'::text)))
UNION ALL
 SELECT (('a sequence '::text || (p.name)::text) || ' can read'::text) AS door,
    t.name AS object
   FROM (spine.our_tables t
     CROSS JOIN spine.programs p)
  WHERE ((t.kind = 'S'::"char") AND has_sequence_privilege(p.oid, t.oid, 'usage, select, update'::text))
UNION ALL
 SELECT DISTINCT ('writes without a witness: '::text || t.verb) AS door,
    t.name AS object
   FROM touched t
  WHERE ((t.verb = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])) AND (t.kind = ANY (ARRAY['r'::"char", 'p'::"char", 'f'::"char"])) AND (NOT (EXISTS ( SELECT
           FROM ((pg_trigger g
             JOIN pg_proc f ON ((f.oid = g.tgfoid)))
             JOIN pg_namespace n ON ((n.oid = f.pronamespace)))
          WHERE ((g.tgrelid = t.oid) AND (g.tgenabled = 'A'::"char") AND (n.nspname = 'ledger'::name) AND (f.proname = 'witness'::name) AND (((g.tgtype)::integer &
                CASE t.verb
                    WHEN 'insert'::text THEN 4
                    WHEN 'delete'::text THEN 8
                    ELSE 16
                END) <> 0)))))); -- of spine_owner
create view spine.open_doors as
 SELECT doors_of_tables.door,
    doors_of_tables.object
   FROM spine.doors_of_tables
UNION ALL
 SELECT doors_of_policies."?column?" AS door,
    doors_of_policies.object
   FROM spine.doors_of_policies
UNION ALL
 SELECT doors_of_guards.door,
    doors_of_guards.object
   FROM spine.doors_of_guards
UNION ALL
 SELECT doors_of_functions.door,
    doors_of_functions.object
   FROM spine.doors_of_functions
UNION ALL
 SELECT doors_of_roles.door,
    doors_of_roles.object
   FROM spine.doors_of_roles; -- of spine_owner
create view spine.our_schemas as
 SELECT pg_namespace.oid,
    pg_namespace.nspname AS name,
    (pg_namespace.nspname = ANY (ARRAY['spine'::name, 'ledger'::name])) AS spine
   FROM pg_namespace
  WHERE ((pg_namespace.nspname !~ '^pg_'::text) AND (pg_namespace.nspname <> ALL (ARRAY['information_schema'::name, 'graphile_worker'::name, 'migrations'::name]))); -- of spine_owner
create view spine.our_tables as
 SELECT c.oid,
    c.relkind AS kind,
    (((s.name)::text || '.'::text) || (c.relname)::text) AS name,
    s.spine,
    c.relowner AS owner,
    c.relrowsecurity AS bound,
    c.relforcerowsecurity AS forced,
    c.reloptions AS options,
    ((c.relacl IS NOT NULL) OR (EXISTS ( SELECT
           FROM pg_attribute a
          WHERE ((a.attrelid = c.oid) AND (a.attacl IS NOT NULL))))) AS granted
   FROM (pg_class c
     JOIN spine.our_schemas s ON ((s.oid = c.relnamespace)))
  WHERE (c.relkind = ANY (ARRAY['r'::"char", 'p'::"char", 'v'::"char", 'm'::"char", 'f'::"char", 'S'::"char"])); -- of spine_owner
create view spine.programs as
 SELECT pg_roles.oid,
    pg_roles.rolname AS name,
    pg_roles.rolcanlogin AS login
   FROM pg_roles
  WHERE (pg_roles.rolname = ANY (ARRAY['person'::name, 'job'::name, 'measure'::name, 'vetting_person'::name, 'vetting_job'::name, 'muster_service'::name, 'muster_worker'::name, 'muster_door'::name, 'muster_measures'::name, 'muster_migrator'::name])); -- of spine_owner
create view spine.standing_questions as
 SELECT 'An open door'::text AS alarm,
    ((open_doors.door || ': '::text) || open_doors.object) AS object
   FROM spine.open_doors
UNION ALL
 SELECT 'The catalogue is not as the last release left it'::text AS alarm,
    ('fingerprint '::text || spine.fingerprint()) AS object
  WHERE (spine.fingerprint() IS DISTINCT FROM ( SELECT settled.fingerprint
           FROM spine.settled
          ORDER BY settled.at DESC
         LIMIT 1))
UNION ALL
 SELECT 'The watch over the schema is off'::text AS alarm,
    'event trigger spine_watch'::text AS object
  WHERE ((NOT (EXISTS ( SELECT
           FROM pg_event_trigger
          WHERE ((pg_event_trigger.evtname = 'spine_watch'::name) AND (pg_event_trigger.evtenabled = 'A'::"char"))))) OR (NOT (EXISTS ( SELECT
           FROM pg_trigger
          WHERE ((pg_trigger.tgname = 'look_at_the_end'::name) AND (pg_trigger.tgrelid = (to_regclass('spine.watched'::text))::oid) AND (pg_trigger.tgenabled = 'A'::"char"))))))
UNION ALL
 SELECT 'A role without its three people'::text AS alarm,
    (a.id)::text AS object
   FROM spine.assignments a
  WHERE ((NOT a.founding) AND (((a.asked_by = a.account) OR (a.asked_by = a.approved_by)) OR (a.approved_by = a.account) OR (NOT (EXISTS ( SELECT
           FROM spine.hands h
          WHERE ((h.matter = a.id) AND (h.account = a.account) AND (h.side = 'subject'::text))))) OR (NOT (EXISTS ( SELECT
           FROM spine.hands h
          WHERE ((h.matter = a.id) AND (h.account = a.asked_by) AND (h.side = 'ask'::text))))) OR ((a.approved_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM spine.hands h
          WHERE ((h.matter = a.id) AND (h.account = a.approved_by) AND (h.side = 'approve'::text))))))))
UNION ALL
 SELECT 'More than two administrators were named by the operator'::text AS alarm,
    (a.id)::text AS object
   FROM spine.assignments a
  WHERE (a.founding AND (( SELECT count(*) AS count
           FROM spine.assignments f
          WHERE f.founding) > 2))
UNION ALL
 SELECT 'A rule changed without two people'::text AS alarm,
    (p.id)::text AS object
   FROM spine.policies p
  WHERE ((NOT p.starting) AND (p.approved_at IS NOT NULL) AND ((p.asked_by = p.approved_by) OR (NOT (EXISTS ( SELECT
           FROM spine.hands h
          WHERE ((h.matter = p.id) AND (h.account = p.approved_by) AND (h.side = 'approve'::text)))))))
UNION ALL
 SELECT 'A unit moved in the tree of scopes without two people'::text AS alarm,
    (m.id)::text AS object
   FROM spine.moves m
  WHERE ((m.done_at IS NOT NULL) AND ((m.asked_by = m.approved_by) OR (NOT (EXISTS ( SELECT
           FROM spine.hands h
          WHERE ((h.matter = m.id) AND (h.account = m.approved_by) AND (h.side = 'approve'::text)))))))
UNION ALL
 SELECT 'A legal hold lifted without two people'::text AS alarm,
    (h.id)::text AS object
   FROM spine.holds h
  WHERE ((h.lifted_at IS NOT NULL) AND ((h.lift_asked_by = h.lifted_by) OR (NOT (EXISTS ( SELECT
           FROM spine.hands s
          WHERE ((s.matter = h.id) AND (s.account = h.lifted_by) AND (s.side = 'approve'::text)))))))
UNION ALL
 SELECT 'One person with two parts in one matter'::text AS alarm,
    (hands.matter)::text AS object
   FROM spine.hands
  GROUP BY hands.matter, hands.account
 HAVING (count(DISTINCT hands.side) > 1)
UNION ALL
 SELECT DISTINCT 'A superuser is connected'::text AS alarm,
    (pg_stat_activity.usename)::text AS object
   FROM pg_stat_activity
  WHERE ((pg_stat_activity.datname = current_database()) AND (pg_stat_activity.pid <> pg_backend_pid()) AND (pg_stat_activity.usesysid IN ( SELECT pg_roles.oid
           FROM pg_roles
          WHERE pg_roles.rolsuper))); -- of spine_owner
create view spine.touched as
 SELECT t.oid,
    t.kind,
    t.name,
    p.name AS role,
    v.verb
   FROM ((spine.our_tables t
     CROSS JOIN spine.programs p)
     CROSS JOIN ( VALUES ('select'::text), ('insert'::text), ('update'::text), ('delete'::text), ('truncate'::text), ('references'::text), ('trigger'::text)) v(verb))
  WHERE ((t.kind <> 'S'::"char") AND (t.granted OR (t.owner = p.oid)) AND
        CASE
            WHEN (v.verb = ANY (ARRAY['select'::text, 'insert'::text, 'update'::text, 'references'::text])) THEN has_any_column_privilege(p.oid, t.oid, v.verb)
            ELSE has_table_privilege(p.oid, t.oid, v.verb)
        END); -- of spine_owner
create view spine.walls as
 SELECT w.name
   FROM ( VALUES ('vetting'::text)) w(name); -- of spine_owner

-- Functions

CREATE OR REPLACE FUNCTION ledger.erase(entries uuid[], because text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  gone int;
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  delete from ledger.contents where entry = any (entries);
  get diagnostics gone = row_count;
  perform ledger.record('content-erased', entries, jsonb_build_object('because', because, 'erased', gone));
  return gone;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.erase_what_is_due(most integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  due uuid[];
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  due := array(select c.entry from ledger.contents c where c.keep_until < spine.today()
    and not exists (select from spine.holds h where h.lifted_at is null and position(h.matter::text in c.said) > 0) limit most);
  if cardinality(due) = 0 then return 0; end if;
  return ledger.erase(due, 'its date has come');
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.kinds_since(first timestamp with time zone)
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_auditor();
  -- From one kind to the next by its index would need one more index; a month's kinds are found by reading a month.
  return query select distinct e.kind from ledger.entries e where e.at >= first order by e.kind;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.look(of_kind text, by_account uuid, about uuid, first timestamp with time zone, last timestamp with time zone, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF ledger.told
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_auditor();
  return query
    select (ledger.tell(e, c.said)).* from ledger.entries e left join ledger.contents c on c.entry = e.id and c.at = e.at
    where e.at >= first and e.at < last and (e.at, e.id) < (coalesce(before_at, 'infinity'), coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      and (of_kind is null or e.kind = of_kind)
      -- As text first: that is quick, and rules out nearly all.
      and (by_account is null or position(by_account::text in c.said) > 0 and c.said::jsonb ->> 2 = by_account::text)
      and (about is null or position(about::text in c.said) > 0 and c.said::jsonb -> 5 ? about::text)
    order by e.at desc, e.id desc limit least(most, 10000);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.look_at(of_at timestamp with time zone, of_id uuid, OUT told ledger.told, OUT commitment bytea, OUT fits boolean)
 RETURNS SETOF record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_auditor();
  return query
    select ledger.tell(e, c.said), e.commitment, e.commitment = sha256(c.salt || convert_to(c.said, 'UTF8'))
    from ledger.entries e left join ledger.contents c on c.entry = e.id and c.at = e.at where e.at = of_at and e.id = of_id;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.look_for(typed text, most integer)
 RETURNS TABLE(id uuid, name text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform spine.must_be_auditor();
  return query select a.id, a.name from spine.accounts a where strpos(lower(a.name), lower(typed)) > 0 order by a.name, a.opened_at limit most;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.only_retention_erases()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' and spine.service() = 'retention' then return old; end if;
  raise exception 'what was said is never changed' using errcode = '42501';
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.record(kind text, subjects uuid[], detail jsonb DEFAULT '{}'::jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  return ledger.write(carried[1]::uuid, carried[2], kind, subjects, nullif(current_setting('spine.purpose', true), ''), detail);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.tell(entry ledger.entries, said text)
 RETURNS ledger.told
 LANGUAGE sql
 STABLE
AS $function$
  select (entry).id, (entry).at, (entry).kind, (parts ->> 2)::uuid, (select a.name from spine.accounts a where a.id = (parts ->> 2)::uuid), parts ->> 3,
    array(select jsonb_array_elements_text(case jsonb_typeof(parts -> 5) when 'array' then parts -> 5 else '[]' end))::uuid[],
    parts ->> 6, parts -> 7, said is null
  from (select said::jsonb as parts) as taken_apart
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.witness()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET "TimeZone" TO 'UTC'
 SET "DateStyle" TO 'ISO, MDY'
 SET "IntervalStyle" TO 'iso_8601'
 SET extra_float_digits TO '1'
 SET bytea_output TO 'hex'
AS $function$
declare
  carried text[] := spine.claims();
  first jsonb[];
  about uuid[];
  seen jsonb;
  entry uuid;
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  select array_agg(to_jsonb(f)) into first from (select * from fresh limit 2) as f;
  if first is null then return null; end if;

  -- Nearly always one row with a key of one column: that needs no statement of its own, and nothing sorted.
  if cardinality(first) = 1 and tg_nargs = 1 then
    seen := jsonb_build_array(jsonb_build_object('key', jsonb_build_array(first[1] -> tg_argv[0]), 'sha256', encode(sha256(convert_to(first[1]::text, 'UTF8')), 'hex')));
    about := case when first[1] ->> tg_argv[0] ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then array[(first[1] ->> tg_argv[0])::uuid] end;
  else
    -- More would make entries nobody can read; work in bulk goes in portions.
    if (select count(*) from fresh) > 1000 then raise exception 'at most 1,000 rows in one statement' using errcode = '54000'; end if;
    select jsonb_agg(jsonb_build_object('key', k.key, 'sha256', encode(sha256(convert_to(r.row::text, 'UTF8')), 'hex')) order by k.key),
      array_agg(distinct (k.key ->> 0)::uuid) filter (where k.key ->> 0 ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    into seen, about
    from (select to_jsonb(f) as row from fresh f) r,
      lateral (select jsonb_agg(r.row -> column_name order by place) as key from unnest(tg_argv[0:]) with ordinality as c (column_name, place)) k;
  end if;

  -- Not "perform": that would be one more statement.
  entry := ledger.write(carried[1]::uuid, carried[2], 'witness', coalesce(about, '{}'), nullif(current_setting('spine.purpose', true), ''),
    jsonb_build_object('table', tg_table_schema || '.' || tg_table_name, 'verb', lower(tg_op), 'rows', seen));
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION ledger.write(account uuid, act text, kind text, subjects uuid[], purpose text, detail jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare
  entry uuid := gen_random_uuid();
  moment timestamptz := clock_timestamp();
  new_salt bytea := public.gen_random_bytes(32);
  -- Microseconds as a number: a printed time would depend on the time zone of who prints it.
  said_now text := jsonb_build_array(entry, (extract(epoch from moment) * 1000000)::bigint, account, act, kind, to_jsonb(subjects), purpose, detail)::text;
begin
  insert into ledger.entries (id, at, kind, commitment) values (entry, moment, kind, sha256(new_salt || convert_to(said_now, 'UTF8')));
  insert into ledger.contents (entry, at, salt, said) values (entry, moment, new_salt, said_now);
  return entry;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION network.areas_of(units integer[], bodies integer[])
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct area), '{}') from (
    select c.area from network.cover c where c.unit = any (units) and upper_inf(c.recorded) and c.valid @> spine.today()
    union all
    select o.area from network.organisations o where o.body = any (bodies) and o.area is not null
  ) as areas
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.check_cover()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  if (select coalesce(range_agg(valid), '{}') from network.cover where area = new.area and upper_inf(recorded)) <> '{(,)}' then
    perform network.fault('no_hole_in_cover', 'every borough has a unit on every day');
  end if;
  -- The City's force covers the City and nothing else.
  if exists (
    select from network.cover c join network.areas a on a.code = c.area join spine.units u on u.id = c.unit
    where upper_inf(c.recorded) and u.body = (select body from spine.units where id = new.unit)
    having bool_or(a.own_force) and bool_or(not a.own_force)) then
    perform network.fault('city_has_its_own_force', 'the City of London is policed by a force of its own');
  end if;
  return null;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.check_holdings()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.unit is not null and exists (
    select from network.holdings h where h.unit = new.unit and upper_inf(h.recorded)
      and not h.valid <@ (select coalesce(range_agg(u.valid), '{}') from network.units u where u.unit = new.unit and upper_inf(u.recorded))) then
    perform network.fault('holdings_within_life', 'somebody holds a role in it in days on which it does not exist');
  end if;
  return null;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.check_parents()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  runs_in_a_circle boolean;
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  -- Of the parent's life only what this row says: a unit with thousands below it is not looked at whole for each of them.
  if upper_inf(new.recorded) and not new.valid <@ (select coalesce(range_agg(valid), '{}') from network.units where unit = new.parent and upper_inf(recorded)) then
    perform network.fault('children_within_life', 'units belong to it in days on which it does not exist');
  end if;
  with recursive above as (
    select p.parent, p.valid, array[p.unit] as passed from network.parents p where p.unit = new.unit and upper_inf(p.recorded)
    union all
    select p.parent, p.valid * above.valid, above.passed || p.unit from above join network.parents p on p.unit = above.parent and p.valid && above.valid
      where upper_inf(p.recorded) and p.unit <> all (above.passed)
  )
  select exists (select from above where parent = any (passed)) into runs_in_a_circle;
  if runs_in_a_circle then perform network.fault('no_parent_cycle', 'a unit cannot be below itself'); end if;
  return null;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.check_unit(of_unit integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  life datemultirange;
  belongs datemultirange;
begin
  select coalesce(range_agg(valid), '{}') into life from network.units where unit = of_unit and upper_inf(recorded);
  if (select count(*) from unnest(life)) > 1 then perform network.fault('unit_lives_once', 'a unit that was closed is not opened again: open another'); end if;

  select coalesce(range_agg(valid), '{}') into belongs from network.parents where unit = of_unit and upper_inf(recorded);
  if not belongs <@ life then perform network.fault('within_its_life', 'it belongs to something in days on which it does not exist'); end if;
  if exists (select from spine.units where id = of_unit and parent is not null) and life - belongs <> '{}' then
    perform network.fault('no_hole_in_parents', 'a unit belongs to something on each day of its life');
  end if;
  if exists (select from network.cover where unit = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('cover_within_life', 'it covers an area in days on which it does not exist');
  end if;
  if exists (select from network.parents where parent = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('children_within_life', 'units belong to it in days on which it does not exist');
  end if;
  if exists (select from network.holdings where unit = of_unit and upper_inf(recorded) and not valid <@ life) then
    perform network.fault('holdings_within_life', 'somebody holds a role in it in days on which it does not exist');
  end if;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.check_units()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform from network.tree for update;
  perform network.check_unit(new.unit);
  return null;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.copy_kind()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  of_kind network.role_kinds;
begin
  select * into of_kind from network.role_kinds where key = new.role_kind;
  -- Whoever may not see the kind may not add the seat either, and is told no more than that.
  if not found then return new; end if;
  if of_kind.place is distinct from (case when new.unit is null then 'area' else 'unit' end) then
    raise exception 'this role is held elsewhere' using errcode = '23514', constraint = 'seat_where_the_role_belongs';
  end if;
  new.published := of_kind.published;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.copy_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  select s.unit, s.area, s.published into new.unit, new.area, new.published from network.seats s where s.id = new.seat;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.fault(of_rule text, said text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception '%', said using errcode = '23514', constraint = of_rule;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.is_force_staff()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select spine.has_any_role('{network-editor,sharing-lead,auditor,data-protection-officer,administrator,vetting-manager,vetting-researcher,vetting-decision-maker,resourcing-lead,readiness-officer,duty-officer,prevent-analyst,prevent-publisher}')
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.knows_holders()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select spine.has_any_role('{network-editor,sharing-lead,auditor,data-protection-officer}')
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.only_closes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then raise exception 'nothing is deleted here: it is closed, or corrected' using errcode = '42501'; end if;
  if not upper_inf(old.recorded) then raise exception 'this was superseded already' using errcode = '23P01', constraint = 'superseded_meanwhile'; end if;
  if lower(old.recorded) = now() then raise exception 'one thing is corrected once in one act' using errcode = '23514', constraint = 'corrected_twice_at_once'; end if;
  -- Recorded by an act that began after this one: in a moment this act can come after it.
  if lower(old.recorded) > now() then raise exception 'something newer is there' using errcode = '40001'; end if;
  old.recorded := tstzrange(lower(old.recorded), now());
  old.xid := pg_current_xact_id();
  return old;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION network.units_of(areas text[])
 RETURNS integer[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct c.unit), '{}') from network.cover c where c.area = any (areas)
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION spine.act()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return (spine.claims())[2]; end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.add_working_days(start date, days integer)
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when days = 0 then start when days > 0 then
    (select day from spine.calendar where working and n = (select n from spine.calendar where day = start) + days) end
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.addressed_to_me()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
  mine int[] := '{}';
begin
  for place in 6 .. coalesce(cardinality(carried), 0) by 2 loop
    mine := mine || carried[place]::int[];
  end loop;
  return (select coalesce(array_agg(distinct matter), '{}') from spine.addressed where unit = any (mine));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.answered(of_key uuid, with_status integer, with_headers jsonb, with_body bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asker uuid := (spine.claims())[1]::uuid;
begin
  update spine.requests set status = with_status, headers = with_headers, body = with_body
    where account = asker and key = of_key and status is null;
  if not found then raise exception 'no such request, or answered already' using errcode = 'P0002'; end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.approve_assignment(matter uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  subject uuid;
begin
  perform spine.must_be_administrator();
  select account into subject from spine.assignments where id = matter and approved_at is null for update;
  if subject is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(matter, spine.me(), 'approve');
  update spine.assignments set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('role-approved', array[matter, subject]);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.approve_grant(request uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opened spine.grants;
begin
  perform spine.must_be_administrator();
  select * into opened from spine.grants where id = request and approved_by is null for update;
  if opened.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(request, spine.me(), 'approve');
  update spine.grants set approved_by = spine.me() where id = request;
  perform ledger.record('grant-approved', array[request, opened.account, opened.matter]);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.approve_move(matter uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  moving spine.moves;
begin
  perform spine.must_be_administrator();
  select * into moving from spine.moves where id = matter and approved_at is null and dropped_at is null for update;
  if moving.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  -- Again, because roles were given since.
  perform spine.hold_side(matter, gaining, 'subject') from spine.who_gains(moving.unit, moving.below) as gaining;
  perform spine.hold_side(matter, spine.me(), 'approve');
  update spine.moves set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('unit-move-approved', array[matter], jsonb_build_object('unit', moving.unit, 'below', moving.below));
  if moving.starts <= spine.today() then perform spine.make_move(matter); end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.approve_policy(matter uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  asked spine.policies;
begin
  perform spine.must_be_administrator();
  select * into asked from spine.policies where id = matter and approved_at is null for update;
  if asked.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(matter, spine.me(), 'approve');
  if lower(asked.valid) < spine.today() then raise exception 'its first day has gone by' using errcode = '22023'; end if;

  update spine.policies set valid = daterange(lower(valid), lower(asked.valid))
    where kind = asked.kind and key = asked.key and approved_at is not null and valid @> lower(asked.valid) and lower(valid) < lower(asked.valid);
  update spine.policies set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('policy-approved', array[matter]);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_assignment(for_account uuid, of_role text, in_unit integer, during daterange, because text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  matter uuid := gen_random_uuid();
begin
  perform spine.must_be_administrator();
  -- The subject's hand is laid first: whoever then acts in the matter must be somebody else.
  perform spine.hold_side(matter, for_account, 'subject');
  perform spine.hold_side(matter, spine.me(), 'ask');
  insert into spine.assignments (id, account, role, unit, valid, why, asked_by) values (matter, for_account, of_role, in_unit, during, because, spine.me());
  perform ledger.record('role-asked', array[matter, for_account], jsonb_build_object('role', of_role, 'unit', in_unit, 'during', during, 'because', because));
  return matter;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_grant(for_account uuid, in_matter uuid, until date, because text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  request uuid := gen_random_uuid();
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(request, for_account, 'subject');
  perform spine.hold_side(request, spine.me(), 'ask');
  insert into spine.grants (id, account, matter, until, reason, asked_by) values (request, for_account, in_matter, ask_grant.until, because, spine.me());
  perform ledger.record('grant-asked', array[request, for_account, in_matter], jsonb_build_object('until', ask_grant.until, 'because', because));
  return request;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_lift(of_hold uuid, reason text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(of_hold, spine.me(), 'ask');
  update spine.holds set lift_asked_by = spine.me(), lift_because = reason where id = of_hold and lifted_at is null and lift_asked_by is null;
  if not found then raise exception 'no such hold, or asked already' using errcode = 'P0002'; end if;
  perform ledger.record('hold-lift-asked', array[of_hold], jsonb_build_object('because', reason));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_link(of_email text, from_browser bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  most int := (spine.policy_on('sign-in', 'links-an-hour', spine.today())).value::int;
  asker record;
  to_send uuid;
begin
  for asker in
    select a.id from spine.contacts c join spine.accounts a on a.id = c.account
    where lower(c.email) = lower(of_email) and a.standing = 'outside' and a.closed_at is null
      and (select count(*) from spine.links l where l.account = a.id and l.asked_at > now() - interval '1 hour') < most
    order by a.opened_at desc limit 5
  loop
    insert into spine.outbox (account, kind, path) values (asker.id, 'sign-in-link', '/sign-in/link') returning id into to_send;
    insert into spine.links (account, mail, browser_hash) values (asker.id, to_send, sha256(from_browser));
    perform spine.put_job('send-mail', json_build_object('mail', to_send));
    perform ledger.write(asker.id, 'sign-in', 'sign-in-link-asked', array[asker.id], null, '{}');
  end loop;
  if to_send is null then perform ledger.write(null, 'sign-in', 'sign-in-link-asked', '{}', null, '{"sent": false}'); end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_move(of_unit integer, new_parent integer, from_day date, because text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  matter uuid := gen_random_uuid();
begin
  perform spine.must_keep_register();
  update spine.moves set dropped_at = now() where unit = of_unit and done_at is null and dropped_at is null;
  -- There already, and nothing waits that would change it.
  if exists (select from spine.units where id = of_unit and parent = new_parent) then return null; end if;
  perform spine.hold_side(matter, gaining, 'subject') from spine.who_gains(of_unit, new_parent) as gaining;
  perform spine.hold_side(matter, spine.me(), 'ask');
  insert into spine.moves (id, unit, below, starts, why, asked_by) values (matter, of_unit, new_parent, from_day, because, spine.me());
  perform ledger.record('unit-move-asked', array[matter], jsonb_build_object('unit', of_unit, 'below', new_parent, 'from', from_day, 'because', because));
  return matter;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_policy(of_kind text, of_key text, starts date, new_value jsonb, from_source text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  matter uuid := gen_random_uuid();
begin
  perform spine.must_be_administrator();
  if starts < spine.today() then raise exception 'a policy starts today or later' using errcode = '22023'; end if;
  perform spine.hold_side(matter, spine.me(), 'ask');
  insert into spine.policies (id, kind, key, valid, value, source, asked_by)
    values (matter, of_kind, of_key, daterange(starts, null), new_value, from_source, spine.me());
  perform ledger.record('policy-asked', array[matter], jsonb_build_object('kind', of_kind, 'key', of_key, 'from', starts, 'value', new_value, 'source', from_source));
  return matter;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.ask_standing_questions()
 RETURNS TABLE(alarm text, object text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  found_now jsonb := (select coalesce(jsonb_agg(distinct jsonb_build_array(q.alarm, q.object)), '[]') from spine.standing_questions q);
  gone spine.alarms;
  raised spine.alarms;
begin
  if spine.service() is distinct from 'security' then raise exception 'only the security service asks' using errcode = '42501'; end if;
  for gone in update spine.alarms a set gone_at = now()
      where a.gone_at is null and not found_now @> jsonb_build_array(jsonb_build_array(a.alarm, a.object)) returning * loop
    perform ledger.record('alarm-gone', array[gone.id], jsonb_build_object('alarm', gone.alarm, 'object', gone.object));
  end loop;
  for raised in insert into spine.alarms (alarm, object) select each ->> 0, each ->> 1 from jsonb_array_elements(found_now) as each
      on conflict (alarm, object) where gone_at is null do nothing returning * loop
    perform ledger.record('alarm-raised', array[raised.id], jsonb_build_object('alarm', raised.alarm, 'object', raised.object));
    alarm := raised.alarm;
    object := raised.object;
    return next;
  end loop;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.bodies_as(wanted text)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return (select coalesce(array_agg(distinct body order by body), '{}') from spine.units where id = any (spine.units_as(wanted))); end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.bump()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update spine.state set epoch = epoch + 1;
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.claims()
 RETURNS text[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED
AS $function$
declare
  carried text := current_setting('spine.claims', true);
  parts text[];
begin
  select string_to_array(carried, '|') into parts from spine.state where spine.mac_of(carried, inner_pad, outer_pad) = current_setting('spine.mac', true);
  if parts is null and carried <> '' then raise exception 'the claims do not verify' using errcode = '28000'; end if;
  return parts;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.close_account(of_account uuid, because text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  update spine.accounts set closed_at = now(), closed_why = because where id = of_account and closed_at is null and standing <> 'service';
  if not found then raise exception 'no open account' using errcode = 'P0002'; end if;
  update spine.sessions set closed_at = now() where account = of_account and closed_at is null;
  perform ledger.record('account-closed', array[of_account], jsonb_build_object('because', because));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.close_session(token bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select spine.shut(id, account, 'sign-out') from spine.sessions where token_hash = sha256(token)
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.describe_unit(of_unit integer, called text, closed date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.service() is distinct from 'jobs' then perform spine.must_keep_register(); end if;
  update spine.units set name = called, closed_on = closed
    where id = of_unit and (name, closed_on) is distinct from (called, closed) and (closed is null or closed <= spine.today());
  if found then perform ledger.record('unit-described', '{}', jsonb_build_object('unit', of_unit, 'name', called, 'closed', closed)); end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.end_assignment(matter uuid, because text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  subject uuid;
begin
  perform spine.must_be_administrator();
  update spine.assignments set ended_by = spine.me(), ended_at = now(), ended_why = because where id = matter and ended_by is null and approved_at is not null
    returning account into subject;
  if subject is null then raise exception 'nothing to end' using errcode = 'P0002'; end if;
  perform ledger.record('role-ended', array[matter, subject], jsonb_build_object('because', because));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.enqueue(task text, payload json)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
  errand uuid;
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if task !~ '^[a-z][a-z0-9-]*$' or octet_length(payload::text) > 2000 then raise exception 'no such work' using errcode = '22023'; end if;
  -- A service needs no errand: it works for nobody else, or it carries on with one it has.
  if carried[4] = '' then
    insert into spine.errands (account, act, task) values (carried[1]::uuid, carried[2], enqueue.task) returning id into errand;
  end if;
  perform spine.put_job(task, (payload::jsonb || case when errand is null then '{}' else jsonb_build_object('errand', errand) end)::json);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.enrol_factor(with_pass bytea, of_kind text, new_secret text, at_counter bigint, recovery_hashes text[], about text, OUT session uuid, OUT token bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  link spine.links := spine.link_passed(with_pass);
  enrolled uuid;
begin
  if of_kind not in ('totp', 'passkey') or cardinality(recovery_hashes) <> 10 then raise exception 'no such factor' using errcode = '22023'; end if;
  perform from spine.accounts a where a.id = link.account for update;
  if exists (select from spine.factors f where f.account = link.account) then
    raise exception 'there is a second factor already' using errcode = '28000', constraint = 'factor_is_there';
  end if;
  insert into spine.factors (account, kind, secret, counter) values (link.account, of_kind, new_secret, at_counter) returning id into enrolled;
  insert into spine.factors (account, kind, secret) select link.account, 'recovery-code', h from unnest(recovery_hashes) as h;
  perform ledger.write(link.account, 'sign-in', 'sign-in-factor-enrolled', array[link.account], null, jsonb_build_object('kind', of_kind));
  select o.session, o.token into session, token from spine.open_outside_session(link, of_kind, about) o;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.enter(token bytea, act text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  state record;
  warm uuid;
  opened record;
  carried text;
begin
  select epoch, inner_pad, outer_pad into state from spine.state;
  select s.account, set_config('spine.mac', spine.mac_of(
      set_config('spine.claims', concat_ws('|', s.account, enter.act, s.id, s.scopes), true), state.inner_pad, state.outer_pad), true)
  into warm
  from spine.sessions s
  where s.token_hash = sha256(enter.token) and enter.act ~ '^[a-z][a-z0-9.-]*$' and spine.is_live(s)
    and s.scopes_epoch = state.epoch and s.scopes_day = spine.today() and s.scopes is not null and s.seen_at >= now() - interval '1 minute';
  if warm is not null then return warm; end if;

  select s.id, s.account, s.scopes, s.strength, a.standing, s.scopes_epoch is not distinct from state.epoch and s.scopes_day is not distinct from spine.today() as fresh
  into opened
  from spine.sessions s join spine.accounts a on a.id = s.account
  where s.token_hash = sha256(enter.token) and enter.act ~ '^[a-z][a-z0-9.-]*$' and spine.is_live(s) and a.closed_at is null;
  if opened.id is null then raise exception 'no such session' using errcode = '28000'; end if;

  -- Fresh means of this day and epoch, and both a new day and a changed policy end that: so what depends on them is looked at again here.
  if not opened.fresh then
    if not spine.is_strong_enough(opened.standing, opened.strength) then raise exception 'no longer signed in strongly enough' using errcode = '28000'; end if;
    opened.scopes := spine.scopes_of(opened.account);
  end if;
  perform spine.note_session(opened.id, opened.scopes, state.epoch);

  carried := concat_ws('|', opened.account, act, opened.id, opened.scopes);
  perform set_config('spine.claims', carried, true), set_config('spine.mac', spine.mac_of(carried, state.inner_pad, state.outer_pad), true);
  return opened.account;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.enter_service(service text, act text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_account uuid;
  carried text;
begin
  select a.id into found_account
  from spine.service_logins l join spine.accounts a on a.subject = 'service:' || l.service
  where l.login = session_user and l.service = enter_service.service and enter_service.act ~ '^[a-z][a-z0-9.-]*$' and a.closed_at is null;
  if found_account is null then raise exception 'no such service for this login' using errcode = '28000'; end if;

  carried := found_account || '|' || act || '||' || service || spine.scopes_of(found_account);
  perform set_config('spine.claims', carried, true), set_config('spine.mac', spine.mac_of(carried, inner_pad, outer_pad), true) from spine.state;
  return found_account;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.entered()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return spine.claims() is not null; end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.extra_holidays()
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(jsonb_object_agg(day, name), '{}') from spine.policies p, jsonb_each(p.value) as v (day, name)
    where p.kind = 'calendar' and p.key = 'extra-bank-holidays' and p.approved_at is not null
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.factors_at(with_pass bytea)
 RETURNS TABLE(kind text, secret text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  link spine.links := spine.link_passed(with_pass);
begin
  -- Of a passkey this is public, and the browser must be told which one; nobody is told the others.
  return query select f.kind, case f.kind when 'passkey' then f.secret end from spine.factors f where f.account = link.account and f.ended_at is null order by f.enrolled_at, f.id;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.fingerprint()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(sha256(convert_to(string_agg(line, e'\n' order by line collate "C"), 'UTF8')), 'hex') from spine.catalogue
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.forget_requests()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  gone int;
begin
  if spine.service() is distinct from 'retention' then raise exception 'only retention erases' using errcode = '42501'; end if;
  delete from spine.requests where at < now() - make_interval(hours => (spine.policy_on('idempotency', 'keep-hours', spine.today())).value::int);
  get diagnostics gone = row_count;
  return gone;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.found_administrator(for_account uuid, in_unit integer)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  matter uuid;
begin
  if (select count(*) from spine.assignments where founding) >= 2 then
    raise exception 'the first two administrators are named; others need them' using errcode = '42501';
  end if;
  insert into spine.assignments (account, role, unit, valid, why, founding, approved_at)
    values (for_account, 'administrator', in_unit, daterange(spine.today(), null), 'First administrator, named by the operator', true, now())
    returning id into matter;
  perform ledger.write(null, 'operator', 'administrator-founded', array[matter, for_account], null, '{}');
  return matter;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.granted()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return (select coalesce(array_agg(matter), '{}') from spine.grants where account = spine.me() and approved_by is not null and until >= spine.today());
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.has_any_role(wanted text[])
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
begin
  for place in 5 .. coalesce(cardinality(carried), 0) by 2 loop
    if carried[place] = any (wanted) and carried[place + 1] <> '{}' then return true; end if;
  end loop;
  return false;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.has_role(wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return spine.units_as(wanted) <> '{}'; end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.hold_side(of_matter uuid, by_account uuid, wanted text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  held text;
begin
  perform spine.must_be_recent(wanted);
  insert into spine.hands (matter, account, side) values (of_matter, by_account, wanted)
    on conflict (matter, account) do update set side = hands.side
    returning side into held;
  if held <> wanted then
    raise exception 'this needs another person' using errcode = '23P01', constraint = 'one_side_per_person', schema = 'spine', table = 'hands';
  end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.holidays_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  first date := (select min(day) from spine.calendar);
  last date := (select max(day) from spine.calendar);
  published jsonb := (select coalesce(jsonb_object_agg(day, name), '{}') from spine.bank_holidays where not extra);
begin
  call spine.rebuild_calendar(first, last, published);
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.is_live(session spine.sessions)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (((session).closed_at IS NULL) AND ((session).ends_at > now()) AND ((session).seen_at > (now() - (session).idle))); -- of spine_owner

CREATE OR REPLACE FUNCTION spine.is_strong_enough(of_standing text, strength text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return of_standing <> 'staff' or (spine.policy_on('sign-in', 'staff-strengths', spine.today())).value ? strength;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.issue_link(of_mail uuid)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  token bytea := public.gen_random_bytes(32);
  minutes int := least(10, (spine.policy_on('sign-in', 'link-minutes', spine.today())).value::int);
begin
  if spine.service() is distinct from 'mail' then raise exception 'only the mail service sends links' using errcode = '42501'; end if;
  update spine.links set token_hash = sha256(token), good_until = now() + make_interval(mins => minutes) where mail = of_mail and used_at is null;
  if not found then return null; end if;
  return token;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.keep_addressed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into spine.addressed (matter, unit) values ((to_jsonb(new) ->> tg_argv[0])::uuid, (to_jsonb(new) ->> tg_argv[1])::int)
    on conflict do nothing;
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.lift_hold(of_hold uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(of_hold, spine.me(), 'approve');
  update spine.holds set lifted_by = spine.me(), lifted_at = now() where id = of_hold and lifted_at is null and lift_asked_by is not null;
  if not found then raise exception 'nobody has asked to lift it' using errcode = 'P0002'; end if;
  perform ledger.record('hold-lifted', array[of_hold]);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.link_passed(with_pass bytea)
 RETURNS spine.links
 LANGUAGE plpgsql
AS $function$
declare
  link spine.links;
begin
  select l.* into link from spine.links l join spine.accounts a on a.id = l.account
    where l.pass_hash = sha256(with_pass) and l.pass_until > now() and a.closed_at is null for update of l;
  if link.id is null then raise exception 'this sign-in took too long' using errcode = '28000', constraint = 'pass_is_over'; end if;
  return link;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.list_jobs()
 RETURNS TABLE(id bigint, task text, payload json, state text, attempts integer, most_attempts integer, run_at timestamp with time zone, created_at timestamp with time zone, last_error text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  return query select * from spine.queue_jobs();
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.list_sessions(of_account uuid)
 RETURNS TABLE(id uuid, strength text, signed_in_at timestamp with time zone, seen_at timestamp with time zone, ends_at timestamp with time zone, remark text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform spine.must_be_administrator();
  return query select s.id, s.strength, s.signed_in_at, s.seen_at, s.ends_at, s.remark from spine.sessions s
    where s.account = of_account and s.closed_at is null and s.ends_at > now() and s.seen_at > now() - s.idle order by s.seen_at desc;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.look_at_the_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_open text;
begin
  if exists (select from spine.watched where xid = pg_current_xact_id() and n > new.n) then return null; end if;
  select string_agg(door || ': ' || object, '; ') into found_open from spine.open_doors;
  if found_open is not null then raise exception 'this would leave open: %', found_open using errcode = '42501'; end if;
  delete from spine.watched where xid = pg_current_xact_id();
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.mac_of(claims text, inner_pad bytea, outer_pad bytea)
 RETURNS text
 LANGUAGE sql
 STABLE
RETURN encode(sha256((outer_pad || sha256((((inner_pad || int4send(pg_backend_pid())) || timestamptz_send(transaction_timestamp())) || convert_to(claims, 'UTF8'::name))))), 'hex'::text); -- of spine_owner

CREATE OR REPLACE FUNCTION spine.make_due_moves()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  due uuid;
  made int := 0;
begin
  if spine.service() is distinct from 'jobs' then raise exception 'only the jobs do this by themselves' using errcode = '42501'; end if;
  for due in select id from spine.moves where approved_at is not null and done_at is null and dropped_at is null and starts <= spine.today() order by starts, id loop
    -- One that no longer can be made keeps no other from it: it goes on waiting, and is shown to.
    begin
      perform spine.make_move(due);
      made := made + 1;
    exception when check_violation then null;
    end;
  end loop;
  return made;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.make_move(matter uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  moving spine.moves;
begin
  select * into moving from spine.moves where id = matter for update;
  if exists (select from spine.closure where ancestor = moving.unit and descendant = moving.below) then
    raise exception 'a unit cannot be below itself' using errcode = '23514', constraint = 'no_parent_cycle';
  end if;
  update spine.units set parent = moving.below where id = moving.unit;
  -- Whatever is below it comes along, into another body as well.
  update spine.units u set body = p.body from spine.units p, spine.closure c
    where p.id = moving.below and c.ancestor = moving.unit and u.id = c.descendant and u.body <> p.body;
  update spine.moves set done_at = now() where id = matter;
  perform ledger.record('unit-moved', array[matter], jsonb_build_object('unit', moving.unit, 'below', moving.below));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.me()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return (spine.claims())[1]::uuid; end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.must_be_administrator()
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not spine.has_role('administrator') then raise exception 'an administrator does this' using errcode = '42501'; end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.must_be_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select from spine.requests where account = new.account and key = new.key and status is null) then
    raise exception 'a request was begun and not answered' using errcode = '23514', constraint = 'request_is_answered';
  end if;
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.must_be_auditor()
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not (spine.has_role('auditor') or spine.has_role('data-protection-officer')) then
    raise exception 'an auditor does this' using errcode = '42501';
  end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.must_be_recent(wanted text)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  if wanted not in ('approve', 'decide', 'publish', 'verify', 'appeal', 'review') then return; end if;
  if exists (select from spine.sessions where id = spine.session()
    and signed_in_at < now() - make_interval(mins => (spine.policy_on('sign-in', 'decisive-minutes', spine.today())).value::int)) then
    raise exception 'the sign-in is too old for this' using errcode = '42501', constraint = 'sign_in_too_old';
  end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.must_keep_register()
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not spine.has_any_role('{network-editor}') then raise exception 'whoever keeps the register does this' using errcode = '42501'; end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.name_of(of_table regclass)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of_table $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.never_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and new is not distinct from old then return new; end if;
  raise exception '% is never changed', tg_table_name using errcode = '42501';
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.next_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.version := old.version + 1;
  return new;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.note_session(of_session uuid, new_scopes text, at_epoch bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update spine.sessions set seen_at = now(), scopes = new_scopes, scopes_epoch = at_epoch, scopes_day = spine.today()
  where id = (select id from spine.sessions where id = of_session for update skip locked);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.notify(to_account uuid, of_kind text, at_path text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  perform spine.put_mail(to_account, of_kind, at_path);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.on_errand(errand uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  wanted_by uuid;
begin
  if spine.service() is null then raise exception 'services go on errands' using errcode = '42501'; end if;
  select e.account into wanted_by from spine.errands e join spine.accounts a on a.id = e.account and a.closed_at is null where e.id = errand;
  if wanted_by is null then raise exception 'whoever wanted this has no account any more' using errcode = '42501', constraint = 'errand_of_an_open_account'; end if;
  perform set_config('spine.purpose', 'errand ' || errand || ' for ' || wanted_by, true);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.on_hold(of_matter uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return exists (select from spine.holds where matter = of_matter and lifted_at is null);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.once(of_key uuid, of_fingerprint bytea)
 RETURNS TABLE(status integer, headers jsonb, body bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  asker uuid := (spine.claims())[1]::uuid;
  earlier spine.requests;
begin
  if asker is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  insert into spine.requests (account, key, fingerprint) values (asker, of_key, of_fingerprint) on conflict (account, key) do nothing;
  if found then return; end if;

  select * into earlier from spine.requests r where r.account = asker and r.key = of_key;
  if earlier.fingerprint <> of_fingerprint then
    raise exception 'this key was used for something else' using errcode = '22023', constraint = 'idempotency_key_reused';
  end if;
  return query select earlier.status, earlier.headers, earlier.body;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_account(of_subject text, called text, of_standing text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opened uuid;
begin
  perform spine.must_be_administrator();
  if of_standing not in ('staff', 'outside') then raise exception 'people have standing staff or outside' using errcode = '22023'; end if;
  insert into spine.accounts (subject, name, standing) values (of_subject, called, of_standing) returning id into opened;
  perform ledger.record('account-opened', array[opened]);
  return opened;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_body(of_code text, called text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opened int;
begin
  perform spine.must_keep_register();
  -- Two at once would take the same number.
  perform from spine.state for update;
  insert into spine.bodies (id, name) select max(b.id) + 1, called from spine.bodies b;
  insert into spine.units (id, code, name, body)
    select (select max(u.id) + 1 from spine.units u), of_code, called, max(b.id) from spine.bodies b
    returning id into opened;
  perform ledger.record('unit-opened', '{}', jsonb_build_object('unit', opened, 'code', of_code));
  return opened;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_outside_account(to_email text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opened uuid := gen_random_uuid();
begin
  if spine.units_as('vetting-researcher') || spine.units_as('vetting-decision-maker') || spine.units_as('vetting-manager') = '{}' then
    raise exception 'vetting staff invite applicants' using errcode = '42501';
  end if;
  insert into spine.accounts (id, subject, name, standing) values (opened, 'outside:vetting:' || opened, 'Applicant ' || upper(left(opened::text, 4)), 'outside');
  insert into spine.contacts (account, email) values (opened, to_email);
  perform ledger.record('account-opened', array[opened]);
  return opened;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_outside_session(link spine.links, of_kind text, about text, OUT session uuid, OUT token bytea)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
begin
  update spine.links set pass_hash = null, pass_until = null where id = link.id;
  select o.session, o.token into session, token
    from spine.accounts a, spine.open_session(a.subject, 'link+' || of_kind, now(), about) o where a.id = link.account and a.standing = 'outside';
  if session is null then raise exception 'no open account signs in like this' using errcode = '28000', constraint = 'no_open_account'; end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_session(of_subject text, how_strong text, signed_in timestamp with time zone, about text, OUT session uuid, OUT token bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opener uuid;
  of_standing text;
begin
  select id, standing into opener, of_standing from spine.accounts where subject = of_subject and closed_at is null and standing <> 'service';
  if opener is null then raise exception 'no open account signs in like this' using errcode = '28000', constraint = 'no_open_account'; end if;
  if not spine.is_strong_enough(of_standing, how_strong) then
    raise exception 'staff sign in with a second factor that cannot be phished' using errcode = '28000', constraint = 'strength_too_low';
  end if;
  token := public.gen_random_bytes(32);
  insert into spine.sessions (token_hash, account, strength, signed_in_at, idle, ends_at, remark)
    values (sha256(token), opener, how_strong, least(signed_in, now()),
      make_interval(mins => (spine.policy_on('session', 'idle-minutes', spine.today())).value::int),
      now() + make_interval(hours => (spine.policy_on('session', 'longest-hours', spine.today())).value::int), about)
    returning id into session;
  perform ledger.write(opener, 'sign-in', 'session-opened', array[session, opener], null, jsonb_build_object('strength', how_strong, 'about', about));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.open_unit(of_code text, called text, below integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  opened int;
begin
  perform spine.must_keep_register();
  perform from spine.state for update;
  insert into spine.units (id, code, name, body, parent)
    select (select max(u.id) + 1 from spine.units u), of_code, called, p.body, p.id from spine.units p where p.id = below
    returning id into opened;
  if opened is null then raise exception 'no unit to put it below' using errcode = 'P0002'; end if;
  perform ledger.record('unit-opened', '{}', jsonb_build_object('unit', opened, 'code', of_code, 'below', below));
  return opened;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.pad_of(key bytea, with_byte integer)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  pad bytea := decode(repeat(lpad(to_hex(with_byte), 2, '0'), 64), 'hex');
begin
  for place in 0 .. octet_length(key) - 1 loop
    pad := set_byte(pad, place, get_byte(key, place) # with_byte);
  end loop;
  return pad;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.pass_factor(with_pass bytea, of_factor uuid, at_counter bigint, about text, OUT session uuid, OUT token bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  link spine.links := spine.link_passed(with_pass);
  used spine.factors;
begin
  update spine.factors f set counter = at_counter, ended_at = case when f.kind = 'recovery-code' then now() end
    where f.id = of_factor and f.account = link.account and f.ended_at is null and (f.kind <> 'totp' or f.counter < at_counter) returning f.* into used;
  if used.id is null then raise exception 'used already' using errcode = '28000', constraint = 'factor_used_already'; end if;
  select o.session, o.token into session, token from spine.open_outside_session(link, used.kind, about) o;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.place_hold(of_matter uuid, reason text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  placed uuid;
begin
  perform spine.must_be_administrator();
  insert into spine.holds (matter, because, placed_by) values (of_matter, reason, spine.me()) returning id into placed;
  perform ledger.record('hold-placed', array[placed, of_matter], jsonb_build_object('because', reason));
  return placed;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.policy_on(of_kind text, of_key text, day date, OUT id uuid, OUT value jsonb)
 RETURNS record
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id, p.value from spine.policies p where p.kind = of_kind and p.key = of_key and p.valid @> day and p.approved_at is not null
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.put_job(task text, payload json)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform graphile_worker.add_job(task, payload, max_attempts => 8);
end $function$; -- of muster_worker

CREATE OR REPLACE FUNCTION spine.put_job_again(of_job bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return exists (select from graphile_worker.reschedule_jobs(array[of_job], run_at => now(), attempts => 0));
end $function$; -- of muster_worker

CREATE OR REPLACE FUNCTION spine.put_mail(to_account uuid, of_kind text, at_path text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  mail uuid;
begin
  insert into spine.outbox (account, kind, path) values (to_account, of_kind, at_path) returning id into mail;
  perform spine.put_job('send-mail', json_build_object('mail', mail));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.queue_jobs()
 RETURNS TABLE(id bigint, task text, payload json, state text, attempts integer, most_attempts integer, run_at timestamp with time zone, created_at timestamp with time zone, last_error text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  return query select j.id, t.identifier, j.payload,
      case when j.locked_at is not null then 'working' when j.attempts >= j.max_attempts then 'failed' when j.attempts > 0 then 'again' else 'waiting' end,
      j.attempts::int, j.max_attempts::int, j.run_at, j.created_at, left(j.last_error, 500)
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id;
end $function$; -- of muster_worker

CREATE OR REPLACE FUNCTION spine.rebuild_closure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from spine.closure;
  insert into spine.closure
    with recursive below as (
      select id as ancestor, id as descendant from spine.units
      union
      select below.ancestor, units.id from below join spine.units on units.parent = below.descendant
    )
    select ancestor, descendant from below;
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.refuse_factor(with_pass bytea, of_kind text, rule text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  known uuid := (select account from spine.links where pass_hash = sha256(with_pass));
begin
  perform ledger.write(known, 'sign-in', 'sign-in-refused', array_remove(array[known], null), null, jsonb_build_object('factor', of_kind, 'rule', rule));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.refuse_sign_in(of_subject text, how_strong text, rule text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  known uuid := (select id from spine.accounts where subject = of_subject and closed_at is null);
begin
  perform ledger.write(known, 'sign-in', 'sign-in-refused', array_remove(array[known], null), null,
    jsonb_build_object('subject', of_subject, 'strength', how_strong, 'rule', rule));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.retry_job(of_job bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  if not spine.put_job_again(of_job) then raise exception 'no such job waits' using errcode = 'P0002'; end if;
  perform ledger.record('job-retried', '{}', jsonb_build_object('job', of_job));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.revoke_session(of_session uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not exists (select from spine.sessions where id = of_session and account = spine.me()) then perform spine.must_be_administrator(); end if;
  perform spine.shut(of_session, spine.me(), 'revoke');
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.scopes_of(of_account uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(string_agg('|' || role || '|' || units, '' order by role), '')
  from (
    select a.role, array_agg(distinct c.descendant order by c.descendant)::text as units
    from spine.assignments a join spine.closure c on c.ancestor = a.unit
    where a.account = of_account and a.approved_at is not null and a.ended_at is null and a.valid @> spine.today()
    group by a.role
  ) as held
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.service()
 RETURNS text
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return nullif((spine.claims())[4], ''); end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.session()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ begin return nullif((spine.claims())[3], '')::uuid; end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.set_contact(of_account uuid, to_email text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.must_be_administrator();
  insert into spine.contacts (account, email) values (of_account, to_email) on conflict (account) do update set email = excluded.email;
  perform ledger.record('contact-changed', array[of_account]);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.settle()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  now_is text := spine.fingerprint();
begin
  if now_is is not distinct from (select fingerprint from spine.settled order by at desc limit 1) then return; end if;
  insert into spine.settled (fingerprint) values (now_is);
  perform ledger.write(spine.me(), coalesce(spine.act(), 'operator'), 'catalogue-settled', '{}', null, jsonb_build_object('fingerprint', now_is));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.settle_mail(mail uuid, to_state text, error text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if spine.service() is distinct from 'mail' then raise exception 'only the mail service settles mail' using errcode = '42501'; end if;
  update spine.outbox set state = to_state, tries = tries + 1, last_error = left(error, 300), settled_at = case when to_state <> 'waiting' then now() end
    where id = mail and state = 'waiting';
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.shut(of_session uuid, by_account uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update spine.sessions set closed_at = now() where id = of_session and closed_at is null;
  if found then perform ledger.write(by_account, why, 'session-closed', array[of_session, by_account], null, '{}'); end if;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.signed_in(OUT account uuid, OUT name text, OUT standing text, OUT roles text[], OUT signed_in_at timestamp with time zone, OUT ends_at timestamp with time zone, OUT idle_ends_at timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
begin
  if carried is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  select a.id, a.name, a.standing, s.signed_in_at, s.ends_at, s.seen_at + s.idle
    into account, signed_in.name, signed_in.standing, signed_in.signed_in_at, signed_in.ends_at, idle_ends_at
    from spine.accounts a left join spine.sessions s on s.id = nullif(carried[3], '')::uuid
    where a.id = carried[1]::uuid;
  roles := array(select carried[place] from generate_series(5, cardinality(carried), 2) as place order by 1);
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.take_security_events(of_export text)
 RETURNS TABLE(id uuid, at timestamp with time zone, kind text, account uuid, act text, subjects uuid[], detail jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  since pg_snapshot := (select until from spine.exports where name = of_export for update);
begin
  if spine.service() is distinct from 'security' then raise exception 'only the security service exports' using errcode = '42501'; end if;
  return query
    with upto as (
      insert into spine.exports (name, until) values (of_export, pg_current_snapshot())
      on conflict (name) do update set until = excluded.until returning until
    )
    select e.id, e.at, e.kind, (c.said::jsonb ->> 2)::uuid, c.said::jsonb ->> 3,
      array(select jsonb_array_elements_text(c.said::jsonb -> 5))::uuid[], c.said::jsonb -> 7
    from ledger.entries e join ledger.contents c on c.entry = e.id and c.at = e.at, upto
    where (since is null or e.xid >= pg_snapshot_xmin(since)::text::xid8 and not pg_visible_in_snapshot(e.xid, since)) and pg_visible_in_snapshot(e.xid, until)
      and (e.kind ~ '^(session|sign-in|account|role|grant|policy|hold|unit|alarm|contact|catalogue|calendar)-' or e.kind in ('refused', 'administrator-founded', 'content-erased', 'job-retried'))
    order by e.at, e.id;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.take_side()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  matter_column text := tg_argv[0];
  actor_column text := tg_argv[1];
  actor uuid := spine.me();
begin
  if actor is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) -> matter_column is distinct from to_jsonb(old) -> matter_column or to_jsonb(new) -> actor_column is distinct from to_jsonb(old) -> actor_column then
      raise exception 'who acted, and in what, is never changed' using errcode = '42501';
    end if;
    return new;
  end if;
  -- The rule is about people, and an outside person has an account on each side of a wall.
  if not exists (select from spine.accounts where id = actor and standing = 'staff') then
    raise exception 'only staff take a side' using errcode = '42501';
  end if;
  perform spine.hold_side((to_jsonb(new) ->> matter_column)::uuid, actor, tg_argv[2]);
  return jsonb_populate_record(new, jsonb_build_object(actor_column, actor));
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.tell_of_session()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform spine.put_mail(new.account, 'sign-in', '/sessions');
  return null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (timezone('Europe/London'::text, transaction_timestamp()))::date; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.try_factor(with_pass bytea, of_kind text)
 RETURNS TABLE(id uuid, secret text, counter bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare
  link spine.links := spine.link_passed(with_pass);
  most int := (spine.policy_on('sign-in', 'factor-tries-an-hour', spine.today())).value::int;
begin
  perform from spine.accounts a where a.id = link.account for update;
  if link.tries >= 5 or (select count(*) from spine.factor_tries t where t.account = link.account and t.at > now() - interval '1 hour') >= most then
    raise exception 'too many tries' using errcode = '28000', constraint = 'too_many_tries';
  end if;
  update spine.links l set tries = l.tries + 1 where l.id = link.id;
  insert into spine.factor_tries (account) values (link.account);
  return query select f.id, f.secret, f.counter from spine.factors f where f.account = link.account and f.kind = of_kind and f.ended_at is null;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.units_as(wanted text)
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
begin
  return coalesce(carried[array_position(carried, wanted, 5) + 1]::int[], '{}');
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.units_as_any(wanted text[])
 RETURNS integer[]
 LANGUAGE plpgsql
 STABLE PARALLEL RESTRICTED SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  carried text[] := spine.claims();
  found_units int[] := '{}';
begin
  for place in 5 .. coalesce(cardinality(carried), 0) by 2 loop
    if carried[place] = any (wanted) then found_units := found_units || carried[place + 1]::int[]; end if;
  end loop;
  return found_units;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.use_link(of_token bytea, from_browser bytea, confirmed boolean, OUT state text, OUT pass bytea)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  link spine.links;
begin
  select l.* into link from spine.links l join spine.accounts a on a.id = l.account
    where l.token_hash = sha256(of_token) and l.used_at is null and l.good_until > now() and a.closed_at is null for update of l;
  if link.id is null then
    state := 'gone';
    return;
  end if;
  if link.browser_hash is distinct from sha256(from_browser) and not confirmed then
    state := 'elsewhere';
    return;
  end if;
  pass := public.gen_random_bytes(32);
  update spine.links set used_at = now(), pass_hash = sha256(pass), pass_until = now() + interval '10 minutes' where id = link.id;
  perform ledger.write(link.account, 'sign-in', 'sign-in-link-used', array[link.account], null,
    jsonb_build_object('other_browser', link.browser_hash is distinct from sha256(from_browser)));
  state := 'passed';
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.vetting_units()
 RETURNS TABLE(id integer, name text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  return query select u.id, u.name from spine.units u where u.closed_on is null and exists (select from spine.assignments a
    where a.unit = u.id and a.role = 'vetting-manager' and a.approved_at is not null and a.ended_at is null and a.valid @> spine.today()) order by u.name;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.watch()
 RETURNS event_trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into spine.watched default values;
end $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.who_gains(of_unit integer, new_parent integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select distinct a.account from spine.assignments a
  where a.approved_at is not null and a.ended_at is null and upper(a.valid) is distinct from lower(a.valid) and not (a.valid << daterange(spine.today(), null))
    and exists (select from spine.closure c where c.ancestor = a.unit and c.descendant = new_parent)
    and not exists (select from spine.assignments b join spine.closure c on c.ancestor = b.unit and c.descendant = of_unit
      where b.account = a.account and b.role = a.role and b.approved_at is not null and b.ended_at is null and b.valid @> a.valid)
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.wording_of(of_table regclass, of_kind text, of_name text)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  -- A trigger counts only while it is enabled always: the replication role skips the others.
  select pg_get_triggerdef(oid) from pg_trigger where of_kind = 'trigger' and tgrelid = of_table and tgname = of_name and tgenabled = 'A'
  union all
  select pg_get_constraintdef(oid) from pg_constraint where of_kind = 'constraint' and conrelid = of_table and conname = of_name and convalidated
$function$; -- of spine_owner

CREATE OR REPLACE FUNCTION spine.working_days_between(first date, last date)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$ select (select n from spine.calendar where day = last) - (select n from spine.calendar where day = first) $function$; -- of spine_owner

CREATE OR REPLACE FUNCTION vetting.appealed()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(case_id), '{}') from vetting.appeals where unit_id = any (spine.units_as('appeal-panel-member'))
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.appealed_withdrawals()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(withdrawal_id), '{}') from vetting.appeals where withdrawal_id is not null and unit_id = any (spine.units_as('appeal-panel-member'))
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.applicant_moves_the_turn()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if old.applicant = spine.me() and to_jsonb(new) - '{form_on,turn,version}'::text[] is distinct from to_jsonb(old) - '{form_on,turn,version}'::text[] then
    raise exception 'only what you did yourself' using errcode = '42501', constraint = 'applicant_moves_the_turn';
  end if;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.clearance_is_granted()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- Without an outcome that this person may see, the foreign key and the policy refuse it, and tell no more.
  if not exists (select from vetting.outcomes where case_id = new.case_id) then return new; end if;
  if not exists (select from vetting.outcomes where case_id = new.case_id and granted)
    and not exists (select from vetting.appeal_outcomes where case_id = new.case_id and upheld) then
    raise exception 'nobody granted this' using errcode = '23514', constraint = 'clearance_is_granted';
  end if;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.keep_the_cap()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  share numeric := (spine.policy_on('vetting-cap', 'priority-percent', spine.today())).value::numeric / 100;
  days int := (spine.policy_on('vetting-cap', 'priority-window-days', spine.today())).value::int;
  taken int;
  intake int;
begin
  perform from vetting.lanes where unit_id = new.unit_id for update;
  -- Whoever does not manage the unit sees no lane, and is refused by the policy.
  if not found and not new.unit_id = any (spine.units_as('vetting-manager')) then return new; end if;
  if not found then raise exception 'the unit has no priority lane' using errcode = '23514', constraint = 'unit_has_a_lane'; end if;
  select count(*) into taken from vetting.priority_approvals where unit_id = new.unit_id and approved_on > spine.today() - days;
  select count(*) into intake from vetting.cases where unit_id = new.unit_id and received_on > spine.today() - days;
  if taken + 1 > greatest(1, floor(intake * share)) then
    raise exception 'the priority lane is full' using errcode = '23514', constraint = 'priority_lane_is_full';
  end if;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.know_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.withdrawal_id := (select a.withdrawal_id from vetting.appeals a where a.id = new.appeal_id);
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.outcome_follows()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  first vetting.decisions;
  last vetting.decisions;
begin
  select * into first from vetting.decisions where case_id = new.case_id and seat = 1;
  select * into last from vetting.decisions where case_id = new.case_id order by seat desc limit 1;
  -- Nothing decided, or nothing that this person may see: the foreign key and the policy refuse it, and tell no more.
  if last.case_id is null then return new; end if;
  if new.granted is distinct from last.grant_it or new.adverse is distinct from
    (first.adverse or last.adverse or exists (select from vetting.traces t where t.case_id = new.case_id and t.adverse)) then
    raise exception 'the outcome is not what was decided' using errcode = '23514', constraint = 'outcome_is_what_was_decided';
  end if;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.own_cases()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(array_agg(case_id), '{}') from vetting.released where applicant = spine.me()
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.result_ends_visit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  update vetting.visits set is_open = false where id = new.visit_id and is_open;
  return null;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.staff_units()
 RETURNS integer[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select spine.units_as_any('{vetting-researcher,vetting-decision-maker,vetting-manager}')
$function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.stamp_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.account := spine.me();
  new.name := (spine.signed_in()).name;
  new.roles := array(select role from unnest('{vetting-researcher,vetting-decision-maker,vetting-manager}'::text[]) as role where new.unit_id = any (spine.units_as(role)));
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.stamp_target()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.target_on := spine.add_working_days(new.received_on, (select value::int from spine.policy_on('vetting-target', new.level, new.received_on)));
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.visit_is_open()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.is_open := not exists (select from vetting.results where visit_id = new.id);
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE FUNCTION vetting.withdrawn_by_its_steps()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if new.kind = 'withdrawn' and not exists (select from vetting.withdrawal_steps s join vetting.withdrawals w on w.id = s.withdrawal_id
    where w.id = new.withdrawal_id and w.clearance_id = new.clearance_id and s.step = 5 and s.withdraw_it) then
    raise exception 'nobody decided to withdraw this' using errcode = '23514', constraint = 'withdrawn_by_its_steps';
  end if;
  return new;
end $function$; -- of muster_owner

CREATE OR REPLACE PROCEDURE ledger.make_months(IN first date, IN months integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  parent text;
  month date;
begin
  foreach parent in array array['entries', 'contents'] loop
    call ledger.make_part(parent, parent || '_other', 'default');
    for month in select generate_series(date_trunc('month', first), date_trunc('month', first) + make_interval(months => months), '1 month') loop
      -- The bounds say their zone: otherwise they would depend on who makes them.
      call ledger.make_part(parent, parent || to_char(month, '_YYYY_MM'),
        format('for values from (%L) to (%L)', month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00'));
    end loop;
  end loop;
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE ledger.make_part(IN parent text, IN part text, IN bounds text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  if to_regclass('ledger.' || part) is not null then return; end if;
  execute format('create table ledger.%I partition of ledger.%I %s', part, parent, bounds);
  -- Without a verb: rows come and go through the parent, whose policies count then, and never by this name.
  call spine.lock_down(to_regclass('ledger.' || part), variadic '{}');
  execute format('create trigger never_empty before truncate on ledger.%I for each statement execute function spine.never_changes()', part);
  execute format('alter table ledger.%I enable always trigger never_empty', part);
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE network.keep_facts(IN of_table regclass)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create trigger only_closes before update or delete on %s for each row execute function network.only_closes()', of_table);
  execute format('alter table %s enable always trigger only_closes', of_table);
  call spine.guard(of_table, 'trigger', 'only_closes');
  call spine.witness_table(of_table, 'id');
end $procedure$; -- of muster_owner

CREATE OR REPLACE PROCEDURE spine.count_versions(IN of_table regclass)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create trigger next_version before update on %s for each row execute function spine.next_version()', of_table);
  execute format('alter table %s enable always trigger next_version', of_table);
  call spine.guard(of_table, 'trigger', 'next_version');
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE spine.guard(IN of_table regclass, IN of_kind text, IN of_name text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  worded text := spine.wording_of(of_table, of_kind, of_name);
begin
  if worded is null then raise exception '% has no % % that always holds', of_table, of_kind, of_name using errcode = '42704'; end if;
  insert into spine.guards values (spine.name_of(of_table), of_kind, of_name, worded) on conflict do nothing;
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE spine.lock_down(IN target regclass, VARIADIC verbs text[])
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  verb text;
begin
  execute format('alter table %s enable row level security, force row level security', target);
  foreach verb in array array['select', 'insert', 'update', 'delete'] loop
    execute format('drop policy if exists %I on %s', 'spine_may_' || verb, target);
    continue when verb <> all (verbs);
    execute format('create policy %I on %s for %s to spine_owner %s', 'spine_may_' || verb, target, verb,
      case verb when 'insert' then 'with check (true)' when 'update' then 'using (true) with check (true)' else 'using (true)' end);
  end loop;
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE spine.rebuild_calendar(IN first date, IN last date, IN published jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  holidays jsonb := spine.extra_holidays() || published;
begin
  if (select coalesce(jsonb_object_agg(day, name), '{}') from spine.bank_holidays) = holidays
    and (select (min(day), max(day)) = (first, last) from spine.calendar) then return; end if;

  delete from spine.calendar;
  delete from spine.bank_holidays;
  insert into spine.bank_holidays select key::date, value, not published ? key from jsonb_each_text(holidays);
  insert into spine.calendar
    select day, working, count(*) filter (where working) over (order by day)
    from (
      select d::date as day, extract(isodow from d) < 6 and not exists (select from spine.bank_holidays h where h.day = d::date) as working
      from generate_series(first::timestamp, last::timestamp, interval '1 day') as d
    ) as days;
  perform ledger.write(spine.me(), coalesce(spine.act(), 'operator'), 'calendar-rebuilt', '{}', null,
    jsonb_build_object('first', first, 'last', last, 'sha256', encode(sha256(convert_to(holidays::text, 'UTF8')), 'hex')));
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE spine.take_sides(IN of_table regclass, IN matter_column text, IN actor_column text, IN side text)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create trigger take_side before insert or update on %s for each row execute function spine.take_side(%L, %L, %L)', of_table, matter_column, actor_column, side);
  execute format('alter table %s enable always trigger take_side', of_table);
  call spine.guard(of_table, 'trigger', 'take_side');
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE spine.witness_table(IN of_table regclass, VARIADIC key_columns text[])
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
declare
  verb text;
  arguments text := (select string_agg(quote_literal(name), ', ') from unnest(key_columns) as name);
begin
  foreach verb in array array['insert', 'update', 'delete'] loop
    execute format('create trigger %I after %s on %s referencing %s table as fresh for each statement execute function ledger.witness(%s)',
      'witness_' || verb, verb, of_table, case verb when 'delete' then 'old' else 'new' end, arguments);
    execute format('alter table %s enable always trigger %I', of_table, 'witness_' || verb);
    call spine.guard(of_table, 'trigger', 'witness_' || verb);
  end loop;
end $procedure$; -- of spine_owner

CREATE OR REPLACE PROCEDURE vetting.for_jobs(IN of_table regclass)
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  execute format('create policy jobs_read on %s for select to vetting_job using ((select spine.service()) = ''jobs'')', of_table);
end $procedure$; -- of muster_owner

CREATE OR REPLACE PROCEDURE vetting.for_staff(IN of_table regclass, IN verbs text[])
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $procedure$
begin
  if 'select' = any (verbs) then
    execute format('create policy staff_reads on %s for select to vetting_person using ((select spine.entered()) and unit_id = any ((select vetting.staff_units())::int[]))', of_table);
  end if;
  if 'insert' = any (verbs) then
    execute format('create policy staff_adds on %s for insert to vetting_person with check ((select spine.entered()) and unit_id = any ((select vetting.staff_units())::int[]))', of_table);
  end if;
  if 'update' = any (verbs) then
    execute format('create policy staff_changes on %s for update to vetting_person using ((select spine.entered()) and unit_id = any ((select vetting.staff_units())::int[])) with check ((select spine.entered()) and unit_id = any ((select vetting.staff_units())::int[]))', of_table);
  end if;
end $procedure$; -- of muster_owner

-- Triggers

create event trigger spine_watch on ddl_command_end execute function spine.watch(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON forecast.contents REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('upload_id', 'part'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON forecast.contents REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('upload_id', 'part'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON forecast.contents REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('upload_id', 'part'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON forecast.readings REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON forecast.readings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON forecast.readings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON forecast.results REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('run_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON forecast.results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('run_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON forecast.results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('run_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON forecast.runs REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON forecast.runs REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON forecast.runs REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON forecast.uploads REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON forecast.uploads REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON forecast.uploads REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER contents_never_change BEFORE DELETE OR UPDATE ON ledger.contents FOR EACH ROW EXECUTE FUNCTION ledger.only_retention_erases(); -- always
CREATE TRIGGER contents_never_empty BEFORE TRUNCATE ON ledger.contents FOR EACH STATEMENT EXECUTE FUNCTION spine.never_changes(); -- always
CREATE TRIGGER entries_never_change BEFORE DELETE OR UPDATE ON ledger.entries FOR EACH ROW EXECUTE FUNCTION spine.never_changes(); -- always
CREATE TRIGGER entries_never_empty BEFORE TRUNCATE ON ledger.entries FOR EACH STATEMENT EXECUTE FUNCTION spine.never_changes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.areas REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('code'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.areas REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('code'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.areas REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('code'); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.contacts FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.contacts REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.contacts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.contacts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE CONSTRAINT TRIGGER check_cover AFTER INSERT OR UPDATE ON network.cover DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network.check_cover(); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.cover FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.cover REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.cover REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.cover REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.drawings REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('proposal', 'version'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.drawings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('proposal', 'version'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.drawings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('proposal', 'version'); -- always
CREATE CONSTRAINT TRIGGER check_holdings AFTER INSERT OR UPDATE ON network.holdings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network.check_holdings(); -- always
CREATE TRIGGER copy_seat BEFORE INSERT ON network.holdings FOR EACH ROW EXECUTE FUNCTION network.copy_seat(); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.holdings FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.holdings REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.holdings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.holdings REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.import_texts REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('import'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.import_texts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('import'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.import_texts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('import'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.imports REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.imports REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.imports REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.milestone_dates FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.milestone_dates REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.milestone_dates REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.milestone_dates REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.milestones REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.milestones REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.milestones REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.organisations REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('body'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.organisations REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('body'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.organisations REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('body'); -- always
CREATE CONSTRAINT TRIGGER check_parents AFTER INSERT OR UPDATE ON network.parents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network.check_parents(); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.parents FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.parents REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.parents REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.parents REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.people REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.people REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.people REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.programmes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.programmes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.programmes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.proposals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.proposals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.proposals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.requirements FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.requirements REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.requirements REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.requirements REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.role_kinds REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('key'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.role_kinds REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('key'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.role_kinds REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('key'); -- always
CREATE TRIGGER copy_kind BEFORE INSERT ON network.seats FOR EACH ROW EXECUTE FUNCTION network.copy_kind(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.seats REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.seats REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.seats REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.successions FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.successions REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.successions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.successions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.tree REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('one'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.tree REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('one'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.tree REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('one'); -- always
CREATE CONSTRAINT TRIGGER check_units AFTER INSERT OR UPDATE ON network.units DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION network.check_units(); -- always
CREATE TRIGGER only_closes BEFORE DELETE OR UPDATE ON network.units FOR EACH ROW EXECUTE FUNCTION network.only_closes(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON network.units REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON network.units REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON network.units REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER accounts_bump AFTER INSERT OR UPDATE ON spine.accounts FOR EACH STATEMENT EXECUTE FUNCTION spine.bump(); -- always
CREATE TRIGGER assignments_bump AFTER INSERT OR UPDATE ON spine.assignments FOR EACH STATEMENT EXECUTE FUNCTION spine.bump(); -- always
CREATE TRIGGER hands_never_change BEFORE DELETE OR UPDATE ON spine.hands FOR EACH ROW EXECUTE FUNCTION spine.never_changes(); -- always
CREATE TRIGGER hands_never_empty BEFORE TRUNCATE ON spine.hands FOR EACH STATEMENT EXECUTE FUNCTION spine.never_changes(); -- always
CREATE TRIGGER holidays_changed AFTER UPDATE OF approved_at ON spine.policies FOR EACH ROW WHEN (((new.kind = 'calendar'::text) AND (old.approved_at IS NULL) AND (new.approved_at IS NOT NULL))) EXECUTE FUNCTION spine.holidays_changed(); -- always
CREATE TRIGGER policies_bump AFTER INSERT OR UPDATE ON spine.policies FOR EACH STATEMENT EXECUTE FUNCTION spine.bump(); -- always
CREATE CONSTRAINT TRIGGER requests_are_answered AFTER INSERT ON spine.requests DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION spine.must_be_answered(); -- always
CREATE TRIGGER tell_of_session AFTER INSERT ON spine.sessions FOR EACH ROW EXECUTE FUNCTION spine.tell_of_session(); -- always
CREATE TRIGGER units_rebuild_closure AFTER INSERT OR UPDATE ON spine.units FOR EACH STATEMENT EXECUTE FUNCTION spine.rebuild_closure(); -- always
CREATE TRIGGER units_then_bump AFTER INSERT OR UPDATE ON spine.units FOR EACH STATEMENT EXECUTE FUNCTION spine.bump(); -- always
CREATE CONSTRAINT TRIGGER look_at_the_end AFTER INSERT ON spine.watched DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION spine.look_at_the_end(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.addresses REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.addresses REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.addresses REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER know_withdrawal BEFORE INSERT ON vetting.appeal_outcomes FOR EACH ROW EXECUTE FUNCTION vetting.know_withdrawal(); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.appeal_outcomes FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'decided_by', 'appeal'); -- always
CREATE TRIGGER take_side_in_withdrawal BEFORE INSERT ON vetting.appeal_outcomes FOR EACH ROW WHEN ((new.withdrawal_id IS NOT NULL)) EXECUTE FUNCTION spine.take_side('withdrawal_id', 'decided_by', 'appeal'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.appeal_outcomes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('appeal_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.appeal_outcomes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('appeal_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.appeal_outcomes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('appeal_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.appeals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.appeals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.appeals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.applicant_withdrawals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.applicant_withdrawals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.applicant_withdrawals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.attachment_bytes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('attachment_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.attachment_bytes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('attachment_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.attachment_bytes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('attachment_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.attachments REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.attachments REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.attachments REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.cases FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER stamp_target BEFORE INSERT OR UPDATE OF level, received_on ON vetting.cases FOR EACH ROW EXECUTE FUNCTION vetting.stamp_target(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.cases REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.cases REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.cases REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER withdrawn_by_its_steps BEFORE INSERT ON vetting.clearance_events FOR EACH ROW EXECUTE FUNCTION vetting.withdrawn_by_its_steps(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.clearance_events REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.clearance_events REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.clearance_events REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.clearance_requests FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.clearance_requests REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.clearance_requests REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.clearance_requests REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER clearance_is_granted BEFORE INSERT ON vetting.clearances FOR EACH ROW EXECUTE FUNCTION vetting.clearance_is_granted(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.clearances REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.clearances REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.clearances REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.decisions FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'decided_by', 'decide'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.decisions REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'seat'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.decisions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'seat'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.decisions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'seat'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.expected_ends REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.expected_ends REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.expected_ends REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.feed_rows REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('feed_id', 'number'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.feed_rows REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('feed_id', 'number'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.feed_rows REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('feed_id', 'number'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.feeds REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.feeds REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.feeds REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.forms REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'version'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.forms REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'version'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.forms REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'version'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.intake_texts REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('intake_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.intake_texts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('intake_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.intake_texts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('intake_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.intakes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.intakes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.intakes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.lanes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('unit_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.lanes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('unit_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.lanes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('unit_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.leave REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.leave REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.leave REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.letters REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.letters REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.letters REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.live_forecasts REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.live_forecasts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.live_forecasts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.live_results REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('forecast_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.live_results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('forecast_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.live_results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('forecast_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.notes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.notes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.notes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER outcome_follows BEFORE INSERT ON vetting.outcomes FOR EACH ROW EXECUTE FUNCTION vetting.outcome_follows(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.outcomes REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.outcomes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.outcomes REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.overturn_reviews REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.overturn_reviews REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.overturn_reviews REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER stamp_person BEFORE INSERT OR UPDATE ON vetting.people FOR EACH ROW EXECUTE FUNCTION vetting.stamp_person(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.people REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('account', 'unit_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.people REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('account', 'unit_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.people REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('account', 'unit_id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.priorities FOR EACH ROW EXECUTE FUNCTION spine.take_side('id', 'asked_by', 'ask'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.priorities REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.priorities REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.priorities REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER keep_the_cap BEFORE INSERT ON vetting.priority_approvals FOR EACH ROW EXECUTE FUNCTION vetting.keep_the_cap(); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.priority_approvals FOR EACH ROW EXECUTE FUNCTION spine.take_side('priority_id', 'approved_by', 'approve'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.priority_approvals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('priority_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.priority_approvals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('priority_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.priority_approvals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('priority_id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.recusals FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'recused', 'recuse'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.recusals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'recused'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.recusals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'recused'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.recusals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id', 'recused'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.relations REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.relations REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.relations REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER applicant_moves_the_turn BEFORE UPDATE ON vetting.released FOR EACH ROW EXECUTE FUNCTION vetting.applicant_moves_the_turn(); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.released FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.released REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.released REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.released REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.renewal_starts REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.renewal_starts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.renewal_starts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.requests FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.requests FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'asked_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.requests REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.requests REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.requests REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.residency_decisions FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'decided_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.residency_decisions REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.residency_decisions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.residency_decisions REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('case_id'); -- always
CREATE TRIGGER result_ends_visit AFTER INSERT ON vetting.results FOR EACH ROW EXECUTE FUNCTION vetting.result_ends_visit(); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.results FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'done_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.results REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('visit_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('visit_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.results REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('visit_id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.reviews FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.reviews REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.reviews REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.reviews REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.saved_views REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.saved_views REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.saved_views REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.staff FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.staff REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.staff REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.staff REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER next_version BEFORE UPDATE ON vetting.subjects FOR EACH ROW EXECUTE FUNCTION spine.next_version(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.subjects REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.subjects REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.subjects REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.traces FOR EACH ROW EXECUTE FUNCTION spine.take_side('case_id', 'found_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.traces REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.traces REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.traces REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER visit_is_open BEFORE UPDATE ON vetting.visits FOR EACH ROW EXECUTE FUNCTION vetting.visit_is_open(); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.visits REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.visits REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.visits REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.waiver_approvals FOR EACH ROW EXECUTE FUNCTION spine.take_side('waiver_id', 'approved_by', 'approve'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.waiver_approvals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('waiver_id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.waiver_approvals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('waiver_id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.waiver_approvals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('waiver_id'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.waivers FOR EACH ROW EXECUTE FUNCTION spine.take_side('id', 'asked_by', 'ask'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.waivers REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.waivers REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.waivers REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER take_side_deciding BEFORE INSERT ON vetting.withdrawal_steps FOR EACH ROW WHEN ((new.step = 5)) EXECUTE FUNCTION spine.take_side('withdrawal_id', 'done_by', 'decide'); -- always
CREATE TRIGGER take_side_working BEFORE INSERT ON vetting.withdrawal_steps FOR EACH ROW WHEN ((new.step <> 5)) EXECUTE FUNCTION spine.take_side('withdrawal_id', 'done_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.withdrawal_steps REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('withdrawal_id', 'step'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.withdrawal_steps REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('withdrawal_id', 'step'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.withdrawal_steps REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('withdrawal_id', 'step'); -- always
CREATE TRIGGER take_side BEFORE INSERT OR UPDATE ON vetting.withdrawals FOR EACH ROW EXECUTE FUNCTION spine.take_side('id', 'opened_by', 'work'); -- always
CREATE TRIGGER witness_delete AFTER DELETE ON vetting.withdrawals REFERENCING OLD TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_insert AFTER INSERT ON vetting.withdrawals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always
CREATE TRIGGER witness_update AFTER UPDATE ON vetting.withdrawals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ledger.witness('id'); -- always

-- Policies

create policy job_reads on forecast.contents as permissive for select to job
  using ((( SELECT spine.service() AS service) = ANY (ARRAY['jobs'::text, 'retention'::text])));
create policy retention_erases on forecast.contents as permissive for delete to job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy uploader_adds on forecast.contents as permissive for insert to person
  with check ((EXISTS ( SELECT
   FROM forecast.uploads u
  WHERE ((u.id = contents.upload_id) AND (u.uploaded_by = ( SELECT spine.me() AS me)) AND (u.uploaded_at = now())))));
create policy job_reads on forecast.readings as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy job_tells on forecast.readings as permissive for update to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on forecast.readings as permissive for insert to person
  with check (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (asked_by = ( SELECT spine.me() AS me))));
create policy manager_reads on forecast.readings as permissive for select to person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy follows_its_run on forecast.results as permissive for select to person
  using ((EXISTS ( SELECT
   FROM forecast.runs r
  WHERE (r.id = results.run_id))));
create policy job_adds on forecast.results as permissive for insert to job
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy job_reads on forecast.results as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy job_reads on forecast.runs as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy job_tells on forecast.runs as permissive for update to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on forecast.runs as permissive for insert to person
  with check (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (asked_by = ( SELECT spine.me() AS me))));
create policy manager_reads on forecast.runs as permissive for select to person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy job_reads on forecast.uploads as permissive for select to job
  using ((( SELECT spine.service() AS service) = ANY (ARRAY['jobs'::text, 'retention'::text])));
create policy manager_adds on forecast.uploads as permissive for insert to person
  with check (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (uploaded_by = ( SELECT spine.me() AS me))));
create policy manager_reads on forecast.uploads as permissive for select to person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy retention_marks on forecast.uploads as permissive for update to job
  using ((( SELECT spine.service() AS service) = 'retention'::text))
  with check ((( SELECT spine.service() AS service) = 'retention'::text));
create policy spine_may_delete on ledger.contents as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on ledger.contents as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on ledger.contents as permissive for select to spine_owner
  using (true);
create policy spine_may_insert on ledger.entries as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on ledger.entries as permissive for select to spine_owner
  using (true);
create policy migration_adds on network.areas as permissive for insert to muster_owner
  with check ((( SELECT spine.service() AS service) = 'migration'::text));
create policy whoever_entered_reads on network.areas as permissive for select to job, person
  using (( SELECT spine.entered() AS entered));
create policy council_reads_own on network.contacts as permissive for select to person
  using (((area = ANY (( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)::text[])) OR (unit = ANY (( SELECT network.units_of(( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)) AS units_of)::integer[]))));
create policy force_staff_reads on network.contacts as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.contacts as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.contacts as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_adds_own on network.contacts as permissive for insert to person
  with check (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy lead_closes_own on network.contacts as permissive for update to person
  using (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))))
  with check (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy lead_reads_own on network.contacts as permissive for select to person
  using (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy service_reads on network.contacts as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy council_reads_own on network.cover as permissive for select to person
  using ((area = ANY (( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)::text[])));
create policy force_staff_reads on network.cover as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.cover as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.cover as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_reads_own on network.cover as permissive for select to person
  using ((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])));
create policy service_reads on network.cover as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy follows_its_proposal on network.drawings as permissive for select to person
  using ((EXISTS ( SELECT
   FROM network.proposals p
  WHERE (p.id = drawings.proposal))));
create policy keeper_adds on network.drawings as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy all_known on network.holdings as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.knows_holders() AS knows_holders)));
create policy council_reads_published on network.holdings as permissive for select to person
  using ((published AND ((area = ANY (( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)::text[])) OR (unit = ANY (( SELECT network.units_of(( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)) AS units_of)::integer[])))));
create policy force_staff_reads_published on network.holdings as permissive for select to person
  using ((published AND ( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.holdings as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.holdings as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_adds_own on network.holdings as permissive for insert to person
  with check (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy lead_closes_own on network.holdings as permissive for update to person
  using (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))))
  with check (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy lead_reads_own on network.holdings as permissive for select to person
  using (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy service_reads on network.holdings as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy keeper_adds on network.import_texts as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_reads on network.import_texts as permissive for select to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy retention_erases on network.import_texts as permissive for delete to job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on network.import_texts as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy keeper_adds on network.imports as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_applies on network.imports as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_reads on network.imports as permissive for select to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy retention_marks on network.imports as permissive for update to job
  using ((( SELECT spine.service() AS service) = 'retention'::text))
  with check ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on network.imports as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy follows_its_milestone on network.milestone_dates as permissive for select to person
  using ((EXISTS ( SELECT
   FROM network.milestones m
  WHERE (m.id = milestone_dates.milestone))));
create policy keeper_adds on network.milestone_dates as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.milestone_dates as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy follows_its_programme on network.milestones as permissive for select to person
  using ((EXISTS ( SELECT
   FROM network.programmes p
  WHERE (p.id = milestones.programme))));
create policy keeper_adds on network.milestones as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy force_staff_reads on network.organisations as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.organisations as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy own_body_reads on network.organisations as permissive for select to person
  using (((body = ANY (( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)::integer[])) OR (body = ANY (( SELECT spine.bodies_as('unit-lead'::text) AS bodies_as)::integer[]))));
create policy force_staff_reads on network.parents as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.parents as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.parents as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_reads_own on network.parents as permissive for select to person
  using ((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])));
create policy service_reads on network.parents as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy keeper_adds on network.people as permissive for insert to person
  with check ((( SELECT spine.has_any_role('{network-editor,unit-lead}'::text[]) AS has_any_role) AND ( SELECT spine.entered() AS entered)));
create policy known_or_seen_in_a_role on network.people as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND (( SELECT network.knows_holders() AS knows_holders) OR (EXISTS ( SELECT
   FROM network.holdings h
  WHERE (h.person = people.id))))));
create policy force_staff_reads on network.programmes as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.programmes as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy force_staff_reads on network.proposals as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.proposals as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy force_staff_reads on network.requirements as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND (( SELECT network.is_force_staff() AS is_force_staff) OR ( SELECT spine.has_role('unit-lead'::text) AS has_role))));
create policy keeper_adds on network.requirements as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.requirements as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy service_reads on network.requirements as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy keeper_adds on network.role_kinds as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy service_reads on network.role_kinds as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_and_councils_read on network.role_kinds as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND (( SELECT network.is_force_staff() AS is_force_staff) OR ( SELECT spine.has_any_role('{unit-lead,local-authority-officer}'::text[]) AS has_any_role))));
create policy all_known on network.seats as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy council_reads_published on network.seats as permissive for select to person
  using ((published AND ((area = ANY (( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)::text[])) OR (unit = ANY (( SELECT network.units_of(( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)) AS units_of)::integer[])))));
create policy keeper_adds on network.seats as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_adds_own on network.seats as permissive for insert to person
  with check (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy lead_reads_own on network.seats as permissive for select to person
  using (((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])) OR (area = ANY (( SELECT network.areas_of(( SELECT spine.units_as('unit-lead'::text) AS units_as), '{}'::integer[]) AS areas_of)::text[]))));
create policy service_reads on network.seats as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy council_reads_own on network.successions as permissive for select to person
  using ((after = ANY (( SELECT network.units_of(( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)) AS units_of)::integer[])));
create policy force_staff_reads on network.successions as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.successions as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.successions as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_reads_own on network.successions as permissive for select to person
  using ((after = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])));
create policy service_reads on network.successions as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy keeper_holds on network.tree as permissive for select to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_may_hold on network.tree as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy migration_adds on network.tree as permissive for insert to muster_owner
  with check ((( SELECT spine.service() AS service) = 'migration'::text));
create policy council_reads_own on network.units as permissive for select to person
  using (((unit = ANY (( SELECT network.units_of(( SELECT network.areas_of('{}'::integer[], ( SELECT spine.bodies_as('local-authority-officer'::text) AS bodies_as)) AS areas_of)) AS units_of)::integer[])) OR (unit = ANY (( SELECT spine.units_as('local-authority-officer'::text) AS units_as)::integer[]))));
create policy force_staff_reads on network.units as permissive for select to person
  using ((( SELECT spine.entered() AS entered) AND ( SELECT network.is_force_staff() AS is_force_staff)));
create policy keeper_adds on network.units as permissive for insert to person
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy keeper_closes on network.units as permissive for update to person
  using (( SELECT spine.has_role('network-editor'::text) AS has_role))
  with check (( SELECT spine.has_role('network-editor'::text) AS has_role));
create policy lead_reads_own on network.units as permissive for select to person
  using ((unit = ANY (( SELECT spine.units_as('unit-lead'::text) AS units_as)::integer[])));
create policy service_reads on network.units as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy administrator_reads on spine.accounts as permissive for select to person
  using (( SELECT spine.has_role('administrator'::text) AS has_role));
create policy own_account on spine.accounts as permissive for select to person
  using ((id = ( SELECT spine.me() AS me)));
create policy spine_may_insert on spine.accounts as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.accounts as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.accounts as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.addressed as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.addressed as permissive for select to spine_owner
  using (true);
create policy guardians_look on spine.alarms as permissive for select to person
  using ((( SELECT spine.has_role('auditor'::text) AS has_role) OR ( SELECT spine.has_role('data-protection-officer'::text) AS has_role) OR ( SELECT spine.has_role('administrator'::text) AS has_role)));
create policy spine_may_insert on spine.alarms as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.alarms as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.alarms as permissive for update to spine_owner
  using (true)
  with check (true);
create policy administrator_reads on spine.assignments as permissive for select to person
  using (( SELECT spine.has_role('administrator'::text) AS has_role));
create policy own_assignments on spine.assignments as permissive for select to person
  using ((account = ( SELECT spine.me() AS me)));
create policy spine_may_insert on spine.assignments as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.assignments as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.assignments as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_delete on spine.bank_holidays as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on spine.bank_holidays as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.bank_holidays as permissive for select to spine_owner
  using (true);
create policy whoever_entered_reads on spine.bank_holidays as permissive for select to job, measure, person
  using (( SELECT spine.entered() AS entered));
create policy spine_may_insert on spine.bodies as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.bodies as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.bodies as permissive for update to spine_owner
  using (true)
  with check (true);
create policy whoever_entered_reads on spine.bodies as permissive for select to job, person
  using (( SELECT spine.entered() AS entered));
create policy spine_may_delete on spine.calendar as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on spine.calendar as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.calendar as permissive for select to spine_owner
  using (true);
create policy whoever_entered_reads on spine.calendar as permissive for select to job, measure, person
  using (( SELECT spine.entered() AS entered));
create policy spine_may_delete on spine.closure as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on spine.closure as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.closure as permissive for select to spine_owner
  using (true);
create policy mail_is_sent on spine.contacts as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'mail'::text));
create policy own_contact on spine.contacts as permissive for select to person
  using ((account = ( SELECT spine.me() AS me)));
create policy spine_may_insert on spine.contacts as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.contacts as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.contacts as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.errands as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.errands as permissive for select to spine_owner
  using (true);
create policy spine_may_insert on spine.exports as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.exports as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.exports as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.factor_tries as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.factor_tries as permissive for select to spine_owner
  using (true);
create policy spine_may_insert on spine.factors as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.factors as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.factors as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.grants as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.grants as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.grants as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.guards as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.guards as permissive for select to spine_owner
  using (true);
create policy spine_may_insert on spine.hands as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.hands as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.hands as permissive for update to spine_owner
  using (true)
  with check (true);
create policy administrator_and_auditor_look on spine.holds as permissive for select to person
  using ((( SELECT spine.has_role('administrator'::text) AS has_role) OR ( SELECT spine.has_role('auditor'::text) AS has_role)));
create policy spine_may_insert on spine.holds as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.holds as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.holds as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.links as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.links as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.links as permissive for update to spine_owner
  using (true)
  with check (true);
create policy administrator_and_keeper_look on spine.moves as permissive for select to person
  using (( SELECT spine.has_any_role('{administrator,auditor,network-editor}'::text[]) AS has_any_role));
create policy spine_may_insert on spine.moves as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.moves as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.moves as permissive for update to spine_owner
  using (true)
  with check (true);
create policy administrator_looks on spine.outbox as permissive for select to person
  using (( SELECT spine.has_role('administrator'::text) AS has_role));
create policy mail_is_sent on spine.outbox as permissive for select to job
  using ((( SELECT spine.service() AS service) = 'mail'::text));
create policy spine_may_insert on spine.outbox as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.outbox as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.outbox as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.policies as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.policies as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.policies as permissive for update to spine_owner
  using (true)
  with check (true);
create policy whoever_entered_reads on spine.policies as permissive for select to job, measure, person
  using (( SELECT spine.entered() AS entered));
create policy spine_may_delete on spine.requests as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on spine.requests as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.requests as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.requests as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.service_logins as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.service_logins as permissive for select to spine_owner
  using (true);
create policy own_sessions on spine.sessions as permissive for select to person
  using ((account = ( SELECT spine.me() AS me)));
create policy spine_may_insert on spine.sessions as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.sessions as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.sessions as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.settled as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.settled as permissive for select to spine_owner
  using (true);
create policy spine_may_insert on spine.state as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.state as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.state as permissive for update to spine_owner
  using (true)
  with check (true);
create policy spine_may_insert on spine.units as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.units as permissive for select to spine_owner
  using (true);
create policy spine_may_update on spine.units as permissive for update to spine_owner
  using (true)
  with check (true);
create policy whoever_entered_reads on spine.units as permissive for select to job, person
  using (( SELECT spine.entered() AS entered));
create policy spine_may_delete on spine.watched as permissive for delete to spine_owner
  using (true);
create policy spine_may_insert on spine.watched as permissive for insert to spine_owner
  with check (true);
create policy spine_may_select on spine.watched as permissive for select to spine_owner
  using (true);
create policy staff_adds on vetting.addresses as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.addresses as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy panel_decides on vetting.appeal_outcomes as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy panel_reads on vetting.appeal_outcomes as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy staff_reads on vetting.appeal_outcomes as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy applicant_appeals on vetting.appeals as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy applicant_reads_own on vetting.appeals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy panel_reads on vetting.appeals as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy staff_adds on vetting.appeals as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.appeals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy applicant_reads on vetting.applicant_withdrawals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy applicant_withdraws on vetting.applicant_withdrawals as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy staff_reads on vetting.applicant_withdrawals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy added_with_its_attachment on vetting.attachment_bytes as permissive for insert to vetting_person
  with check ((EXISTS ( SELECT
   FROM vetting.attachments a
  WHERE ((a.id = attachment_bytes.attachment_id) AND (a.brought_by = ( SELECT spine.me() AS me)) AND (a.brought_at = now())))));
create policy follows_its_attachment on vetting.attachment_bytes as permissive for select to vetting_person
  using ((EXISTS ( SELECT
   FROM vetting.attachments a
  WHERE (a.id = attachment_bytes.attachment_id))));
create policy retention_erases on vetting.attachment_bytes as permissive for delete to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on vetting.attachment_bytes as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy applicant_brings on vetting.attachments as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy applicant_reads_own on vetting.attachments as permissive for select to vetting_person
  using (((brought_by = ( SELECT spine.me() AS me)) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy retention_marks on vetting.attachments as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text))
  with check ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on vetting.attachments as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy staff_adds on vetting.attachments as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.attachments as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.cases as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy panel_reads on vetting.cases as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy retention_reads on vetting.cases as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy staff_adds on vetting.cases as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.cases as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.cases as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_add on vetting.clearance_events as permissive for insert to vetting_job
  with check (((( SELECT spine.service() AS service) = 'jobs'::text) AND (kind = 'lapsed'::text)));
create policy jobs_read on vetting.clearance_events as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy panel_reinstates on vetting.clearance_events as permissive for insert to vetting_person
  with check (((kind = 'reinstated'::text) AND (unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])) AND (EXISTS ( SELECT
   FROM (vetting.clearances c
     JOIN vetting.appeal_outcomes o ON ((o.case_id = c.case_id)))
  WHERE ((c.id = clearance_events.clearance_id) AND o.upheld AND (o.withdrawal_id IS NOT NULL))))));
create policy staff_adds on vetting.clearance_events as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.clearance_events as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy sponsor_asks on vetting.clearance_requests as permissive for insert to vetting_person
  with check (((sponsor = ( SELECT spine.me() AS me)) AND ( SELECT spine.has_role('sponsor'::text) AS has_role)));
create policy sponsor_reads on vetting.clearance_requests as permissive for select to vetting_person
  using (((sponsor = ( SELECT spine.me() AS me)) AND ( SELECT spine.has_role('sponsor'::text) AS has_role)));
create policy staff_changes on vetting.clearance_requests as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.clearance_requests as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy decider_adds on vetting.clearances as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as_any('{vetting-decision-maker,vetting-manager,appeal-panel-member}'::text[]) AS units_as_any)::integer[])));
create policy jobs_read on vetting.clearances as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy panel_reads on vetting.clearances as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (case_id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy staff_reads on vetting.clearances as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy decider_adds on vetting.decisions as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as_any('{vetting-decision-maker,vetting-manager}'::text[]) AS units_as_any)::integer[])));
create policy panel_reads on vetting.decisions as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (case_id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy staff_reads on vetting.decisions as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_add on vetting.expected_ends as permissive for insert to vetting_job
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_read on vetting.expected_ends as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_renew on vetting.expected_ends as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_reads on vetting.expected_ends as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.feed_rows as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on vetting.feed_rows as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy manager_reads on vetting.feed_rows as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy jobs_read on vetting.feeds as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on vetting.feeds as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy manager_reads on vetting.feeds as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy manager_uses on vetting.feeds as permissive for update to vetting_person
  using (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (used_at IS NULL)))
  with check (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (used_by = ( SELECT spine.me() AS me))));
create policy applicant_reads on vetting.forms as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy applicant_saves on vetting.forms as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy staff_reads on vetting.forms as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy retention_erases on vetting.intake_texts as permissive for delete to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on vetting.intake_texts as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy staff_adds on vetting.intake_texts as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.intake_texts as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy retention_marks on vetting.intakes as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text))
  with check ((( SELECT spine.service() AS service) = 'retention'::text));
create policy retention_reads on vetting.intakes as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'retention'::text));
create policy staff_adds on vetting.intakes as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.intakes as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.intakes as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.lanes as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.lanes as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.lanes as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.leave as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on vetting.leave as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy manager_changes on vetting.leave as permissive for update to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])))
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy staff_reads on vetting.leave as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy applicant_reads on vetting.letters as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy panel_adds on vetting.letters as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy staff_adds on vetting.letters as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.letters as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_add on vetting.live_forecasts as permissive for insert to vetting_job
  with check (((( SELECT spine.service() AS service) = 'jobs'::text) AND (asked_by IS NULL)));
create policy jobs_read on vetting.live_forecasts as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_tell on vetting.live_forecasts as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on vetting.live_forecasts as permissive for insert to vetting_person
  with check (((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])) AND (asked_by = ( SELECT spine.me() AS me))));
create policy manager_reads on vetting.live_forecasts as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy jobs_add on vetting.live_results as permissive for insert to vetting_job
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_read on vetting.live_results as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_reads on vetting.live_results as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy staff_adds on vetting.notes as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.notes as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy decider_adds on vetting.outcomes as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as_any('{vetting-decision-maker,vetting-manager}'::text[]) AS units_as_any)::integer[])));
create policy jobs_read on vetting.outcomes as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy panel_reads on vetting.outcomes as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (case_id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy staff_reads on vetting.outcomes as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.overturn_reviews as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.overturn_reviews as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy own_adds on vetting.people as permissive for insert to vetting_person
  with check (((account = ( SELECT spine.me() AS me)) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy own_changes on vetting.people as permissive for update to vetting_person
  using ((account = ( SELECT spine.me() AS me)))
  with check (((account = ( SELECT spine.me() AS me)) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.people as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.priorities as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.priorities as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy manager_approves on vetting.priority_approvals as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy staff_reads on vetting.priority_approvals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.recusals as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.recusals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.relations as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.relations as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy applicant_moves on vetting.released as permissive for update to vetting_person
  using ((applicant = ( SELECT spine.me() AS me)))
  with check ((applicant = ( SELECT spine.me() AS me)));
create policy applicant_reads on vetting.released as permissive for select to vetting_person
  using ((applicant = ( SELECT spine.me() AS me)));
create policy jobs_expect on vetting.released as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_read on vetting.released as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy panel_changes on vetting.released as permissive for update to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])))
  with check ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy panel_reads on vetting.released as permissive for select to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('appeal-panel-member'::text) AS units_as)::integer[])));
create policy sponsor_reads on vetting.released as permissive for select to vetting_person
  using (((sponsor = ( SELECT spine.me() AS me)) AND ( SELECT spine.has_role('sponsor'::text) AS has_role)));
create policy staff_adds on vetting.released as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.released as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.released as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.renewal_starts as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.renewal_starts as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy applicant_answers on vetting.requests as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))))
  with check ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy applicant_reads on vetting.requests as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (case_id = ANY (( SELECT vetting.own_cases() AS own_cases)::uuid[]))));
create policy jobs_read on vetting.requests as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_remind on vetting.requests as permissive for update to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text))
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_adds on vetting.requests as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.requests as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.requests as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy panel_reads on vetting.residency_decisions as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (case_id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy staff_adds on vetting.residency_decisions as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.residency_decisions as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.results as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_adds on vetting.results as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.results as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_add on vetting.reviews as permissive for insert to vetting_job
  with check ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy jobs_read on vetting.reviews as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_adds on vetting.reviews as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_finishes on vetting.reviews as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[])) AND (done_on IS NULL)))
  with check (((unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[])) AND ((done_by IS NULL) OR (done_by = ( SELECT spine.me() AS me)))));
create policy staff_reads on vetting.reviews as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy own_adds on vetting.saved_views as permissive for insert to vetting_person
  with check ((account = ( SELECT spine.me() AS me)));
create policy own_drops on vetting.saved_views as permissive for update to vetting_person
  using ((account = ( SELECT spine.me() AS me)))
  with check ((account = ( SELECT spine.me() AS me)));
create policy own_reads on vetting.saved_views as permissive for select to vetting_person
  using ((account = ( SELECT spine.me() AS me)));
create policy jobs_read on vetting.staff as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy manager_adds on vetting.staff as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy manager_changes on vetting.staff as permissive for update to vetting_person
  using ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])))
  with check ((unit_id = ANY (( SELECT spine.units_as('vetting-manager'::text) AS units_as)::integer[])));
create policy staff_reads on vetting.staff as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.subjects as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_adds on vetting.subjects as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.subjects as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.subjects as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy panel_reads on vetting.traces as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (case_id = ANY (( SELECT vetting.appealed() AS appealed)::uuid[]))));
create policy staff_adds on vetting.traces as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.traces as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy jobs_read on vetting.visits as permissive for select to vetting_job
  using ((( SELECT spine.service() AS service) = 'jobs'::text));
create policy staff_adds on vetting.visits as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_changes on vetting.visits as permissive for update to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))))
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.visits as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy manager_approves on vetting.waiver_approvals as permissive for insert to vetting_person
  with check ((unit_id = ANY (( SELECT spine.units_as_any('{vetting-manager,vetting-decision-maker}'::text[]) AS units_as_any)::integer[])));
create policy staff_reads on vetting.waiver_approvals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_adds on vetting.waivers as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.waivers as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy decider_decides on vetting.withdrawal_steps as permissive for insert to vetting_person
  with check (((step = 5) AND (unit_id = ANY (( SELECT spine.units_as_any('{vetting-decision-maker,vetting-manager}'::text[]) AS units_as_any)::integer[]))));
create policy panel_reads on vetting.withdrawal_steps as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (withdrawal_id = ANY (( SELECT vetting.appealed_withdrawals() AS appealed_withdrawals)::uuid[]))));
create policy staff_reads on vetting.withdrawal_steps as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_take_steps on vetting.withdrawal_steps as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (step <> 5) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy panel_reads on vetting.withdrawals as permissive for select to vetting_person
  using ((( SELECT spine.has_role('appeal-panel-member'::text) AS has_role) AND (id = ANY (( SELECT vetting.appealed_withdrawals() AS appealed_withdrawals)::uuid[]))));
create policy staff_adds on vetting.withdrawals as permissive for insert to vetting_person
  with check ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));
create policy staff_reads on vetting.withdrawals as permissive for select to vetting_person
  using ((( SELECT spine.entered() AS entered) AND (unit_id = ANY (( SELECT vetting.staff_units() AS staff_units)::integer[]))));

-- Grants on the database and on schemas

grant connect on database muster to muster_door;
grant connect on database muster to muster_measures;
grant connect on database muster to muster_migrator;
grant connect on database muster to muster_service;
grant connect on database muster to muster_worker;
grant create on database muster to muster_owner;
grant usage on schema forecast to job;
grant usage on schema forecast to person;
grant usage on schema ledger to job;
grant usage on schema ledger to muster_owner;
grant usage on schema ledger to person;
grant usage on schema migrations to muster_door;
grant usage on schema migrations to muster_measures;
grant usage on schema migrations to muster_migrator;
grant usage on schema migrations to muster_owner;
grant usage on schema migrations to muster_service;
grant usage on schema migrations to muster_worker;
grant usage on schema network to job;
grant usage on schema network to person;
grant usage on schema public to public;
grant usage on schema spine to job;
grant usage on schema spine to measure;
grant usage on schema spine to muster_door;
grant usage on schema spine to muster_measures;
grant usage on schema spine to muster_migrator;
grant usage on schema spine to muster_owner;
grant usage on schema spine to muster_service;
grant usage on schema spine to muster_worker;
grant usage on schema spine to person;
grant usage on schema vetting to vetting_job;
grant usage on schema vetting to vetting_person;

-- Grants on tables, views and sequences

grant delete, select on table forecast.contents to job;
grant delete, select on table network.import_texts to job;
grant delete, select on table vetting.attachment_bytes to vetting_job;
grant delete, select on table vetting.intake_texts to vetting_job;
grant insert on table forecast.contents to person;
grant insert, select on table forecast.results to job;
grant insert, select on table migrations.done to muster_owner;
grant references on table spine.accounts to muster_owner;
grant references on table spine.bodies to muster_owner;
grant references on table spine.hands to muster_owner;
grant references on table spine.policies to muster_owner;
grant references on table spine.units to muster_owner;
grant select on table forecast.readings to job;
grant select on table forecast.readings to person;
grant select on table forecast.results to person;
grant select on table forecast.runs to job;
grant select on table forecast.runs to person;
grant select on table forecast.uploads to job;
grant select on table forecast.uploads to person;
grant select on table migrations.bootstraps to muster_door;
grant select on table migrations.bootstraps to muster_measures;
grant select on table migrations.bootstraps to muster_migrator;
grant select on table migrations.bootstraps to muster_owner;
grant select on table migrations.bootstraps to muster_service;
grant select on table migrations.bootstraps to muster_worker;
grant select on table migrations.done to muster_door;
grant select on table migrations.done to muster_measures;
grant select on table migrations.done to muster_migrator;
grant select on table migrations.done to muster_service;
grant select on table migrations.done to muster_worker;
grant select on table network.areas to job;
grant select on table network.areas to person;
grant select on table network.contacts to job;
grant select on table network.contacts to person;
grant select on table network.cover to job;
grant select on table network.cover to person;
grant select on table network.drawings to person;
grant select on table network.holdings to job;
grant select on table network.holdings to person;
grant select on table network.import_texts to person;
grant select on table network.imports to job;
grant select on table network.imports to person;
grant select on table network.milestone_dates to person;
grant select on table network.milestones to person;
grant select on table network.organisations to person;
grant select on table network.parents to job;
grant select on table network.parents to person;
grant select on table network.people to person;
grant select on table network.programmes to person;
grant select on table network.proposals to person;
grant select on table network.requirements to job;
grant select on table network.requirements to person;
grant select on table network.role_kinds to job;
grant select on table network.role_kinds to person;
grant select on table network.seats to job;
grant select on table network.seats to person;
grant select on table network.successions to job;
grant select on table network.successions to person;
grant select on table network.tree to person;
grant select on table network.units to job;
grant select on table network.units to person;
grant select on table spine.accounts to person;
grant select on table spine.alarms to person;
grant select on table spine.assignments to person;
grant select on table spine.bank_holidays to job;
grant select on table spine.bank_holidays to measure;
grant select on table spine.bank_holidays to person;
grant select on table spine.bodies to job;
grant select on table spine.bodies to person;
grant select on table spine.calendar to job;
grant select on table spine.calendar to measure;
grant select on table spine.calendar to person;
grant select on table spine.contacts to job;
grant select on table spine.contacts to person;
grant select on table spine.holds to person;
grant select on table spine.moves to person;
grant select on table spine.open_doors to muster_migrator;
grant select on table spine.open_doors to muster_owner;
grant select on table spine.open_doors to muster_service;
grant select on table spine.open_doors to muster_worker;
grant select on table spine.outbox to job;
grant select on table spine.outbox to person;
grant select on table spine.policies to job;
grant select on table spine.policies to measure;
grant select on table spine.policies to person;
grant select on table spine.units to job;
grant select on table spine.units to person;
grant select on table vetting.addresses to vetting_person;
grant select on table vetting.appeal_outcomes to vetting_person;
grant select on table vetting.appeals to vetting_person;
grant select on table vetting.applicant_withdrawals to vetting_person;
grant select on table vetting.attachment_bytes to vetting_person;
grant select on table vetting.attachments to vetting_job;
grant select on table vetting.attachments to vetting_person;
grant select on table vetting.cases to vetting_job;
grant select on table vetting.cases to vetting_person;
grant select on table vetting.clearance_events to vetting_job;
grant select on table vetting.clearance_events to vetting_person;
grant select on table vetting.clearance_requests to vetting_person;
grant select on table vetting.clearances to vetting_job;
grant select on table vetting.clearances to vetting_person;
grant select on table vetting.decisions to vetting_person;
grant select on table vetting.expected_ends to vetting_job;
grant select on table vetting.expected_ends to vetting_person;
grant select on table vetting.feed_rows to vetting_job;
grant select on table vetting.feed_rows to vetting_person;
grant select on table vetting.feeds to vetting_job;
grant select on table vetting.feeds to vetting_person;
grant select on table vetting.forms to vetting_person;
grant select on table vetting.intake_texts to vetting_person;
grant select on table vetting.intakes to vetting_job;
grant select on table vetting.intakes to vetting_person;
grant select on table vetting.lanes to vetting_person;
grant select on table vetting.leave to vetting_job;
grant select on table vetting.leave to vetting_person;
grant select on table vetting.letters to vetting_person;
grant select on table vetting.live_forecasts to vetting_job;
grant select on table vetting.live_forecasts to vetting_person;
grant select on table vetting.live_results to vetting_job;
grant select on table vetting.live_results to vetting_person;
grant select on table vetting.notes to vetting_person;
grant select on table vetting.outcomes to vetting_job;
grant select on table vetting.outcomes to vetting_person;
grant select on table vetting.overturn_reviews to vetting_person;
grant select on table vetting.people to vetting_person;
grant select on table vetting.priorities to vetting_person;
grant select on table vetting.priority_approvals to vetting_person;
grant select on table vetting.recusals to vetting_person;
grant select on table vetting.relations to vetting_person;
grant select on table vetting.released to vetting_job;
grant select on table vetting.released to vetting_person;
grant select on table vetting.renewal_starts to vetting_person;
grant select on table vetting.requests to vetting_job;
grant select on table vetting.requests to vetting_person;
grant select on table vetting.residency_decisions to vetting_person;
grant select on table vetting.results to vetting_job;
grant select on table vetting.results to vetting_person;
grant select on table vetting.reviews to vetting_job;
grant select on table vetting.reviews to vetting_person;
grant select on table vetting.saved_views to vetting_person;
grant select on table vetting.staff to vetting_job;
grant select on table vetting.staff to vetting_person;
grant select on table vetting.subjects to vetting_person;
grant select on table vetting.traces to vetting_person;
grant select on table vetting.visits to vetting_job;
grant select on table vetting.visits to vetting_person;
grant select on table vetting.waiver_approvals to vetting_person;
grant select on table vetting.waivers to vetting_person;
grant select on table vetting.withdrawal_steps to vetting_person;
grant select on table vetting.withdrawals to vetting_person;
grant select, update on table migrations.gate to muster_owner;

-- Grants on columns

grant insert (about) on table network.programmes to person;
grant insert (about) on table network.proposals to person;
grant insert (about) on table network.role_kinds to person;
grant insert (about) on table vetting.appeals to vetting_person;
grant insert (about) on table vetting.traces to vetting_person;
grant insert (accompanied_by) on table vetting.withdrawal_steps to vetting_person;
grant insert (account) on table network.people to person;
grant insert (account) on table vetting.staff to vetting_person;
grant insert (adverse) on table vetting.decisions to vetting_person;
grant insert (adverse) on table vetting.outcomes to vetting_person;
grant insert (adverse) on table vetting.traces to vetting_person;
grant insert (after) on table network.successions to person;
grant insert (again_of) on table forecast.runs to person;
grant insert (again_of) on table vetting.live_forecasts to vetting_person;
grant insert (answers) on table vetting.forms to vetting_person;
grant insert (appeal_id) on table vetting.appeal_outcomes to vetting_person;
grant insert (appeal_id) on table vetting.overturn_reviews to vetting_person;
grant insert (applicant) on table vetting.cases to vetting_person;
grant insert (applicant) on table vetting.released to vetting_person;
grant insert (approximate) on table network.contacts to person;
grant insert (approximate) on table network.cover to person;
grant insert (approximate) on table network.holdings to person;
grant insert (approximate) on table network.milestone_dates to person;
grant insert (approximate) on table network.parents to person;
grant insert (approximate) on table network.requirements to person;
grant insert (approximate) on table network.successions to person;
grant insert (approximate) on table network.units to person;
grant insert (area) on table network.contacts to person;
grant insert (area) on table network.cover to person;
grant insert (area) on table network.organisations to person;
grant insert (area) on table network.seats to person;
grant insert (attachment_id) on table vetting.attachment_bytes to vetting_person;
grant insert (away) on table vetting.leave to vetting_person;
grant insert (before) on table network.successions to person;
grant insert (body) on table network.organisations to person;
grant insert (body) on table vetting.letters to vetting_person;
grant insert (born) on table vetting.relations to vetting_person;
grant insert (born) on table vetting.subjects to vetting_person;
grant insert (byte_count) on table forecast.uploads to person;
grant insert (byte_count) on table vetting.attachments to vetting_person;
grant insert (bytes) on table vetting.attachment_bytes to vetting_person;
grant insert (case_id) on table vetting.addresses to vetting_person;
grant insert (case_id) on table vetting.appeal_outcomes to vetting_person;
grant insert (case_id) on table vetting.appeals to vetting_person;
grant insert (case_id) on table vetting.applicant_withdrawals to vetting_person;
grant insert (case_id) on table vetting.attachments to vetting_person;
grant insert (case_id) on table vetting.clearances to vetting_person;
grant insert (case_id) on table vetting.decisions to vetting_person;
grant insert (case_id) on table vetting.expected_ends to vetting_job;
grant insert (case_id) on table vetting.forms to vetting_person;
grant insert (case_id) on table vetting.letters to vetting_person;
grant insert (case_id) on table vetting.notes to vetting_person;
grant insert (case_id) on table vetting.outcomes to vetting_person;
grant insert (case_id) on table vetting.overturn_reviews to vetting_person;
grant insert (case_id) on table vetting.priorities to vetting_person;
grant insert (case_id) on table vetting.recusals to vetting_person;
grant insert (case_id) on table vetting.relations to vetting_person;
grant insert (case_id) on table vetting.released to vetting_person;
grant insert (case_id) on table vetting.requests to vetting_person;
grant insert (case_id) on table vetting.residency_decisions to vetting_person;
grant insert (case_id) on table vetting.results to vetting_person;
grant insert (case_id) on table vetting.traces to vetting_person;
grant insert (case_id) on table vetting.visits to vetting_person;
grant insert (case_id) on table vetting.waivers to vetting_person;
grant insert (clearance_id) on table vetting.clearance_events to vetting_job;
grant insert (clearance_id) on table vetting.clearance_events to vetting_person;
grant insert (clearance_id) on table vetting.renewal_starts to vetting_person;
grant insert (clearance_id) on table vetting.reviews to vetting_job;
grant insert (clearance_id) on table vetting.reviews to vetting_person;
grant insert (clearance_id) on table vetting.withdrawals to vetting_person;
grant insert (confirmed) on table network.units to person;
grant insert (counted_days) on table vetting.residency_decisions to vetting_person;
grant insert (country) on table vetting.addresses to vetting_person;
grant insert (drawing) on table network.drawings to person;
grant insert (due) on table network.milestone_dates to person;
grant insert (due_on) on table vetting.appeals to vetting_person;
grant insert (due_on) on table vetting.requests to vetting_person;
grant insert (due_on) on table vetting.reviews to vetting_job;
grant insert (due_on) on table vetting.reviews to vetting_person;
grant insert (email) on table vetting.clearance_requests to vetting_person;
grant insert (email) on table vetting.subjects to vetting_person;
grant insert (ended_at) on table vetting.results to vetting_person;
grant insert (expected_from) on table vetting.released to vetting_person;
grant insert (expected_half) on table vetting.released to vetting_person;
grant insert (expected_most) on table vetting.released to vetting_person;
grant insert (family_name) on table vetting.subjects to vetting_person;
grant insert (feed_id) on table vetting.feed_rows to vetting_person;
grant insert (file_name) on table forecast.uploads to person;
grant insert (file_name) on table network.imports to person;
grant insert (file_name) on table vetting.attachments to vetting_person;
grant insert (file_name) on table vetting.feeds to vetting_person;
grant insert (file_name) on table vetting.intakes to vetting_person;
grant insert (force_code) on table network.units to person;
grant insert (forecast) on table vetting.live_results to vetting_job;
grant insert (forecast_id) on table vetting.expected_ends to vetting_job;
grant insert (forecast_id) on table vetting.live_results to vetting_job;
grant insert (form_on) on table vetting.released to vetting_person;
grant insert (given_names) on table vetting.subjects to vetting_person;
grant insert (goes_on) on table vetting.residency_decisions to vetting_person;
grant insert (grant_it) on table vetting.decisions to vetting_person;
grant insert (granted) on table vetting.outcomes to vetting_person;
grant insert (grounds) on table vetting.appeals to vetting_person;
grant insert (half) on table vetting.expected_ends to vetting_job;
grant insert (id) on table forecast.readings to person;
grant insert (id) on table forecast.runs to person;
grant insert (id) on table forecast.uploads to person;
grant insert (id) on table network.contacts to person;
grant insert (id) on table network.cover to person;
grant insert (id) on table network.holdings to person;
grant insert (id) on table network.imports to person;
grant insert (id) on table network.milestone_dates to person;
grant insert (id) on table network.milestones to person;
grant insert (id) on table network.parents to person;
grant insert (id) on table network.people to person;
grant insert (id) on table network.programmes to person;
grant insert (id) on table network.proposals to person;
grant insert (id) on table network.requirements to person;
grant insert (id) on table network.seats to person;
grant insert (id) on table network.successions to person;
grant insert (id) on table network.units to person;
grant insert (id) on table vetting.addresses to vetting_person;
grant insert (id) on table vetting.appeals to vetting_person;
grant insert (id) on table vetting.attachments to vetting_person;
grant insert (id) on table vetting.cases to vetting_person;
grant insert (id) on table vetting.clearance_events to vetting_job;
grant insert (id) on table vetting.clearance_events to vetting_person;
grant insert (id) on table vetting.clearance_requests to vetting_person;
grant insert (id) on table vetting.clearances to vetting_person;
grant insert (id) on table vetting.feeds to vetting_person;
grant insert (id) on table vetting.intakes to vetting_person;
grant insert (id) on table vetting.leave to vetting_person;
grant insert (id) on table vetting.letters to vetting_person;
grant insert (id) on table vetting.live_forecasts to vetting_job;
grant insert (id) on table vetting.live_forecasts to vetting_person;
grant insert (id) on table vetting.notes to vetting_person;
grant insert (id) on table vetting.overturn_reviews to vetting_person;
grant insert (id) on table vetting.priorities to vetting_person;
grant insert (id) on table vetting.relations to vetting_person;
grant insert (id) on table vetting.renewal_starts to vetting_person;
grant insert (id) on table vetting.requests to vetting_person;
grant insert (id) on table vetting.reviews to vetting_job;
grant insert (id) on table vetting.reviews to vetting_person;
grant insert (id) on table vetting.saved_views to vetting_person;
grant insert (id) on table vetting.staff to vetting_person;
grant insert (id) on table vetting.subjects to vetting_person;
grant insert (id) on table vetting.traces to vetting_person;
grant insert (id) on table vetting.visits to vetting_person;
grant insert (id) on table vetting.waivers to vetting_person;
grant insert (id) on table vetting.withdrawals to vetting_person;
grant insert (import) on table network.import_texts to person;
grant insert (input) on table vetting.live_results to vetting_job;
grant insert (intake_id) on table vetting.intake_texts to vetting_person;
grant insert (key) on table network.role_kinds to person;
grant insert (kind) on table network.imports to person;
grant insert (kind) on table network.organisations to person;
grant insert (kind) on table network.units to person;
grant insert (kind) on table vetting.cases to vetting_person;
grant insert (kind) on table vetting.clearance_events to vetting_job;
grant insert (kind) on table vetting.clearance_events to vetting_person;
grant insert (kind) on table vetting.feeds to vetting_person;
grant insert (kind) on table vetting.letters to vetting_person;
grant insert (kind) on table vetting.relations to vetting_person;
grant insert (kind) on table vetting.reviews to vetting_job;
grant insert (kind) on table vetting.reviews to vetting_person;
grant insert (kind) on table vetting.traces to vetting_person;
grant insert (later_adverse) on table vetting.overturn_reviews to vetting_person;
grant insert (leads) on table network.role_kinds to person;
grant insert (level) on table vetting.cases to vetting_person;
grant insert (level) on table vetting.clearance_requests to vetting_person;
grant insert (level) on table vetting.clearances to vetting_person;
grant insert (level) on table vetting.feed_rows to vetting_person;
grant insert (level) on table vetting.released to vetting_person;
grant insert (lines) on table vetting.addresses to vetting_person;
grant insert (lived) on table vetting.addresses to vetting_person;
grant insert (media_type) on table vetting.attachments to vetting_person;
grant insert (milestone) on table network.milestone_dates to person;
grant insert (most) on table vetting.expected_ends to vetting_job;
grant insert (moved) on table vetting.feed_rows to vetting_person;
grant insert (moves_other) on table network.milestones to person;
grant insert (moves_unit) on table network.milestones to person;
grant insert (name) on table network.milestones to person;
grant insert (name) on table network.people to person;
grant insert (name) on table network.programmes to person;
grant insert (name) on table network.proposals to person;
grant insert (name) on table network.role_kinds to person;
grant insert (name) on table network.units to person;
grant insert (name) on table vetting.feed_rows to vetting_person;
grant insert (name) on table vetting.relations to vetting_person;
grant insert (name) on table vetting.saved_views to vetting_person;
grant insert (number) on table vetting.feed_rows to vetting_person;
grant insert (on_day) on table network.successions to person;
grant insert (on_day) on table vetting.clearance_events to vetting_job;
grant insert (on_day) on table vetting.clearance_events to vetting_person;
grant insert (on_day) on table vetting.feed_rows to vetting_person;
grant insert (on_day) on table vetting.withdrawal_steps to vetting_person;
grant insert (options) on table forecast.readings to person;
grant insert (outcome) on table vetting.released to vetting_person;
grant insert (outcome_on) on table vetting.released to vetting_person;
grant insert (overseas_service) on table vetting.addresses to vetting_person;
grant insert (parent) on table network.parents to person;
grant insert (party) on table vetting.visits to vetting_person;
grant insert (party_name) on table vetting.visits to vetting_person;
grant insert (person) on table network.holdings to person;
grant insert (person_name) on table vetting.clearance_requests to vetting_person;
grant insert (phase) on table network.milestones to person;
grant insert (phone) on table vetting.subjects to vetting_person;
grant insert (place) on table network.role_kinds to person;
grant insert (policy) on table vetting.clearances to vetting_person;
grant insert (policy) on table vetting.residency_decisions to vetting_person;
grant insert (post) on table vetting.feed_rows to vetting_person;
grant insert (post_ref) on table vetting.clearance_requests to vetting_person;
grant insert (priority_id) on table vetting.priority_approvals to vetting_person;
grant insert (programme) on table network.milestones to person;
grant insert (proposal) on table network.drawings to person;
grant insert (published) on table network.role_kinds to person;
grant insert (purpose) on table network.contacts to person;
grant insert (query) on table vetting.saved_views to vetting_person;
grant insert (rank) on table network.people to person;
grant insert (rationale) on table vetting.decisions to vetting_person;
grant insert (reached) on table network.milestone_dates to person;
grant insert (reading_id) on table forecast.runs to person;
grant insert (reasons) on table vetting.appeal_outcomes to vetting_person;
grant insert (reasons) on table vetting.decisions to vetting_person;
grant insert (reasons) on table vetting.residency_decisions to vetting_person;
grant insert (received_on) on table vetting.cases to vetting_person;
grant insert (received_on) on table vetting.released to vetting_person;
grant insert (ref) on table vetting.cases to vetting_person;
grant insert (ref) on table vetting.released to vetting_person;
grant insert (refused) on table vetting.feeds to vetting_person;
grant insert (regime) on table vetting.cases to vetting_person;
grant insert (regime) on table vetting.clearance_requests to vetting_person;
grant insert (regime) on table vetting.clearances to vetting_person;
grant insert (regime) on table vetting.withdrawals to vetting_person;
grant insert (relation) on table vetting.relations to vetting_person;
grant insert (renews) on table vetting.cases to vetting_person;
grant insert (request_id) on table vetting.attachments to vetting_person;
grant insert (required_years) on table vetting.residency_decisions to vetting_person;
grant insert (result) on table vetting.results to vetting_person;
grant insert (role_kind) on table network.requirements to person;
grant insert (role_kind) on table network.seats to person;
grant insert (route) on table vetting.appeals to vetting_person;
grant insert (rows_read) on table vetting.feeds to vetting_person;
grant insert (rows_refused) on table vetting.feeds to vetting_person;
grant insert (seat) on table network.holdings to person;
grant insert (seat) on table vetting.decisions to vetting_person;
grant insert (sent_at) on table vetting.forms to vetting_person;
grant insert (settings) on table forecast.runs to person;
grant insert (settings) on table vetting.live_forecasts to vetting_job;
grant insert (settings) on table vetting.live_forecasts to vetting_person;
grant insert (sha256) on table forecast.uploads to person;
grant insert (sha256) on table network.imports to person;
grant insert (sha256) on table vetting.attachments to vetting_person;
grant insert (sha256) on table vetting.feeds to vetting_person;
grant insert (sha256) on table vetting.intakes to vetting_person;
grant insert (share) on table vetting.staff to vetting_person;
grant insert (skills) on table vetting.staff to vetting_person;
grant insert (source) on table network.holdings to person;
grant insert (source) on table network.milestones to person;
grant insert (source) on table network.organisations to person;
grant insert (source) on table network.programmes to person;
grant insert (source) on table network.requirements to person;
grant insert (source) on table network.units to person;
grant insert (sponsor) on table vetting.cases to vetting_person;
grant insert (sponsor) on table vetting.released to vetting_person;
grant insert (sponsor_ref) on table vetting.cases to vetting_person;
grant insert (sponsor_ref) on table vetting.released to vetting_person;
grant insert (staff_id) on table vetting.leave to vetting_person;
grant insert (staff_number) on table vetting.subjects to vetting_person;
grant insert (stage) on table vetting.traces to vetting_person;
grant insert (stage) on table vetting.visits to vetting_person;
grant insert (stage) on table vetting.waivers to vetting_person;
grant insert (standing) on table network.holdings to person;
grant insert (started_at) on table vetting.visits to vetting_person;
grant insert (starts_on) on table vetting.renewal_starts to vetting_person;
grant insert (step) on table vetting.withdrawal_steps to vetting_person;
grant insert (subject_id) on table vetting.cases to vetting_person;
grant insert (subject_id) on table vetting.clearances to vetting_person;
grant insert (text) on table network.import_texts to person;
grant insert (text) on table vetting.intake_texts to vetting_person;
grant insert (told_on) on table vetting.reviews to vetting_person;
grant insert (turn) on table vetting.released to vetting_person;
grant insert (unit) on table network.contacts to person;
grant insert (unit) on table network.cover to person;
grant insert (unit) on table network.organisations to person;
grant insert (unit) on table network.parents to person;
grant insert (unit) on table network.seats to person;
grant insert (unit) on table network.units to person;
grant insert (unit_id) on table forecast.readings to person;
grant insert (unit_id) on table forecast.runs to person;
grant insert (unit_id) on table forecast.uploads to person;
grant insert (unit_id) on table vetting.addresses to vetting_person;
grant insert (unit_id) on table vetting.appeal_outcomes to vetting_person;
grant insert (unit_id) on table vetting.appeals to vetting_person;
grant insert (unit_id) on table vetting.applicant_withdrawals to vetting_person;
grant insert (unit_id) on table vetting.attachments to vetting_person;
grant insert (unit_id) on table vetting.cases to vetting_person;
grant insert (unit_id) on table vetting.clearance_events to vetting_job;
grant insert (unit_id) on table vetting.clearance_events to vetting_person;
grant insert (unit_id) on table vetting.clearance_requests to vetting_person;
grant insert (unit_id) on table vetting.clearances to vetting_person;
grant insert (unit_id) on table vetting.decisions to vetting_person;
grant insert (unit_id) on table vetting.expected_ends to vetting_job;
grant insert (unit_id) on table vetting.feed_rows to vetting_person;
grant insert (unit_id) on table vetting.feeds to vetting_person;
grant insert (unit_id) on table vetting.forms to vetting_person;
grant insert (unit_id) on table vetting.intake_texts to vetting_person;
grant insert (unit_id) on table vetting.intakes to vetting_person;
grant insert (unit_id) on table vetting.lanes to vetting_person;
grant insert (unit_id) on table vetting.leave to vetting_person;
grant insert (unit_id) on table vetting.letters to vetting_person;
grant insert (unit_id) on table vetting.live_forecasts to vetting_job;
grant insert (unit_id) on table vetting.live_forecasts to vetting_person;
grant insert (unit_id) on table vetting.live_results to vetting_job;
grant insert (unit_id) on table vetting.notes to vetting_person;
grant insert (unit_id) on table vetting.outcomes to vetting_person;
grant insert (unit_id) on table vetting.overturn_reviews to vetting_person;
grant insert (unit_id) on table vetting.people to vetting_person;
grant insert (unit_id) on table vetting.priorities to vetting_person;
grant insert (unit_id) on table vetting.priority_approvals to vetting_person;
grant insert (unit_id) on table vetting.recusals to vetting_person;
grant insert (unit_id) on table vetting.relations to vetting_person;
grant insert (unit_id) on table vetting.released to vetting_person;
grant insert (unit_id) on table vetting.renewal_starts to vetting_person;
grant insert (unit_id) on table vetting.requests to vetting_person;
grant insert (unit_id) on table vetting.residency_decisions to vetting_person;
grant insert (unit_id) on table vetting.results to vetting_person;
grant insert (unit_id) on table vetting.reviews to vetting_job;
grant insert (unit_id) on table vetting.reviews to vetting_person;
grant insert (unit_id) on table vetting.staff to vetting_person;
grant insert (unit_id) on table vetting.subjects to vetting_person;
grant insert (unit_id) on table vetting.traces to vetting_person;
grant insert (unit_id) on table vetting.visits to vetting_person;
grant insert (unit_id) on table vetting.waiver_approvals to vetting_person;
grant insert (unit_id) on table vetting.waivers to vetting_person;
grant insert (unit_id) on table vetting.withdrawal_steps to vetting_person;
grant insert (unit_id) on table vetting.withdrawals to vetting_person;
grant insert (unit_kind) on table network.requirements to person;
grant insert (until) on table vetting.feed_rows to vetting_person;
grant insert (until) on table vetting.waivers to vetting_person;
grant insert (upheld) on table vetting.appeal_outcomes to vetting_person;
grant insert (upload_id) on table forecast.readings to person;
grant insert (valid) on table network.contacts to person;
grant insert (valid) on table network.cover to person;
grant insert (valid) on table network.holdings to person;
grant insert (valid) on table network.parents to person;
grant insert (valid) on table network.requirements to person;
grant insert (valid) on table network.units to person;
grant insert (valid) on table vetting.clearances to vetting_person;
grant insert (validity) on table vetting.outcomes to vetting_person;
grant insert (version) on table network.drawings to person;
grant insert (version) on table vetting.forms to vetting_person;
grant insert (visit_id) on table vetting.results to vetting_person;
grant insert (waiver_id) on table vetting.waiver_approvals to vetting_person;
grant insert (wants) on table vetting.requests to vetting_person;
grant insert (why) on table network.contacts to person;
grant insert (why) on table network.cover to person;
grant insert (why) on table network.holdings to person;
grant insert (why) on table network.milestone_dates to person;
grant insert (why) on table network.parents to person;
grant insert (why) on table network.requirements to person;
grant insert (why) on table network.successions to person;
grant insert (why) on table network.units to person;
grant insert (why) on table vetting.clearance_events to vetting_job;
grant insert (why) on table vetting.clearance_events to vetting_person;
grant insert (why) on table vetting.priorities to vetting_person;
grant insert (why) on table vetting.recusals to vetting_person;
grant insert (why) on table vetting.renewal_starts to vetting_person;
grant insert (why) on table vetting.waivers to vetting_person;
grant insert (why) on table vetting.withdrawals to vetting_person;
grant insert (window_ends) on table vetting.appeals to vetting_person;
grant insert (window_policy) on table vetting.appeals to vetting_person;
grant insert (withdraw_it) on table vetting.withdrawal_steps to vetting_person;
grant insert (withdrawal_id) on table vetting.appeals to vetting_person;
grant insert (withdrawal_id) on table vetting.clearance_events to vetting_person;
grant insert (withdrawal_id) on table vetting.withdrawal_steps to vetting_person;
grant insert (words) on table network.contacts to person;
grant insert (words) on table vetting.appeal_outcomes to vetting_person;
grant insert (words) on table vetting.applicant_withdrawals to vetting_person;
grant insert (words) on table vetting.notes to vetting_person;
grant insert (words) on table vetting.overturn_reviews to vetting_person;
grant insert (words) on table vetting.requests to vetting_person;
grant insert (words) on table vetting.residency_decisions to vetting_person;
grant insert (words) on table vetting.reviews to vetting_person;
grant insert (words) on table vetting.traces to vetting_person;
grant insert (words) on table vetting.withdrawal_steps to vetting_person;
grant insert (works) on table vetting.staff to vetting_person;
grant select (account) on table spine.sessions to person;
grant select (closed_at) on table spine.sessions to person;
grant select (ends_at) on table spine.sessions to person;
grant select (id) on table spine.sessions to person;
grant select (id) on table vetting.subjects to vetting_job;
grant select (opened_at) on table spine.sessions to person;
grant select (remark) on table spine.sessions to person;
grant select (seen_at) on table spine.sessions to person;
grant select (signed_in_at) on table spine.sessions to person;
grant select (staff_number) on table vetting.subjects to vetting_job;
grant select (strength) on table spine.sessions to person;
grant select (unit_id) on table vetting.subjects to vetting_job;
grant update (advice) on table forecast.readings to job;
grant update (advice) on table forecast.runs to job;
grant update (allocated_to) on table vetting.cases to vetting_person;
grant update (answer) on table vetting.requests to vetting_person;
grant update (answered_by) on table vetting.requests to vetting_person;
grant update (answered_on) on table vetting.requests to vetting_person;
grant update (applicant) on table vetting.cases to vetting_person;
grant update (applicant) on table vetting.released to vetting_person;
grant update (applied) on table network.imports to person;
grant update (applied) on table vetting.intakes to vetting_person;
grant update (applied_at) on table network.imports to person;
grant update (applied_at) on table vetting.intakes to vetting_person;
grant update (born) on table vetting.subjects to vetting_person;
grant update (case_id) on table vetting.clearance_requests to vetting_person;
grant update (cases) on table forecast.readings to job;
grant update (closed_on) on table vetting.cases to vetting_person;
grant update (closed_why) on table vetting.cases to vetting_person;
grant update (digest) on table forecast.runs to job;
grant update (digest) on table vetting.live_forecasts to vetting_job;
grant update (done_by) on table vetting.reviews to vetting_person;
grant update (done_on) on table vetting.reviews to vetting_person;
grant update (dropped_at) on table vetting.leave to vetting_person;
grant update (dropped_at) on table vetting.saved_views to vetting_person;
grant update (email) on table vetting.subjects to vetting_person;
grant update (ended_at) on table forecast.readings to job;
grant update (ended_at) on table forecast.runs to job;
grant update (ended_at) on table vetting.live_forecasts to vetting_job;
grant update (erased_at) on table forecast.uploads to job;
grant update (erased_at) on table network.imports to job;
grant update (erased_at) on table vetting.attachments to vetting_job;
grant update (erased_at) on table vetting.intakes to vetting_job;
grant update (expected_from) on table vetting.released to vetting_job;
grant update (expected_from) on table vetting.released to vetting_person;
grant update (expected_half) on table vetting.released to vetting_job;
grant update (expected_half) on table vetting.released to vetting_person;
grant update (expected_most) on table vetting.released to vetting_job;
grant update (expected_most) on table vetting.released to vetting_person;
grant update (family_name) on table vetting.subjects to vetting_person;
grant update (forecast_id) on table vetting.expected_ends to vetting_job;
grant update (form_on) on table vetting.released to vetting_person;
grant update (found) on table forecast.readings to job;
grant update (given_names) on table vetting.subjects to vetting_person;
grant update (half) on table vetting.expected_ends to vetting_job;
grant update (held) on table network.tree to person;
grant update (held) on table vetting.lanes to vetting_person;
grant update (input_hash) on table forecast.runs to job;
grant update (input_hash) on table vetting.live_forecasts to vetting_job;
grant update (is_open) on table vetting.visits to vetting_person;
grant update (last_reminder_on) on table vetting.requests to vetting_job;
grant update (level) on table vetting.cases to vetting_person;
grant update (level) on table vetting.released to vetting_person;
grant update (made_with) on table forecast.runs to job;
grant update (made_with) on table vetting.live_forecasts to vetting_job;
grant update (most) on table vetting.expected_ends to vetting_job;
grant update (name) on table vetting.people to vetting_person;
grant update (outcome) on table vetting.released to vetting_person;
grant update (outcome_on) on table vetting.released to vetting_person;
grant update (percent) on table forecast.readings to job;
grant update (percent) on table forecast.runs to job;
grant update (percent) on table vetting.live_forecasts to vetting_job;
grant update (phone) on table vetting.subjects to vetting_person;
grant update (priority) on table vetting.cases to vetting_person;
grant update (question) on table forecast.readings to job;
grant update (recorded) on table network.contacts to person;
grant update (recorded) on table network.cover to person;
grant update (recorded) on table network.holdings to person;
grant update (recorded) on table network.milestone_dates to person;
grant update (recorded) on table network.parents to person;
grant update (recorded) on table network.requirements to person;
grant update (recorded) on table network.successions to person;
grant update (recorded) on table network.units to person;
grant update (reminders) on table vetting.requests to vetting_job;
grant update (result) on table vetting.reviews to vetting_person;
grant update (roles) on table vetting.people to vetting_person;
grant update (settled_on) on table vetting.clearance_requests to vetting_person;
grant update (share) on table vetting.staff to vetting_person;
grant update (skills) on table vetting.staff to vetting_person;
grant update (sponsor) on table vetting.cases to vetting_person;
grant update (sponsor) on table vetting.released to vetting_person;
grant update (sponsor_ref) on table vetting.cases to vetting_person;
grant update (sponsor_ref) on table vetting.released to vetting_person;
grant update (staff_number) on table vetting.subjects to vetting_person;
grant update (state) on table forecast.readings to job;
grant update (state) on table forecast.runs to job;
grant update (state) on table vetting.cases to vetting_person;
grant update (state) on table vetting.clearance_requests to vetting_person;
grant update (state) on table vetting.live_forecasts to vetting_job;
grant update (step) on table forecast.readings to job;
grant update (step) on table forecast.runs to job;
grant update (step) on table vetting.live_forecasts to vetting_job;
grant update (subject_id) on table vetting.cases to vetting_person;
grant update (turn) on table vetting.released to vetting_person;
grant update (turned_down_why) on table vetting.clearance_requests to vetting_person;
grant update (used_at) on table vetting.feeds to vetting_person;
grant update (used_by) on table vetting.feeds to vetting_person;
grant update (why) on table forecast.readings to job;
grant update (why) on table forecast.runs to job;
grant update (why) on table vetting.live_forecasts to vetting_job;
grant update (withdrawn_on) on table vetting.requests to vetting_person;
grant update (words) on table vetting.reviews to vetting_person;
grant update (works) on table vetting.staff to vetting_person;

-- Grants on functions

grant execute on routine ledger.erase(uuid[],text) to job;
grant execute on routine ledger.erase_what_is_due(integer) to job;
grant execute on routine ledger.kinds_since(timestamp with time zone) to person;
grant execute on routine ledger.look(text,uuid,uuid,timestamp with time zone,timestamp with time zone,timestamp with time zone,uuid,integer) to person;
grant execute on routine ledger.look_at(timestamp with time zone,uuid) to person;
grant execute on routine ledger.look_for(text,integer) to person;
grant execute on routine ledger.record(text,uuid[],jsonb) to job;
grant execute on routine ledger.record(text,uuid[],jsonb) to muster_owner;
grant execute on routine ledger.record(text,uuid[],jsonb) to person;
grant execute on routine ledger.witness() to muster_owner;
grant execute on routine network.areas_of(integer[],integer[]) to person;
grant execute on routine network.check_cover() to person;
grant execute on routine network.check_holdings() to person;
grant execute on routine network.check_parents() to person;
grant execute on routine network.check_unit(integer) to person;
grant execute on routine network.check_units() to person;
grant execute on routine network.copy_kind() to person;
grant execute on routine network.copy_seat() to person;
grant execute on routine network.fault(text,text) to person;
grant execute on routine network.is_force_staff() to person;
grant execute on routine network.knows_holders() to person;
grant execute on routine network.only_closes() to job;
grant execute on routine network.only_closes() to person;
grant execute on routine network.units_of(text[]) to person;
grant execute on routine spine.act() to job;
grant execute on routine spine.act() to measure;
grant execute on routine spine.act() to muster_owner;
grant execute on routine spine.act() to person;
grant execute on routine spine.add_working_days(date,integer) to job;
grant execute on routine spine.add_working_days(date,integer) to measure;
grant execute on routine spine.add_working_days(date,integer) to muster_owner;
grant execute on routine spine.add_working_days(date,integer) to person;
grant execute on routine spine.addressed_to_me() to job;
grant execute on routine spine.addressed_to_me() to measure;
grant execute on routine spine.addressed_to_me() to muster_owner;
grant execute on routine spine.addressed_to_me() to person;
grant execute on routine spine.answered(uuid,integer,jsonb,bytea) to person;
grant execute on routine spine.approve_assignment(uuid) to person;
grant execute on routine spine.approve_grant(uuid) to person;
grant execute on routine spine.approve_move(uuid) to person;
grant execute on routine spine.approve_policy(uuid) to person;
grant execute on routine spine.ask_assignment(uuid,text,integer,daterange,text) to person;
grant execute on routine spine.ask_grant(uuid,uuid,date,text) to person;
grant execute on routine spine.ask_lift(uuid,text) to person;
grant execute on routine spine.ask_link(text,bytea) to muster_door;
grant execute on routine spine.ask_move(integer,integer,date,text) to person;
grant execute on routine spine.ask_policy(text,text,date,jsonb,text) to person;
grant execute on routine spine.ask_standing_questions() to job;
grant execute on routine spine.bodies_as(text) to job;
grant execute on routine spine.bodies_as(text) to measure;
grant execute on routine spine.bodies_as(text) to muster_owner;
grant execute on routine spine.bodies_as(text) to person;
grant execute on routine spine.close_account(uuid,text) to person;
grant execute on routine spine.close_session(bytea) to muster_door;
grant execute on routine spine.count_versions(regclass) to muster_owner;
grant execute on routine spine.describe_unit(integer,text,date) to job;
grant execute on routine spine.describe_unit(integer,text,date) to person;
grant execute on routine spine.end_assignment(uuid,text) to person;
grant execute on routine spine.enqueue(text,json) to job;
grant execute on routine spine.enqueue(text,json) to person;
grant execute on routine spine.enrol_factor(bytea,text,text,bigint,text[],text) to muster_door;
grant execute on routine spine.enter(bytea,text) to muster_service;
grant execute on routine spine.enter_service(text,text) to muster_measures;
grant execute on routine spine.enter_service(text,text) to muster_migrator;
grant execute on routine spine.enter_service(text,text) to muster_owner;
grant execute on routine spine.enter_service(text,text) to muster_worker;
grant execute on routine spine.entered() to job;
grant execute on routine spine.entered() to measure;
grant execute on routine spine.entered() to muster_owner;
grant execute on routine spine.entered() to person;
grant execute on routine spine.factors_at(bytea) to muster_door;
grant execute on routine spine.forget_requests() to job;
grant execute on routine spine.granted() to job;
grant execute on routine spine.granted() to measure;
grant execute on routine spine.granted() to muster_owner;
grant execute on routine spine.granted() to person;
grant execute on routine spine.guard(regclass,text,text) to muster_owner;
grant execute on routine spine.has_any_role(text[]) to job;
grant execute on routine spine.has_any_role(text[]) to measure;
grant execute on routine spine.has_any_role(text[]) to muster_owner;
grant execute on routine spine.has_any_role(text[]) to person;
grant execute on routine spine.has_role(text) to job;
grant execute on routine spine.has_role(text) to measure;
grant execute on routine spine.has_role(text) to muster_owner;
grant execute on routine spine.has_role(text) to person;
grant execute on routine spine.issue_link(uuid) to job;
grant execute on routine spine.keep_addressed() to muster_owner;
grant execute on routine spine.lift_hold(uuid) to person;
grant execute on routine spine.list_jobs() to person;
grant execute on routine spine.list_sessions(uuid) to person;
grant execute on routine spine.make_due_moves() to job;
grant execute on routine spine.me() to job;
grant execute on routine spine.me() to measure;
grant execute on routine spine.me() to muster_owner;
grant execute on routine spine.me() to person;
grant execute on routine spine.next_version() to muster_owner;
grant execute on routine spine.notify(uuid,text,text) to job;
grant execute on routine spine.notify(uuid,text,text) to person;
grant execute on routine spine.on_errand(uuid) to job;
grant execute on routine spine.on_hold(uuid) to job;
grant execute on routine spine.once(uuid,bytea) to person;
grant execute on routine spine.open_account(text,text,text) to person;
grant execute on routine spine.open_body(text,text) to job;
grant execute on routine spine.open_body(text,text) to person;
grant execute on routine spine.open_outside_account(text) to person;
grant execute on routine spine.open_session(text,text,timestamp with time zone,text) to muster_door;
grant execute on routine spine.open_unit(text,text,integer) to job;
grant execute on routine spine.open_unit(text,text,integer) to person;
grant execute on routine spine.pass_factor(bytea,uuid,bigint,text) to muster_door;
grant execute on routine spine.place_hold(uuid,text) to person;
grant execute on routine spine.policy_on(text,text,date) to job;
grant execute on routine spine.policy_on(text,text,date) to measure;
grant execute on routine spine.policy_on(text,text,date) to muster_owner;
grant execute on routine spine.policy_on(text,text,date) to person;
grant execute on routine spine.put_job(text,json) to spine_owner;
grant execute on routine spine.put_job_again(bigint) to spine_owner;
grant execute on routine spine.queue_jobs() to spine_owner;
grant execute on routine spine.refuse_factor(bytea,text,text) to muster_door;
grant execute on routine spine.refuse_sign_in(text,text,text) to muster_door;
grant execute on routine spine.retry_job(bigint) to person;
grant execute on routine spine.revoke_session(uuid) to person;
grant execute on routine spine.service() to job;
grant execute on routine spine.service() to measure;
grant execute on routine spine.service() to muster_owner;
grant execute on routine spine.service() to person;
grant execute on routine spine.session() to job;
grant execute on routine spine.session() to measure;
grant execute on routine spine.session() to muster_owner;
grant execute on routine spine.session() to person;
grant execute on routine spine.set_contact(uuid,text) to person;
grant execute on routine spine.settle() to muster_migrator;
grant execute on routine spine.settle_mail(uuid,text,text) to job;
grant execute on routine spine.signed_in() to person;
grant execute on routine spine.take_security_events(text) to job;
grant execute on routine spine.take_side() to muster_owner;
grant execute on routine spine.take_sides(regclass,text,text,text) to muster_owner;
grant execute on routine spine.today() to job;
grant execute on routine spine.today() to measure;
grant execute on routine spine.today() to muster_owner;
grant execute on routine spine.today() to person;
grant execute on routine spine.try_factor(bytea,text) to muster_door;
grant execute on routine spine.units_as(text) to job;
grant execute on routine spine.units_as(text) to measure;
grant execute on routine spine.units_as(text) to muster_owner;
grant execute on routine spine.units_as(text) to person;
grant execute on routine spine.units_as_any(text[]) to job;
grant execute on routine spine.units_as_any(text[]) to measure;
grant execute on routine spine.units_as_any(text[]) to muster_owner;
grant execute on routine spine.units_as_any(text[]) to person;
grant execute on routine spine.use_link(bytea,bytea,boolean) to muster_door;
grant execute on routine spine.vetting_units() to person;
grant execute on routine spine.witness_table(regclass,text[]) to muster_owner;
grant execute on routine spine.wording_of(regclass,text,text) to muster_migrator;
grant execute on routine spine.wording_of(regclass,text,text) to muster_owner;
grant execute on routine spine.wording_of(regclass,text,text) to muster_service;
grant execute on routine spine.wording_of(regclass,text,text) to muster_worker;
grant execute on routine spine.working_days_between(date,date) to job;
grant execute on routine spine.working_days_between(date,date) to measure;
grant execute on routine spine.working_days_between(date,date) to muster_owner;
grant execute on routine spine.working_days_between(date,date) to person;
grant execute on routine vetting.appealed() to vetting_person;
grant execute on routine vetting.appealed_withdrawals() to vetting_person;
grant execute on routine vetting.applicant_moves_the_turn() to vetting_person;
grant execute on routine vetting.clearance_is_granted() to vetting_person;
grant execute on routine vetting.keep_the_cap() to vetting_person;
grant execute on routine vetting.know_withdrawal() to vetting_person;
grant execute on routine vetting.outcome_follows() to vetting_person;
grant execute on routine vetting.own_cases() to vetting_person;
grant execute on routine vetting.result_ends_visit() to vetting_person;
grant execute on routine vetting.staff_units() to vetting_person;
grant execute on routine vetting.stamp_person() to vetting_person;
grant execute on routine vetting.stamp_target() to vetting_person;
grant execute on routine vetting.visit_is_open() to vetting_person;
grant execute on routine vetting.withdrawn_by_its_steps() to vetting_person;

-- Grants on what is made later

alter default privileges for role muster_owner grant execute on functions to muster_owner;
alter default privileges for role spine_owner grant execute on functions to spine_owner;
