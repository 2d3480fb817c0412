-- The forecast in the service: logs that people bring, how each was read, and the runs made from them with what came out.
create schema forecast;
grant usage on schema forecast to person, job;

-- What is known of a log. Its bytes lie apart, because they go when their time has come and this stays.
create table forecast.uploads (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  file_name text not null check (char_length(file_name) between 1 and 150),
  byte_count int not null check (byte_count between 1 and 52428800),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by uuid not null default spine.me() references spine.accounts,
  uploaded_at timestamptz not null default now(),
  erased_at timestamptz,
  unique (id, unit_id)
);
create index uploads_by_unit on forecast.uploads (unit_id, uploaded_at desc, id desc);
create index uploads_to_erase on forecast.uploads (uploaded_at) where erased_at is null;
alter table forecast.uploads enable row level security, force row level security;
create policy manager_reads on forecast.uploads for select to person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on forecast.uploads for insert to person
  with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and uploaded_by = (select spine.me()));
create policy job_reads on forecast.uploads for select to job using ((select spine.service()) in ('jobs', 'retention'));
create policy retention_marks on forecast.uploads for update to job
  using ((select spine.service()) = 'retention') with check ((select spine.service()) = 'retention');
call spine.witness_table('forecast.uploads', 'id');
grant select, insert (id, unit_id, file_name, byte_count, sha256) on forecast.uploads to person;
grant select, update (erased_at) on forecast.uploads to job;

-- The bytes, in parts that a statement and its witness can hold. Nobody reads them but the job; they are added with their upload or never.
create table forecast.contents (
  upload_id uuid not null references forecast.uploads,
  part int not null check (part between 0 and 99),
  bytes bytea not null check (octet_length(bytes) between 1 and 4194304),
  primary key (upload_id, part)
);
alter table forecast.contents alter column bytes set storage external;
alter table forecast.contents enable row level security, force row level security;
create policy uploader_adds on forecast.contents for insert to person with check (exists (
  select from forecast.uploads u where u.id = upload_id and u.uploaded_by = (select spine.me()) and u.uploaded_at = now()));
create policy job_reads on forecast.contents for select to job using ((select spine.service()) in ('jobs', 'retention'));
create policy retention_erases on forecast.contents for delete to job using ((select spine.service()) = 'retention');
call spine.witness_table('forecast.contents', 'upload_id', 'part');
grant insert on forecast.contents to person;
grant select, delete on forecast.contents to job;

-- One attempt to read a log: what a person settled beforehand, and what the file then showed. A correction is a new attempt.
create table forecast.readings (
  id uuid primary key default gen_random_uuid(),
  upload_id uuid not null,
  unit_id int not null,
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  asked_by uuid not null default spine.me() references spine.accounts,
  asked_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued', 'working', 'read', 'undecided', 'refused')),
  step text not null default 'Waiting for its turn' check (char_length(step) between 1 and 100),
  percent int not null default 0 check (percent between 0 and 100),
  found jsonb,
  cases int check (cases >= 0),
  question jsonb,
  why text,
  advice text,
  ended_at timestamptz,
  check (state <> 'read' or found is not null and cases is not null),
  check ((state = 'undecided') = (question is not null)),
  check (state not in ('undecided', 'refused') or why is not null),
  foreign key (upload_id, unit_id) references forecast.uploads (id, unit_id),
  unique (id, unit_id)
);
create index readings_by_upload on forecast.readings (upload_id, asked_at desc);
alter table forecast.readings enable row level security, force row level security;
create policy manager_reads on forecast.readings for select to person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on forecast.readings for insert to person
  with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and asked_by = (select spine.me()));
create policy job_reads on forecast.readings for select to job using ((select spine.service()) = 'jobs');
create policy job_tells on forecast.readings for update to job
  using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
call spine.witness_table('forecast.readings', 'id');
grant select, insert (id, upload_id, unit_id, options) on forecast.readings to person;
grant select, update (state, step, percent, found, cases, question, why, advice, ended_at) on forecast.readings to job;

-- One report and forecast: its frozen inputs are the reading and the settings. Another one from the same inputs names the first.
create table forecast.runs (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null,
  reading_id uuid not null,
  again_of uuid,
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  asked_by uuid not null default spine.me() references spine.accounts,
  asked_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued', 'working', 'done', 'failed')),
  step text not null default 'Waiting for its turn' check (char_length(step) between 1 and 100),
  percent int not null default 0 check (percent between 0 and 100),
  why text,
  advice text,
  input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  made_with jsonb,
  ended_at timestamptz,
  check (state <> 'done' or digest is not null and made_with is not null),
  check ((state = 'failed') = (why is not null)),
  foreign key (reading_id, unit_id) references forecast.readings (id, unit_id),
  unique (id, unit_id),
  foreign key (again_of, unit_id) references forecast.runs (id, unit_id)
);
create index runs_by_unit on forecast.runs (unit_id, asked_at desc, id desc);
create index runs_by_reading on forecast.runs (reading_id);
create index runs_made_again on forecast.runs (again_of) where again_of is not null;
alter table forecast.runs enable row level security, force row level security;
create policy manager_reads on forecast.runs for select to person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on forecast.runs for insert to person
  with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and asked_by = (select spine.me()));
create policy job_reads on forecast.runs for select to job using ((select spine.service()) = 'jobs');
create policy job_tells on forecast.runs for update to job
  using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
call spine.witness_table('forecast.runs', 'id');
grant select, insert (id, unit_id, reading_id, again_of, settings) on forecast.runs to person;
grant select, update (state, step, percent, why, advice, input_hash, digest, made_with, ended_at) on forecast.runs to job;

-- What came out, as it was made. There may be a report without a forecast: some logs hold too little for one.
create table forecast.results (
  run_id uuid primary key references forecast.runs,
  -- As they were written, key by key: jsonb would put them in an order of its own.
  report json not null,
  forecast json,
  forecast_refused text,
  check ((forecast is null) = (forecast_refused is not null))
);
alter table forecast.results enable row level security, force row level security;
create policy follows_its_run on forecast.results for select to person using (exists (select from forecast.runs r where r.id = run_id));
create policy job_reads on forecast.results for select to job using ((select spine.service()) = 'jobs');
create policy job_adds on forecast.results for insert to job with check ((select spine.service()) = 'jobs');
call spine.witness_table('forecast.results', 'run_id');
grant select on forecast.results to person;
grant select, insert on forecast.results to job;
