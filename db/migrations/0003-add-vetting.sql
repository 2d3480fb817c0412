-- Vetting: subjects, cases, what was found, who decided, clearances and what becomes of them. Behind a wall: only vetting_person and vetting_job come
-- here, and they come to no other walled feature. Inside, a unit sees its own cases. From outside nothing is seen but `released`, which is written from
-- facts the applicant knows already.
create schema vetting;
grant usage on schema vetting to vetting_person, vetting_job;

-- The staff of a vetting unit: whoever researches, decides or manages there.
create function vetting.staff_units() returns int[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select spine.units_as_any('{vetting-researcher,vetting-decision-maker,vetting-manager}')
$$;
grant execute on function vetting.staff_units() to vetting_person;

-- Procedures for the three policies that nearly every table has.
create procedure vetting.for_staff(of_table regclass, verbs text[]) language plpgsql set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- Who works here, by the name of their account: nobody behind the wall reads accounts, so a name is put down when its owner comes. For giving out
-- cases and for who did what. The database stamps name and roles, so nobody comes under another's.
create table vetting.people (
  account uuid not null default spine.me() references spine.accounts,
  unit_id int not null references spine.units,
  name text not null default '',
  roles text[] not null default '{}',
  primary key (account, unit_id)
);
create function vetting.stamp_person() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.account := spine.me();
  new.name := (spine.signed_in()).name;
  new.roles := array(select role from unnest('{vetting-researcher,vetting-decision-maker,vetting-manager}'::text[]) as role where new.unit_id = any (spine.units_as(role)));
  return new;
end $$;
grant execute on function vetting.stamp_person() to vetting_person;
create trigger stamp_person before insert or update on vetting.people for each row execute function vetting.stamp_person();
alter table vetting.people enable always trigger stamp_person;
alter table vetting.people enable row level security, force row level security;
call spine.guard('vetting.people', 'trigger', 'stamp_person');
call vetting.for_staff('vetting.people', '{select}');
create policy own_adds on vetting.people for insert to vetting_person with check (account = (select spine.me()) and unit_id = any ((select vetting.staff_units())::int[]));
create policy own_changes on vetting.people for update to vetting_person
  using (account = (select spine.me())) with check (account = (select spine.me()) and unit_id = any ((select vetting.staff_units())::int[]));
call spine.witness_table('vetting.people', 'account', 'unit_id');

-- Who is vetted. A record of vetting's own; family and associates are nobody's record but the case's.
create table vetting.subjects (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  family_name text not null check (char_length(family_name) between 1 and 80),
  given_names text not null check (char_length(given_names) between 1 and 120),
  born date not null,
  email text check (char_length(email) <= 254),
  phone text check (char_length(phone) <= 30),
  -- What the force's own systems call them; by it their lists are compared with what is here.
  staff_number text check (char_length(staff_number) between 1 and 40),
  version int not null default 1,
  added_at timestamptz not null default now(),
  added_by uuid not null default spine.me() references spine.accounts,
  unique (id, unit_id),
  constraint one_subject_of_a_number unique (unit_id, staff_number)
);
create index subjects_by_unit on vetting.subjects (unit_id, family_name, given_names, id);
alter table vetting.subjects enable row level security, force row level security;
call vetting.for_staff('vetting.subjects', '{select,insert,update}');
call spine.count_versions('vetting.subjects');
call spine.witness_table('vetting.subjects', 'id');

create table vetting.cases (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null,
  ref text not null check (ref ~ '^[A-Z0-9][A-Z0-9/-]{2,29}$'),
  subject_id uuid not null,
  level text not null check (level ~ '^[a-z][a-z0-9-]{0,19}$'),
  -- Which law the person stands under: it decides routes of appeal and withdrawal.
  regime text not null check (regime in ('officer', 'staff', 'non-police', 'national-security')),
  kind text not null check (kind in ('new', 'renewal', 'transferee', 'rejoiner', 'change', 'aftercare')),
  -- Whoever asked for the clearance, and what they call the post: never a key of recruitment.
  sponsor uuid references spine.accounts,
  sponsor_ref text check (char_length(sponsor_ref) between 1 and 80),
  received_on date not null,
  -- The last working day of the level's target, by the rule of the day of receipt. Worked out by the database: the queue goes by it.
  target_on date,
  state text not null default 'intake' check (state in ('intake', 'residency', 'checks', 'decision', 'second-decision', 'granted', 'refused', 'not-progressed', 'discontinued', 'withdrawn')),
  closed_on date,
  closed_why text check (char_length(closed_why) between 1 and 500),
  allocated_to uuid references spine.accounts,
  priority boolean not null default false,
  -- The applicant's own account, behind this wall alone.
  applicant uuid references spine.accounts,
  renews uuid,
  version int not null default 1,
  opened_at timestamptz not null default now(),
  opened_by uuid not null default spine.me() references spine.accounts,
  foreign key (subject_id, unit_id) references vetting.subjects (id, unit_id),
  unique (id, unit_id),
  unique (unit_id, ref),
  check ((closed_on is null) = (state in ('intake', 'residency', 'checks', 'decision', 'second-decision'))),
  check (closed_on is null or closed_on >= received_on)
);
-- The queue of a unit, page by page in each order it can be had in; open cases are a tenth of all.
create index cases_queue on vetting.cases (unit_id, received_on, id) where closed_on is null;
create index cases_by_target on vetting.cases (unit_id, target_on, id) where closed_on is null;
create index cases_by_state on vetting.cases (unit_id, state, received_on, id) where closed_on is null;
create index cases_by_level on vetting.cases (unit_id, level, received_on, id) where closed_on is null;
create index cases_of_person on vetting.cases (allocated_to, received_on) where closed_on is null;
-- For the cap of the priority lane, which counts what came in lately.
create index cases_received on vetting.cases (unit_id, received_on);
create index cases_closed on vetting.cases (unit_id, closed_on) where closed_on is not null;
create index cases_of_subject on vetting.cases (subject_id);
create index cases_of_sponsor on vetting.cases (sponsor) where sponsor is not null;
create index cases_of_applicant on vetting.cases (applicant) where applicant is not null;
-- A clearance is renewed by one case at a time.
create unique index one_renewal_at_a_time on vetting.cases (renews) where renews is not null and (closed_on is null or state = 'granted');
create function vetting.stamp_target() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.target_on := spine.add_working_days(new.received_on, (select value::int from spine.policy_on('vetting-target', new.level, new.received_on)));
  return new;
end $$;
grant execute on function vetting.stamp_target() to vetting_person;
create trigger stamp_target before insert or update of level, received_on on vetting.cases for each row execute function vetting.stamp_target();
alter table vetting.cases enable always trigger stamp_target;
alter table vetting.cases enable row level security, force row level security;
call vetting.for_staff('vetting.cases', '{select,insert,update}');
call spine.count_versions('vetting.cases');
call spine.witness_table('vetting.cases', 'id');

-- What the form says. It belongs to the case and is content: erased when its time has come.
create table vetting.addresses (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  lived daterange not null check (not isempty(lived) and lower(lived) is not null),
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- Crown or Forces service abroad, or with somebody who serves: counted as checkable.
  overseas_service boolean not null default false,
  lines text not null check (char_length(lines) between 1 and 300),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
create index addresses_of_case on vetting.addresses (case_id);
create table vetting.relations (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  kind text not null check (kind in ('family', 'associate')),
  relation text not null check (char_length(relation) between 1 and 60),
  name text not null check (char_length(name) between 1 and 160),
  born date,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
create index relations_of_case on vetting.relations (case_id);
alter table vetting.addresses enable row level security, force row level security;
alter table vetting.relations enable row level security, force row level security;
call vetting.for_staff('vetting.addresses', '{select,insert}');
call vetting.for_staff('vetting.relations', '{select,insert}');
call spine.witness_table('vetting.addresses', 'id');
call spine.witness_table('vetting.relations', 'id');

-- A case's stay in a stage, and who holds it meanwhile. Whoever works on a case takes the side "work" in it, by the database's own hand.
create table vetting.visits (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  stage text not null check (stage ~ '^[a-z][a-z-]{1,39}$'),
  party text not null check (party in ('unit', 'applicant', 'other-force', 'uksv', 'panel', 'professional-standards', 'agency')),
  -- With which force or body, where it is another's turn.
  party_name text check (char_length(party_name) between 1 and 80),
  started_at timestamptz not null default now(),
  begun_by uuid not null default spine.me() references spine.accounts,
  -- Until it has its result. Kept by the database, so that what is open is found without looking through all that ever was.
  is_open boolean not null default true,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  unique (id, case_id, unit_id)
);
create index visits_of_case on vetting.visits (case_id, started_at);
-- A decision ends its stage without a result, so that one would stay here for ever.
create index visits_open on vetting.visits (unit_id, stage, party, case_id) where is_open and stage <> 'decision';
create index visits_open_of_case on vetting.visits (case_id) where is_open and stage <> 'decision';
create table vetting.results (
  visit_id uuid primary key,
  case_id uuid not null,
  unit_id int not null,
  result text not null check (result in ('clear', 'trace', 'not-needed', 'returned', 'stopped')),
  ended_at timestamptz not null default now(),
  done_by uuid not null default spine.me(),
  work_side text generated always as ('work') stored,
  foreign key (visit_id, case_id, unit_id) references vetting.visits (id, case_id, unit_id),
  constraint worker_has_a_hand foreign key (case_id, done_by, work_side) references spine.hands (matter, account, side)
);
create index results_of_case on vetting.results (case_id);
create index results_of_worker on vetting.results (done_by, ended_at);
alter table vetting.visits enable row level security, force row level security;
alter table vetting.results enable row level security, force row level security;
call vetting.for_staff('vetting.visits', '{select,insert,update}');
call vetting.for_staff('vetting.results', '{select,insert}');
-- Whatever is sent: a visit is open as long as it has no result.
create function vetting.visit_is_open() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.is_open := not exists (select from vetting.results where visit_id = new.id);
  return new;
end $$;
create function vetting.result_ends_visit() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update vetting.visits set is_open = false where id = new.visit_id and is_open;
  return null;
end $$;
grant execute on function vetting.visit_is_open(), vetting.result_ends_visit() to vetting_person;
create trigger visit_is_open before update on vetting.visits for each row execute function vetting.visit_is_open();
create trigger result_ends_visit after insert on vetting.results for each row execute function vetting.result_ends_visit();
alter table vetting.visits enable always trigger visit_is_open;
alter table vetting.results enable always trigger result_ends_visit;
call spine.guard('vetting.visits', 'trigger', 'visit_is_open');
call spine.guard('vetting.results', 'trigger', 'result_ends_visit');
call spine.take_sides('vetting.results', 'case_id', 'done_by', 'work');
call spine.witness_table('vetting.visits', 'id');
call spine.witness_table('vetting.results', 'visit_id');

-- What was found. Seen in the unit, and by the panel of an appeal; by nobody else, ever.
create table vetting.traces (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  stage text not null check (stage ~ '^[a-z][a-z-]{1,39}$'),
  about text not null check (about in ('applicant', 'family', 'associate')),
  kind text not null check (kind in ('conviction', 'intelligence', 'finance', 'association', 'conduct', 'honesty', 'other')),
  words text not null check (char_length(words) between 1 and 4000),
  adverse boolean not null,
  found_by uuid not null default spine.me(),
  found_at timestamptz not null default now(),
  work_side text generated always as ('work') stored,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint finder_has_a_hand foreign key (case_id, found_by, work_side) references spine.hands (matter, account, side)
);
create index traces_of_case on vetting.traces (case_id);
alter table vetting.traces enable row level security, force row level security;
call vetting.for_staff('vetting.traces', '{select,insert}');
call spine.take_sides('vetting.traces', 'case_id', 'found_by', 'work');
call spine.witness_table('vetting.traces', 'id');

-- Whoever knows the applicant has a side of its own, and with it no other.
create table vetting.recusals (
  case_id uuid not null,
  unit_id int not null,
  recused uuid not null default spine.me(),
  why text not null check (char_length(why) between 1 and 500),
  at timestamptz not null default now(),
  recuse_side text generated always as ('recuse') stored,
  primary key (case_id, recused),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint recused_has_a_hand foreign key (case_id, recused, recuse_side) references spine.hands (matter, account, side)
);
alter table vetting.recusals enable row level security, force row level security;
call vetting.for_staff('vetting.recusals', '{select,insert}');
call spine.take_sides('vetting.recusals', 'case_id', 'recused', 'recuse');
call spine.witness_table('vetting.recusals', 'case_id', 'recused');

-- What is asked of the applicant, and the answer. Both are known to the applicant, so what is shown outside may be worked out from them.
create table vetting.requests (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  wants text[] not null check (cardinality(wants) between 1 and 12),
  words text not null default '' check (char_length(words) <= 1000),
  asked_on date not null default spine.today(),
  due_on date not null,
  asked_by uuid not null default spine.me(),
  answered_on date,
  -- By the applicant, or by staff for an answer that came by post.
  answered_by uuid references spine.accounts,
  withdrawn_on date,
  reminders int not null default 0,
  last_reminder_on date,
  -- In the applicant's own words, with what they brought.
  answer text not null default '' check (char_length(answer) <= 4000),
  version int not null default 1,
  work_side text generated always as ('work') stored,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint asker_of_applicant_has_a_hand foreign key (case_id, asked_by, work_side) references spine.hands (matter, account, side),
  check (due_on >= asked_on)
);
create index requests_of_case on vetting.requests (case_id);
create index requests_open on vetting.requests (due_on) where answered_on is null and withdrawn_on is null;
create index requests_open_of_unit on vetting.requests (unit_id, case_id) where answered_on is null and withdrawn_on is null;
alter table vetting.requests enable row level security, force row level security;
call vetting.for_staff('vetting.requests', '{select,insert,update}');
call spine.take_sides('vetting.requests', 'case_id', 'asked_by', 'work');
call spine.count_versions('vetting.requests');
call spine.witness_table('vetting.requests', 'id');

-- Residency too short for the level: flagged by the program, decided by a named person.
create table vetting.residency_decisions (
  case_id uuid primary key,
  unit_id int not null,
  required_years int not null,
  counted_days int not null,
  policy uuid not null references spine.policies,
  goes_on boolean not null,
  reasons text[] not null check (cardinality(reasons) > 0),
  words text not null check (char_length(words) between 1 and 2000),
  decided_by uuid not null default spine.me(),
  decided_on date not null default spine.today(),
  decide_side text generated always as ('work') stored,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint residency_decider_has_a_hand foreign key (case_id, decided_by, decide_side) references spine.hands (matter, account, side)
);
alter table vetting.residency_decisions enable row level security, force row level security;
call vetting.for_staff('vetting.residency_decisions', '{select,insert}');
call spine.take_sides('vetting.residency_decisions', 'case_id', 'decided_by', 'work');
call spine.witness_table('vetting.residency_decisions', 'case_id');

-- Decisions: one seat, or two where something adverse was found. Who worked on the case holds another side and cannot sit; an adverse outcome refers
-- to the second seat and cannot exist without it.
create table vetting.decisions (
  case_id uuid not null,
  unit_id int not null,
  seat int not null check (seat in (1, 2)),
  decided_by uuid not null default spine.me(),
  adverse boolean not null,
  grant_it boolean not null,
  reasons text[] not null constraint decision_has_reasons check (cardinality(reasons) > 0),
  rationale text not null constraint decision_has_a_rationale check (char_length(rationale) between 1 and 4000),
  at timestamptz not null default now(),
  decide_side text generated always as ('decide') stored,
  seat_before int generated always as (nullif(seat - 1, 0)) stored,
  primary key (case_id, seat),
  unique (case_id, decided_by),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint decider_has_a_hand foreign key (case_id, decided_by, decide_side) references spine.hands (matter, account, side),
  constraint first_seat_first foreign key (case_id, seat_before) references vetting.decisions (case_id, seat),
  -- A refusal is adverse by its nature.
  check (grant_it or adverse)
);
create table vetting.outcomes (
  case_id uuid primary key,
  unit_id int not null,
  granted boolean not null,
  adverse boolean not null,
  first_seat int generated always as (1) stored,
  second_seat int generated always as (case when adverse then 2 end) stored,
  decided_on date not null default spine.today(),
  -- What was made of the rules of that day.
  validity uuid references spine.policies,
  constraint outcome_has_a_decision foreign key (case_id, first_seat) references vetting.decisions (case_id, seat),
  constraint adverse_outcome_has_two foreign key (case_id, second_seat) references vetting.decisions (case_id, seat),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  check (granted or adverse),
  unique (case_id, unit_id)
);
create index outcomes_by_day on vetting.outcomes (unit_id, decided_on);
alter table vetting.decisions enable row level security, force row level security;
alter table vetting.outcomes enable row level security, force row level security;
call vetting.for_staff('vetting.decisions', '{select}');
create policy decider_adds on vetting.decisions for insert to vetting_person
  with check (unit_id = any ((select spine.units_as_any('{vetting-decision-maker,vetting-manager}'))::int[]));
call vetting.for_staff('vetting.outcomes', '{select}');
create policy decider_adds on vetting.outcomes for insert to vetting_person
  with check (unit_id = any ((select spine.units_as_any('{vetting-decision-maker,vetting-manager}'))::int[]));
call spine.take_sides('vetting.decisions', 'case_id', 'decided_by', 'decide');
call spine.witness_table('vetting.decisions', 'case_id', 'seat');
call spine.witness_table('vetting.outcomes', 'case_id');

-- What an outcome says must be what its last seat decided, and that adverse was found where a seat or whoever did the checks found it: nobody
-- spares the second decision maker by calling a case clear.
create function vetting.outcome_follows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
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
end $$;
grant execute on function vetting.outcome_follows() to vetting_person;
create trigger outcome_follows before insert on vetting.outcomes for each row execute function vetting.outcome_follows();
alter table vetting.outcomes enable always trigger outcome_follows;
call spine.guard('vetting.outcomes', 'trigger', 'outcome_follows');
call spine.guard('vetting.outcomes', 'constraint', 'adverse_outcome_has_two');
call spine.guard('vetting.outcomes', 'constraint', 'outcome_has_a_decision');
call spine.guard('vetting.decisions', 'constraint', 'decider_has_a_hand');
call spine.guard('vetting.decisions', 'constraint', 'first_seat_first');

-- Appeals: by the route of the regime, within the window of the day, decided by people who had no part in the case.
create table vetting.appeals (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  about text not null check (about in ('refusal', 'withdrawal', 'residency')),
  route text not null check (route in ('regulations-2025', 'vetting-practice', 'contract', 'internal', 'security-vetting-appeals-panel')),
  lodged_on date not null default spine.today(),
  window_ends date not null,
  window_policy uuid not null references spine.policies,
  grounds text not null check (char_length(grounds) between 1 and 4000),
  -- By the applicant, or by staff for one that came by post.
  lodged_by uuid not null default spine.me() references spine.accounts,
  due_on date not null,
  -- Of a clearance that was withdrawn: whoever had a part in that is not of the panel either.
  withdrawal_id uuid,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  unique (id, case_id, unit_id),
  check ((about = 'withdrawal') = (withdrawal_id is not null)),
  constraint appeal_within_its_window check (lodged_on <= window_ends)
);
-- Once; only in national security vetting does a second body follow the first. A clearance may be withdrawn again after an appeal was upheld.
create unique index one_appeal_about_each on vetting.appeals (case_id, about, coalesce(withdrawal_id, case_id), (route = 'security-vetting-appeals-panel'));
create index appeals_of_unit on vetting.appeals (unit_id, lodged_on);
create table vetting.appeal_outcomes (
  appeal_id uuid primary key,
  case_id uuid not null,
  unit_id int not null,
  upheld boolean not null,
  reasons text[] not null check (cardinality(reasons) > 0),
  words text not null check (char_length(words) between 1 and 4000),
  decided_by uuid not null default spine.me(),
  decided_on date not null default spine.today(),
  appeal_side text generated always as ('appeal') stored,
  -- Brought over from the appeal by the database.
  withdrawal_id uuid,
  foreign key (appeal_id, case_id, unit_id) references vetting.appeals (id, case_id, unit_id),
  constraint appeal_decider_has_a_hand foreign key (case_id, decided_by, appeal_side) references spine.hands (matter, account, side),
  constraint appeal_decider_has_a_hand_in_the_withdrawal foreign key (withdrawal_id, decided_by, appeal_side) references spine.hands (matter, account, side),
  -- Who decided one appeal about a person was involved before when the next one comes.
  constraint another_reviewer_each_time unique (case_id, decided_by)
);
-- An overturned refusal is followed up: what became of the person's clearance.
create table vetting.overturn_reviews (
  id uuid primary key default gen_random_uuid(),
  appeal_id uuid not null references vetting.appeal_outcomes,
  case_id uuid not null,
  unit_id int not null,
  reviewed_on date not null default spine.today(),
  later_adverse boolean not null,
  words text not null check (char_length(words) between 1 and 1000),
  reviewed_by uuid not null default spine.me() references spine.accounts
);
alter table vetting.appeals enable row level security, force row level security;
alter table vetting.appeal_outcomes enable row level security, force row level security;
alter table vetting.overturn_reviews enable row level security, force row level security;
call vetting.for_staff('vetting.appeals', '{select,insert}');
create policy panel_reads on vetting.appeals for select to vetting_person using (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
call vetting.for_staff('vetting.appeal_outcomes', '{select}');
create policy panel_reads on vetting.appeal_outcomes for select to vetting_person using (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
create policy panel_decides on vetting.appeal_outcomes for insert to vetting_person with check (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
call vetting.for_staff('vetting.overturn_reviews', '{select,insert}');
call spine.take_sides('vetting.appeal_outcomes', 'case_id', 'decided_by', 'appeal');
call spine.guard('vetting.appeal_outcomes', 'constraint', 'appeal_decider_has_a_hand');
call spine.guard('vetting.appeal_outcomes', 'constraint', 'appeal_decider_has_a_hand_in_the_withdrawal');
call spine.guard('vetting.appeal_outcomes', 'constraint', 'another_reviewer_each_time');
-- Fires before the triggers that take sides: by name, they come after it.
create function vetting.know_withdrawal() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.withdrawal_id := (select a.withdrawal_id from vetting.appeals a where a.id = new.appeal_id);
  return new;
end $$;
grant execute on function vetting.know_withdrawal() to vetting_person;
create trigger know_withdrawal before insert on vetting.appeal_outcomes for each row execute function vetting.know_withdrawal();
create trigger take_side_in_withdrawal before insert on vetting.appeal_outcomes for each row when (new.withdrawal_id is not null)
  execute function spine.take_side('withdrawal_id', 'decided_by', 'appeal');
alter table vetting.appeal_outcomes enable always trigger know_withdrawal, enable always trigger take_side_in_withdrawal;
call spine.guard('vetting.appeal_outcomes', 'trigger', 'know_withdrawal');
call spine.guard('vetting.appeal_outcomes', 'trigger', 'take_side_in_withdrawal');
call spine.witness_table('vetting.appeals', 'id');
call spine.witness_table('vetting.appeal_outcomes', 'appeal_id');
call spine.witness_table('vetting.overturn_reviews', 'id');

-- The panel sees a case while it is appealed, and what was found and decided in it.
create function vetting.appealed() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(case_id), '{}') from vetting.appeals where unit_id = any (spine.units_as('appeal-panel-member'))
$$;
grant execute on function vetting.appealed() to vetting_person;
create policy panel_reads on vetting.cases for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and id = any ((select vetting.appealed())::uuid[]));
create policy panel_reads on vetting.traces for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and case_id = any ((select vetting.appealed())::uuid[]));
create policy panel_reads on vetting.decisions for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and case_id = any ((select vetting.appealed())::uuid[]));
create policy panel_reads on vetting.outcomes for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and case_id = any ((select vetting.appealed())::uuid[]));
create policy panel_reads on vetting.residency_decisions for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and case_id = any ((select vetting.appealed())::uuid[]));

-- What was granted. Its days come from the rule of the day it was granted; later rules do not touch it.
create table vetting.clearances (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null unique,
  unit_id int not null,
  subject_id uuid not null,
  level text not null check (level ~ '^[a-z][a-z0-9-]{0,19}$'),
  regime text not null check (regime in ('officer', 'staff', 'non-police', 'national-security')),
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  policy uuid not null references spine.policies,
  granted_at timestamptz not null default now(),
  foreign key (case_id, unit_id) references vetting.outcomes (case_id, unit_id),
  foreign key (subject_id, unit_id) references vetting.subjects (id, unit_id),
  unique (id, unit_id)
);
create index clearances_by_end on vetting.clearances (unit_id, upper(valid));
create index clearances_of_subject on vetting.clearances (subject_id);
-- What became of it. Its state is the latest of these, or its days.
create table vetting.clearance_events (
  id uuid primary key default gen_random_uuid(),
  clearance_id uuid not null,
  unit_id int not null,
  kind text not null check (kind in ('suspended', 'reinstated', 'withdrawn', 'ended', 'lapsed')),
  on_day date not null default spine.today(),
  why text not null check (char_length(why) between 1 and 1000),
  withdrawal_id uuid,
  noted_by uuid not null default spine.me() references spine.accounts,
  noted_at timestamptz not null default now(),
  foreign key (clearance_id, unit_id) references vetting.clearances (id, unit_id),
  check ((kind = 'withdrawn') = (withdrawal_id is not null))
);
create index clearance_events_of on vetting.clearance_events (clearance_id, on_day, noted_at);
alter table vetting.clearances enable row level security, force row level security;
alter table vetting.clearance_events enable row level security, force row level security;
call vetting.for_staff('vetting.clearances', '{select}');
create policy decider_adds on vetting.clearances for insert to vetting_person
  with check (unit_id = any ((select spine.units_as_any('{vetting-decision-maker,vetting-manager,appeal-panel-member}'))::int[]));
create policy panel_reads on vetting.clearances for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and case_id = any ((select vetting.appealed())::uuid[]));
call vetting.for_staff('vetting.clearance_events', '{select,insert}');
call spine.witness_table('vetting.clearances', 'id');
call spine.witness_table('vetting.clearance_events', 'id');

-- A grant stands on a granted outcome, or on an appeal that was upheld.
create function vetting.clearance_is_granted() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  -- Without an outcome that this person may see, the foreign key and the policy refuse it, and tell no more.
  if not exists (select from vetting.outcomes where case_id = new.case_id) then return new; end if;
  if not exists (select from vetting.outcomes where case_id = new.case_id and granted)
    and not exists (select from vetting.appeal_outcomes where case_id = new.case_id and upheld) then
    raise exception 'nobody granted this' using errcode = '23514', constraint = 'clearance_is_granted';
  end if;
  return new;
end $$;
grant execute on function vetting.clearance_is_granted() to vetting_person;
create trigger clearance_is_granted before insert on vetting.clearances for each row execute function vetting.clearance_is_granted();
alter table vetting.clearances enable always trigger clearance_is_granted;
call spine.guard('vetting.clearances', 'trigger', 'clearance_is_granted');

-- Taking a clearance away goes by steps, none of which can be left out, and needs two people like a refusal.
create table vetting.withdrawals (
  id uuid primary key default gen_random_uuid(),
  clearance_id uuid not null,
  unit_id int not null,
  regime text not null check (regime in ('officer', 'staff', 'non-police', 'national-security')),
  opened_on date not null default spine.today(),
  why text not null check (char_length(why) between 1 and 2000),
  opened_by uuid not null default spine.me(),
  work_side text generated always as ('work') stored,
  foreign key (clearance_id, unit_id) references vetting.clearances (id, unit_id),
  constraint withdrawal_opener_has_a_hand foreign key (id, opened_by, work_side) references spine.hands (matter, account, side),
  unique (id, unit_id)
);
create table vetting.withdrawal_steps (
  withdrawal_id uuid not null,
  unit_id int not null,
  step int not null check (step between 1 and 6),
  -- 1 assessment, 2 harm test, 3 notice, 4 representations heard or their time gone by, 5 decision, 6 told
  name text not null generated always as (case step when 1 then 'assessment' when 2 then 'harm-test' when 3 then 'notice' when 4 then 'representations' when 5 then 'decision' else 'told' end) stored,
  on_day date not null default spine.today(),
  words text not null check (char_length(words) between 1 and 4000),
  -- Who came with the holder, or that nobody was wanted.
  accompanied_by text check (char_length(accompanied_by) between 1 and 120),
  withdraw_it boolean,
  done_by uuid not null default spine.me(),
  side text not null generated always as (case step when 5 then 'decide' else 'work' end) stored,
  step_before int generated always as (nullif(step - 1, 0)) stored,
  primary key (withdrawal_id, step),
  foreign key (withdrawal_id, unit_id) references vetting.withdrawals (id, unit_id),
  constraint no_step_left_out foreign key (withdrawal_id, step_before) references vetting.withdrawal_steps (withdrawal_id, step),
  constraint step_taker_has_a_hand foreign key (withdrawal_id, done_by, side) references spine.hands (matter, account, side),
  check ((step = 5) = (withdraw_it is not null))
);
alter table vetting.withdrawals enable row level security, force row level security;
alter table vetting.withdrawal_steps enable row level security, force row level security;
call vetting.for_staff('vetting.withdrawals', '{select,insert}');
call vetting.for_staff('vetting.withdrawal_steps', '{select}');
-- Whoever researches takes the steps; only who may decide decides.
create policy staff_take_steps on vetting.withdrawal_steps for insert to vetting_person
  with check ((select spine.entered()) and step <> 5 and unit_id = any ((select vetting.staff_units())::int[]));
create policy decider_decides on vetting.withdrawal_steps for insert to vetting_person
  with check (step = 5 and unit_id = any ((select spine.units_as_any('{vetting-decision-maker,vetting-manager}'))::int[]));
call spine.take_sides('vetting.withdrawals', 'id', 'opened_by', 'work');
call spine.guard('vetting.withdrawal_steps', 'constraint', 'no_step_left_out');
call spine.guard('vetting.withdrawal_steps', 'constraint', 'step_taker_has_a_hand');
call spine.witness_table('vetting.withdrawals', 'id');
alter table vetting.appeals add foreign key (withdrawal_id) references vetting.withdrawals;
create function vetting.appealed_withdrawals() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(withdrawal_id), '{}') from vetting.appeals where withdrawal_id is not null and unit_id = any (spine.units_as('appeal-panel-member'))
$$;
grant execute on function vetting.appealed_withdrawals() to vetting_person;
create policy panel_reads on vetting.withdrawals for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and id = any ((select vetting.appealed_withdrawals())::uuid[]));
create policy panel_reads on vetting.withdrawal_steps for select to vetting_person using ((select spine.has_role('appeal-panel-member')) and withdrawal_id = any ((select vetting.appealed_withdrawals())::uuid[]));
-- An appeal that is upheld takes effect at once.
create policy panel_reinstates on vetting.clearance_events for insert to vetting_person
  with check (kind = 'reinstated' and unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]) and exists (select from vetting.clearances c
    join vetting.appeal_outcomes o on o.case_id = c.case_id where c.id = clearance_id and o.upheld and o.withdrawal_id is not null));
call spine.witness_table('vetting.withdrawal_steps', 'withdrawal_id', 'step');

-- The side depends on the step, so two triggers, of which one acts.
create trigger take_side_working before insert on vetting.withdrawal_steps for each row when (new.step <> 5) execute function spine.take_side('withdrawal_id', 'done_by', 'work');
create trigger take_side_deciding before insert on vetting.withdrawal_steps for each row when (new.step = 5) execute function spine.take_side('withdrawal_id', 'done_by', 'decide');
alter table vetting.withdrawal_steps enable always trigger take_side_working, enable always trigger take_side_deciding;
call spine.guard('vetting.withdrawal_steps', 'trigger', 'take_side_working');
call spine.guard('vetting.withdrawal_steps', 'trigger', 'take_side_deciding');

-- A clearance is withdrawn by a withdrawal that decided so.
create function vetting.withdrawn_by_its_steps() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.kind = 'withdrawn' and not exists (select from vetting.withdrawal_steps s join vetting.withdrawals w on w.id = s.withdrawal_id
    where w.id = new.withdrawal_id and w.clearance_id = new.clearance_id and s.step = 5 and s.withdraw_it) then
    raise exception 'nobody decided to withdraw this' using errcode = '23514', constraint = 'withdrawn_by_its_steps';
  end if;
  return new;
end $$;
grant execute on function vetting.withdrawn_by_its_steps() to vetting_person;
create trigger withdrawn_by_its_steps before insert on vetting.clearance_events for each row execute function vetting.withdrawn_by_its_steps();
alter table vetting.clearance_events enable always trigger withdrawn_by_its_steps;
call spine.guard('vetting.clearance_events', 'trigger', 'withdrawn_by_its_steps');

-- A check that is waived: for some days, asked for by one and approved by another.
create table vetting.waivers (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  stage text not null check (stage ~ '^[a-z][a-z-]{1,39}$'),
  until date not null,
  why text not null check (char_length(why) between 1 and 1000),
  asked_by uuid not null default spine.me(),
  asked_on date not null default spine.today(),
  ask_side text generated always as ('ask') stored,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint waiver_asker_has_a_hand foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  unique (id, unit_id),
  check (until > asked_on)
);
create table vetting.waiver_approvals (
  waiver_id uuid primary key,
  unit_id int not null,
  approved_by uuid not null default spine.me(),
  approved_on date not null default spine.today(),
  approve_side text generated always as ('approve') stored,
  foreign key (waiver_id, unit_id) references vetting.waivers (id, unit_id),
  constraint waiver_approver_has_a_hand foreign key (waiver_id, approved_by, approve_side) references spine.hands (matter, account, side)
);
create index waivers_of_case on vetting.waivers (case_id);
alter table vetting.waivers enable row level security, force row level security;
alter table vetting.waiver_approvals enable row level security, force row level security;
call vetting.for_staff('vetting.waivers', '{select,insert}');
call vetting.for_staff('vetting.waiver_approvals', '{select}');
create policy manager_approves on vetting.waiver_approvals for insert to vetting_person with check (unit_id = any ((select spine.units_as_any('{vetting-manager,vetting-decision-maker}'))::int[]));
call spine.take_sides('vetting.waivers', 'id', 'asked_by', 'ask');
call spine.take_sides('vetting.waiver_approvals', 'waiver_id', 'approved_by', 'approve');
call spine.witness_table('vetting.waivers', 'id');
call spine.witness_table('vetting.waiver_approvals', 'waiver_id');

-- The priority lane: capped as a share of intake, asked for by one and approved by another. The row of the unit is held while the cap is looked at.
create table vetting.lanes (unit_id int primary key references spine.units, held int not null default 0);
create table vetting.priorities (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null unique,
  unit_id int not null,
  why text not null check (char_length(why) between 1 and 1000),
  asked_by uuid not null default spine.me(),
  asked_on date not null default spine.today(),
  ask_side text generated always as ('ask') stored,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  constraint priority_asker_has_a_hand foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  unique (id, unit_id)
);
create table vetting.priority_approvals (
  priority_id uuid primary key,
  unit_id int not null,
  approved_by uuid not null default spine.me(),
  approved_on date not null default spine.today(),
  approve_side text generated always as ('approve') stored,
  foreign key (priority_id, unit_id) references vetting.priorities (id, unit_id),
  constraint priority_approver_has_a_hand foreign key (priority_id, approved_by, approve_side) references spine.hands (matter, account, side)
);
create index priority_approvals_by_day on vetting.priority_approvals (unit_id, approved_on);
alter table vetting.lanes enable row level security, force row level security;
alter table vetting.priorities enable row level security, force row level security;
alter table vetting.priority_approvals enable row level security, force row level security;
call vetting.for_staff('vetting.lanes', '{select,insert,update}');
call vetting.for_staff('vetting.priorities', '{select,insert}');
call vetting.for_staff('vetting.priority_approvals', '{select}');
create policy manager_approves on vetting.priority_approvals for insert to vetting_person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
call spine.take_sides('vetting.priorities', 'id', 'asked_by', 'ask');
call spine.take_sides('vetting.priority_approvals', 'priority_id', 'approved_by', 'approve');
call spine.witness_table('vetting.lanes', 'unit_id');
call spine.witness_table('vetting.priorities', 'id');
call spine.witness_table('vetting.priority_approvals', 'priority_id');

create function vetting.keep_the_cap() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
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
end $$;
grant execute on function vetting.keep_the_cap() to vetting_person;
create trigger keep_the_cap before insert on vetting.priority_approvals for each row execute function vetting.keep_the_cap();
alter table vetting.priority_approvals enable always trigger keep_the_cap;
call spine.guard('vetting.priority_approvals', 'trigger', 'keep_the_cap');

-- Notes, and what was brought.
create table vetting.notes (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  words text not null check (char_length(words) between 1 and 4000),
  written_by uuid not null default spine.me() references spine.accounts,
  written_at timestamptz not null default now(),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
create index notes_of_case on vetting.notes (case_id, written_at);
create table vetting.attachments (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  request_id uuid references vetting.requests,
  file_name text not null check (char_length(file_name) between 1 and 150),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  byte_count int not null check (byte_count between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  brought_by uuid not null default spine.me() references spine.accounts,
  brought_at timestamptz not null default now(),
  erased_at timestamptz,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
create index attachments_of_case on vetting.attachments (case_id);
create table vetting.attachment_bytes (
  attachment_id uuid primary key references vetting.attachments,
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760)
);
alter table vetting.attachment_bytes alter column bytes set storage external;
alter table vetting.notes enable row level security, force row level security;
alter table vetting.attachments enable row level security, force row level security;
alter table vetting.attachment_bytes enable row level security, force row level security;
call vetting.for_staff('vetting.notes', '{select,insert}');
call vetting.for_staff('vetting.attachments', '{select,insert}');
create policy follows_its_attachment on vetting.attachment_bytes for select to vetting_person using (exists (select from vetting.attachments a where a.id = attachment_id));
create policy added_with_its_attachment on vetting.attachment_bytes for insert to vetting_person
  with check (exists (select from vetting.attachments a where a.id = attachment_id and a.brought_by = (select spine.me()) and a.brought_at = now()));
call spine.witness_table('vetting.notes', 'id');
call spine.witness_table('vetting.attachments', 'id');
call spine.witness_table('vetting.attachment_bytes', 'attachment_id');

-- What is looked at again while a clearance lasts.
create table vetting.reviews (
  id uuid primary key default gen_random_uuid(),
  clearance_id uuid not null,
  unit_id int not null,
  kind text not null check (kind in ('annual', 'change', 'random')),
  due_on date not null,
  -- Of a change: what was reported, when.
  told_on date,
  words text check (char_length(words) between 1 and 2000),
  done_on date,
  result text check (result in ('nothing-new', 'new-case', 'withdrawal')),
  done_by uuid references spine.accounts,
  version int not null default 1,
  foreign key (clearance_id, unit_id) references vetting.clearances (id, unit_id),
  check ((done_on is null) = (result is null)),
  check (kind <> 'change' or told_on is not null and words is not null)
);
create index reviews_due on vetting.reviews (unit_id, due_on) where done_on is null;
create index reviews_of_clearance on vetting.reviews (clearance_id);
-- When work on the next clearance is to begin, where that is not the usual day: what a levelling of renewals comes to.
create table vetting.renewal_starts (
  id uuid primary key default gen_random_uuid(),
  clearance_id uuid not null,
  unit_id int not null,
  starts_on date not null,
  why text not null check (char_length(why) between 1 and 500),
  planned_by uuid not null default spine.me() references spine.accounts,
  planned_at timestamptz not null default now(),
  foreign key (clearance_id, unit_id) references vetting.clearances (id, unit_id)
);
create index renewal_starts_of on vetting.renewal_starts (clearance_id, planned_at desc);
alter table vetting.reviews enable row level security, force row level security;
alter table vetting.renewal_starts enable row level security, force row level security;
call vetting.for_staff('vetting.reviews', '{select,insert}');
-- Done once, by whoever does it.
create policy staff_finishes on vetting.reviews for update to vetting_person
  using ((select spine.entered()) and unit_id = any ((select vetting.staff_units())::int[]) and done_on is null)
  with check (unit_id = any ((select vetting.staff_units())::int[]) and (done_by is null or done_by = (select spine.me())));
call vetting.for_staff('vetting.renewal_starts', '{select,insert}');
call spine.count_versions('vetting.reviews');
call spine.witness_table('vetting.reviews', 'id');
call spine.witness_table('vetting.renewal_starts', 'id');

-- Who works in a unit, at what, how much, and when not: for allocation and for the forecast.
create table vetting.staff (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  account uuid not null references spine.accounts,
  skills text[] not null default '{}',
  share numeric(3, 2) not null check (share > 0 and share <= 1),
  works daterange not null check (not isempty(works) and lower(works) is not null),
  noted_by uuid not null default spine.me() references spine.accounts,
  version int not null default 1,
  unique (id, unit_id),
  constraint one_place_at_a_time exclude using gist (works with &&, account with =, unit_id with =)
);
create table vetting.leave (
  id uuid primary key default gen_random_uuid(),
  staff_id uuid not null,
  unit_id int not null,
  away daterange not null check (not isempty(away) and lower(away) is not null and upper(away) is not null),
  noted_by uuid not null default spine.me() references spine.accounts,
  dropped_at timestamptz,
  foreign key (staff_id, unit_id) references vetting.staff (id, unit_id)
);
alter table vetting.staff enable row level security, force row level security;
alter table vetting.leave enable row level security, force row level security;
-- Everybody of the unit sees who is there; whoever manages it says so.
call vetting.for_staff('vetting.staff', '{select}');
call vetting.for_staff('vetting.leave', '{select}');
create policy manager_adds on vetting.staff for insert to vetting_person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_changes on vetting.staff for update to vetting_person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[])) with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on vetting.leave for insert to vetting_person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_changes on vetting.leave for update to vetting_person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[])) with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
call spine.count_versions('vetting.staff');
call spine.witness_table('vetting.staff', 'id');
call spine.witness_table('vetting.leave', 'id');

-- What a unit's own records say of the time to come: made each night, and when a manager asks. A forecast stays as it was made, with what it was
-- made from, so that it can be made again and scored.
create table vetting.live_forecasts (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  -- From the inputs of that one once more: to show that the same comes out.
  again_of uuid,
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  made_on date not null default spine.today(),
  -- Nobody: the night's own.
  asked_by uuid default case when spine.service() is null then spine.me() end references spine.accounts,
  asked_at timestamptz not null default now(),
  state text not null default 'queued' check (state in ('queued', 'working', 'done', 'failed')),
  step text not null default 'Waiting for its turn' check (char_length(step) between 1 and 100),
  percent int not null default 0 check (percent between 0 and 100),
  why text,
  input_hash text check (input_hash ~ '^[0-9a-f]{64}$'),
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  made_with jsonb,
  ended_at timestamptz,
  check (state <> 'done' or digest is not null and input_hash is not null and made_with is not null),
  check ((state = 'failed') = (why is not null)),
  unique (id, unit_id),
  foreign key (again_of, unit_id) references vetting.live_forecasts (id, unit_id)
);
create index live_forecasts_by_unit on vetting.live_forecasts (unit_id, asked_at desc, id desc);
create table vetting.live_results (
  forecast_id uuid primary key,
  unit_id int not null,
  -- The unit's history and staff as they stood, gzipped: who did what under numbers, never under names.
  input bytea not null,
  -- As it was written, key by key.
  forecast json not null,
  foreign key (forecast_id, unit_id) references vetting.live_forecasts (id, unit_id)
);
-- By the latest of them: when each open case will probably be done. For the unit alone.
create table vetting.expected_ends (
  case_id uuid primary key,
  unit_id int not null,
  forecast_id uuid not null,
  half date not null,
  most date not null,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  foreign key (forecast_id, unit_id) references vetting.live_forecasts (id, unit_id),
  check (half <= most)
);
alter table vetting.live_forecasts enable row level security, force row level security;
alter table vetting.live_results enable row level security, force row level security;
alter table vetting.expected_ends enable row level security, force row level security;
create policy manager_reads on vetting.live_forecasts for select to vetting_person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on vetting.live_forecasts for insert to vetting_person
  with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and asked_by = (select spine.me()));
create policy manager_reads on vetting.live_results for select to vetting_person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
call vetting.for_staff('vetting.expected_ends', '{select}');
call spine.witness_table('vetting.live_forecasts', 'id');
call spine.witness_table('vetting.live_results', 'forecast_id');
call spine.witness_table('vetting.expected_ends', 'case_id');

-- A look at the queue that somebody comes back to.
create table vetting.saved_views (
  id uuid primary key default gen_random_uuid(),
  account uuid not null default spine.me() references spine.accounts,
  name text not null check (char_length(name) between 1 and 60),
  query text not null check (char_length(query) <= 500),
  saved_at timestamptz not null default now(),
  dropped_at timestamptz
);
create unique index one_view_of_a_name on vetting.saved_views (account, name) where dropped_at is null;
alter table vetting.saved_views enable row level security, force row level security;
create policy own_reads on vetting.saved_views for select to vetting_person using (account = (select spine.me()));
create policy own_adds on vetting.saved_views for insert to vetting_person with check (account = (select spine.me()));
create policy own_drops on vetting.saved_views for update to vetting_person using (account = (select spine.me())) with check (account = (select spine.me()));
call spine.witness_table('vetting.saved_views', 'id');

-- What is seen from outside: by the applicant, and by whoever asked for the clearance. Facts that both know already, and dates worked out from those
-- alone. Nothing here is worked out from what vetting found, and no job or page may do so: this table is all they read.
create table vetting.released (
  case_id uuid primary key,
  unit_id int not null,
  ref text not null,
  level text not null,
  received_on date not null,
  -- The day the form came; awaited until then.
  form_on date,
  -- Whose turn it is as far as the applicant knows.
  turn text not null check (turn in ('applicant', 'unit', 'closed')),
  -- Told with the letter, not before.
  outcome text check (outcome in ('granted', 'refused', 'not-progressed', 'discontinued', 'withdrawn')),
  outcome_on date,
  expected_half date,
  expected_most date,
  expected_from date,
  applicant uuid references spine.accounts,
  sponsor uuid references spine.accounts,
  sponsor_ref text,
  version int not null default 1,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  check ((outcome is null) = (outcome_on is null)),
  check ((turn = 'closed') = (outcome is not null))
);
create index released_to_applicant on vetting.released (applicant) where applicant is not null;
create index released_to_sponsor on vetting.released (sponsor) where sponsor is not null;
alter table vetting.released enable row level security, force row level security;
call vetting.for_staff('vetting.released', '{select,insert,update}');
create policy applicant_reads on vetting.released for select to vetting_person using (applicant = (select spine.me()));
-- The applicant's own doing is seen at once by whoever asked for the clearance: if it waited for somebody of the unit to touch the case, its day
-- would tell of their work.
create policy applicant_moves on vetting.released for update to vetting_person using (applicant = (select spine.me())) with check (applicant = (select spine.me()));
create function vetting.applicant_moves_the_turn() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.applicant = spine.me() and to_jsonb(new) - '{form_on,turn,version}'::text[] is distinct from to_jsonb(old) - '{form_on,turn,version}'::text[] then
    raise exception 'only what you did yourself' using errcode = '42501', constraint = 'applicant_moves_the_turn';
  end if;
  return new;
end $$;
grant execute on function vetting.applicant_moves_the_turn() to vetting_person;
create trigger applicant_moves_the_turn before update on vetting.released for each row execute function vetting.applicant_moves_the_turn();
alter table vetting.released enable always trigger applicant_moves_the_turn;
call spine.guard('vetting.released', 'trigger', 'applicant_moves_the_turn');
create policy sponsor_reads on vetting.released for select to vetting_person using (sponsor = (select spine.me()) and (select spine.has_role('sponsor')));
create policy panel_changes on vetting.released for update to vetting_person
  using (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[])) with check (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
-- By unit and not by what is appealed: that would ask this table again.
create policy panel_reads on vetting.released for select to vetting_person using (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
call spine.count_versions('vetting.released');
call spine.witness_table('vetting.released', 'case_id');

-- The applicant's own cases, as far as these are released: for what they may bring and answer.
create function vetting.own_cases() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(case_id), '{}') from vetting.released where applicant = spine.me()
$$;
grant execute on function vetting.own_cases() to vetting_person;

-- What the applicant writes, kept while it is written; one draft a case, each saving a new row.
create table vetting.forms (
  case_id uuid not null,
  unit_id int not null,
  version int not null check (version >= 1),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and octet_length(answers::text) <= 100000),
  sent_at timestamptz,
  saved_by uuid not null default spine.me() references spine.accounts,
  saved_at timestamptz not null default now(),
  constraint form_of_that_version primary key (case_id, version),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
alter table vetting.forms enable row level security, force row level security;
call vetting.for_staff('vetting.forms', '{select}');
create policy applicant_reads on vetting.forms for select to vetting_person using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_saves on vetting.forms for insert to vetting_person with check ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
call spine.witness_table('vetting.forms', 'case_id', 'version');

create policy applicant_reads on vetting.requests for select to vetting_person using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_answers on vetting.requests for update to vetting_person
  using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[])) with check ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_reads_own on vetting.attachments for select to vetting_person using (brought_by = (select spine.me()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_brings on vetting.attachments for insert to vetting_person with check ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_reads_own on vetting.appeals for select to vetting_person using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_appeals on vetting.appeals for insert to vetting_person with check ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));

-- That an applicant no longer wants it. The unit then closes the case: nobody outside closes one.
create table vetting.applicant_withdrawals (
  case_id uuid primary key,
  unit_id int not null,
  words text not null default '' check (char_length(words) <= 500),
  withdrawn_by uuid not null default spine.me() references spine.accounts,
  withdrawn_on date not null default spine.today(),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
alter table vetting.applicant_withdrawals enable row level security, force row level security;
call vetting.for_staff('vetting.applicant_withdrawals', '{select}');
create policy applicant_reads on vetting.applicant_withdrawals for select to vetting_person using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
create policy applicant_withdraws on vetting.applicant_withdrawals for insert to vetting_person with check ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
call spine.witness_table('vetting.applicant_withdrawals', 'case_id');

-- What sponsors ask for: that somebody be cleared. A case is opened from it, or it is turned down; a sponsor sees their own.
create table vetting.clearance_requests (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  sponsor uuid not null default spine.me() references spine.accounts,
  person_name text not null check (char_length(person_name) between 1 and 160),
  email text not null check (char_length(email) between 3 and 254),
  level text not null check (level ~ '^[a-z][a-z0-9-]{0,19}$'),
  regime text not null check (regime in ('officer', 'staff', 'non-police', 'national-security')),
  post_ref text not null check (char_length(post_ref) between 1 and 80),
  asked_on date not null default spine.today(),
  state text not null default 'asked' check (state in ('asked', 'opened', 'turned-down')),
  settled_on date,
  turned_down_why text check (char_length(turned_down_why) between 1 and 500),
  case_id uuid,
  version int not null default 1,
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id),
  check ((state = 'asked') = (settled_on is null)),
  check ((state = 'opened') = (case_id is not null)),
  check ((state = 'turned-down') = (turned_down_why is not null))
);
create index clearance_requests_of_unit on vetting.clearance_requests (unit_id, asked_on) where state = 'asked';
create index clearance_requests_of_sponsor on vetting.clearance_requests (sponsor, asked_on);
alter table vetting.clearance_requests enable row level security, force row level security;
call vetting.for_staff('vetting.clearance_requests', '{select,update}');
create policy sponsor_reads on vetting.clearance_requests for select to vetting_person using (sponsor = (select spine.me()) and (select spine.has_role('sponsor')));
create policy sponsor_asks on vetting.clearance_requests for insert to vetting_person with check (sponsor = (select spine.me()) and (select spine.has_role('sponsor')));
call spine.count_versions('vetting.clearance_requests');
call spine.witness_table('vetting.clearance_requests', 'id');

-- Letters that were sent, as they were; content.
create table vetting.letters (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  unit_id int not null,
  kind text not null check (kind in ('granted', 'refused', 'not-progressed', 'appeal-upheld', 'appeal-dismissed', 'request', 'withdrawal-notice', 'withdrawn')),
  body jsonb not null check (jsonb_typeof(body) = 'object'),
  written_by uuid not null default spine.me() references spine.accounts,
  written_at timestamptz not null default now(),
  foreign key (case_id, unit_id) references vetting.cases (id, unit_id)
);
create index letters_of_case on vetting.letters (case_id);
alter table vetting.letters enable row level security, force row level security;
call vetting.for_staff('vetting.letters', '{select,insert}');
create policy panel_adds on vetting.letters for insert to vetting_person with check (unit_id = any ((select spine.units_as('appeal-panel-member'))::int[]));
create policy applicant_reads on vetting.letters for select to vetting_person using ((select spine.entered()) and case_id = any ((select vetting.own_cases())::uuid[]));
call spine.witness_table('vetting.letters', 'id');

-- Files of applicants that are taken in at once, looked at before any case is opened. Their text is erased when its time has come.
create table vetting.intakes (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  file_name text not null check (char_length(file_name) between 1 and 150),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  brought_by uuid not null default spine.me() references spine.accounts,
  brought_at timestamptz not null default now(),
  applied_at timestamptz,
  applied jsonb,
  erased_at timestamptz,
  unique (id, unit_id),
  check ((applied_at is null) = (applied is null))
);
create index intakes_of_unit on vetting.intakes (unit_id, brought_at);
create index intakes_to_erase on vetting.intakes (brought_at) where erased_at is null;
create table vetting.intake_texts (
  intake_id uuid primary key,
  unit_id int not null,
  text text not null check (octet_length(text) <= 5242880),
  foreign key (intake_id, unit_id) references vetting.intakes (id, unit_id)
);
alter table vetting.intakes enable row level security, force row level security;
alter table vetting.intake_texts enable row level security, force row level security;
call vetting.for_staff('vetting.intakes', '{select,insert,update}');
call vetting.for_staff('vetting.intake_texts', '{select,insert}');
call spine.witness_table('vetting.intakes', 'id');
call spine.witness_table('vetting.intake_texts', 'intake_id');

-- Lists from the systems of before, reconciled: who is where and cleared for what, by their staff number there.
create table vetting.feeds (
  id uuid primary key default gen_random_uuid(),
  unit_id int not null references spine.units,
  kind text not null check (kind in ('people', 'clearances')),
  file_name text not null check (char_length(file_name) between 1 and 150),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows_read int not null check (rows_read >= 0),
  rows_refused int not null check (rows_refused >= 0),
  -- Which lines, and what is wrong with each.
  refused jsonb not null default '[]' check (jsonb_typeof(refused) = 'array'),
  brought_by uuid not null default spine.me() references spine.accounts,
  brought_at timestamptz not null default now(),
  -- Looked at and taken: the latest of a kind is what is compared. Until then it counts for nothing.
  used_at timestamptz,
  used_by uuid references spine.accounts,
  unique (id, unit_id),
  check ((used_at is null) = (used_by is null))
);
create index feeds_used on vetting.feeds (unit_id, kind, used_at desc) where used_at is not null;
create table vetting.feed_rows (
  feed_id uuid not null,
  unit_id int not null,
  number text not null check (char_length(number) between 1 and 40),
  name text not null check (char_length(name) between 1 and 160),
  moved text check (moved in ('joiner', 'mover', 'leaver')),
  on_day date,
  post text check (char_length(post) between 1 and 120),
  level text check (level ~ '^[a-z][a-z0-9-]{0,19}$'),
  until date,
  primary key (feed_id, number),
  foreign key (feed_id, unit_id) references vetting.feeds (id, unit_id)
);
alter table vetting.feeds enable row level security, force row level security;
alter table vetting.feed_rows enable row level security, force row level security;
create policy manager_reads on vetting.feeds for select to vetting_person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on vetting.feeds for insert to vetting_person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_uses on vetting.feeds for update to vetting_person
  using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and used_at is null)
  with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]) and used_by = (select spine.me()));
create policy manager_reads on vetting.feed_rows for select to vetting_person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
create policy manager_adds on vetting.feed_rows for insert to vetting_person with check (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
call spine.witness_table('vetting.feeds', 'id');
call spine.witness_table('vetting.feed_rows', 'feed_id', 'number');

-- Jobs: reminders, expected dates, reviews that fall due, and what is erased. Each reads what it needs and writes what it is for.
create procedure vetting.for_jobs(of_table regclass) language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create policy jobs_read on %s for select to vetting_job using ((select spine.service()) = ''jobs'')', of_table);
end $$;
call vetting.for_jobs('vetting.cases');
call vetting.for_jobs('vetting.visits');
call vetting.for_jobs('vetting.results');
call vetting.for_jobs('vetting.requests');
call vetting.for_jobs('vetting.released');
call vetting.for_jobs('vetting.clearances');
call vetting.for_jobs('vetting.clearance_events');
call vetting.for_jobs('vetting.reviews');
call vetting.for_jobs('vetting.staff');
call vetting.for_jobs('vetting.leave');
call vetting.for_jobs('vetting.outcomes');
call vetting.for_jobs('vetting.subjects');
call vetting.for_jobs('vetting.feeds');
call vetting.for_jobs('vetting.feed_rows');
call vetting.for_jobs('vetting.live_forecasts');
call vetting.for_jobs('vetting.live_results');
call vetting.for_jobs('vetting.expected_ends');
create policy jobs_add on vetting.live_forecasts for insert to vetting_job with check ((select spine.service()) = 'jobs' and asked_by is null);
create policy jobs_tell on vetting.live_forecasts for update to vetting_job using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
create policy jobs_add on vetting.live_results for insert to vetting_job with check ((select spine.service()) = 'jobs');
create policy jobs_add on vetting.expected_ends for insert to vetting_job with check ((select spine.service()) = 'jobs');
create policy jobs_renew on vetting.expected_ends for update to vetting_job using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
create policy jobs_remind on vetting.requests for update to vetting_job using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
create policy jobs_expect on vetting.released for update to vetting_job using ((select spine.service()) = 'jobs') with check ((select spine.service()) = 'jobs');
create policy jobs_add on vetting.reviews for insert to vetting_job with check ((select spine.service()) = 'jobs');
create policy jobs_add on vetting.clearance_events for insert to vetting_job with check ((select spine.service()) = 'jobs' and kind = 'lapsed');
create policy retention_reads on vetting.attachments for select to vetting_job using ((select spine.service()) = 'retention');
create policy retention_marks on vetting.attachments for update to vetting_job using ((select spine.service()) = 'retention') with check ((select spine.service()) = 'retention');
create policy retention_reads on vetting.attachment_bytes for select to vetting_job using ((select spine.service()) = 'retention');
create policy retention_erases on vetting.attachment_bytes for delete to vetting_job using ((select spine.service()) = 'retention');
create policy retention_reads on vetting.cases for select to vetting_job using ((select spine.service()) = 'retention');
create policy retention_reads on vetting.intakes for select to vetting_job using ((select spine.service()) = 'retention');
create policy retention_marks on vetting.intakes for update to vetting_job using ((select spine.service()) = 'retention') with check ((select spine.service()) = 'retention');
create policy retention_reads on vetting.intake_texts for select to vetting_job using ((select spine.service()) = 'retention');
create policy retention_erases on vetting.intake_texts for delete to vetting_job using ((select spine.service()) = 'retention');

grant select, insert (unit_id), update (name, roles) on vetting.people to vetting_person;
grant select, insert (id, unit_id, family_name, given_names, born, email, phone, staff_number), update (family_name, given_names, born, email, phone, staff_number) on vetting.subjects to vetting_person;
grant select, insert (id, unit_id, ref, subject_id, level, regime, kind, sponsor, sponsor_ref, received_on, applicant, renews),
  update (level, state, closed_on, closed_why, allocated_to, priority, applicant, sponsor, sponsor_ref, subject_id) on vetting.cases to vetting_person;
grant select, insert (id, case_id, unit_id, lived, country, overseas_service, lines) on vetting.addresses to vetting_person;
grant select, insert (id, case_id, unit_id, kind, relation, name, born) on vetting.relations to vetting_person;
grant select, insert (id, case_id, unit_id, stage, party, party_name, started_at), update (is_open) on vetting.visits to vetting_person;
grant select, insert (visit_id, case_id, unit_id, result, ended_at) on vetting.results to vetting_person;
grant select, insert (id, case_id, unit_id, stage, about, kind, words, adverse) on vetting.traces to vetting_person;
grant select, insert (case_id, unit_id, why) on vetting.recusals to vetting_person;
grant select, insert (id, case_id, unit_id, wants, words, due_on), update (answer, answered_on, answered_by, withdrawn_on) on vetting.requests to vetting_person;
grant select, insert (case_id, unit_id, required_years, counted_days, policy, goes_on, reasons, words) on vetting.residency_decisions to vetting_person;
grant select, insert (case_id, unit_id, seat, adverse, grant_it, reasons, rationale) on vetting.decisions to vetting_person;
grant select, insert (case_id, unit_id, granted, adverse, validity) on vetting.outcomes to vetting_person;
grant select, insert (id, case_id, unit_id, about, route, window_ends, window_policy, grounds, due_on, withdrawal_id) on vetting.appeals to vetting_person;
grant select, insert (appeal_id, case_id, unit_id, upheld, reasons, words) on vetting.appeal_outcomes to vetting_person;
grant select, insert (id, appeal_id, case_id, unit_id, later_adverse, words) on vetting.overturn_reviews to vetting_person;
grant select, insert (id, case_id, unit_id, subject_id, level, regime, valid, policy) on vetting.clearances to vetting_person;
grant select, insert (id, clearance_id, unit_id, kind, on_day, why, withdrawal_id) on vetting.clearance_events to vetting_person;
grant select, insert (id, clearance_id, unit_id, regime, why) on vetting.withdrawals to vetting_person;
grant select, insert (withdrawal_id, unit_id, step, on_day, words, accompanied_by, withdraw_it) on vetting.withdrawal_steps to vetting_person;
grant select, insert (id, case_id, unit_id, stage, until, why) on vetting.waivers to vetting_person;
grant select, insert (waiver_id, unit_id) on vetting.waiver_approvals to vetting_person;
grant select, insert (unit_id), update (held) on vetting.lanes to vetting_person;
grant select, insert (id, case_id, unit_id, why) on vetting.priorities to vetting_person;
grant select, insert (priority_id, unit_id) on vetting.priority_approvals to vetting_person;
grant select, insert (id, case_id, unit_id, words) on vetting.notes to vetting_person;
grant select, insert (id, case_id, unit_id, request_id, file_name, media_type, byte_count, sha256) on vetting.attachments to vetting_person;
grant select, insert (attachment_id, bytes) on vetting.attachment_bytes to vetting_person;
grant select, insert (id, clearance_id, unit_id, kind, due_on, told_on, words), update (done_on, result, done_by, words) on vetting.reviews to vetting_person;
grant select, insert (id, clearance_id, unit_id, starts_on, why) on vetting.renewal_starts to vetting_person;
grant select, insert (id, unit_id, account, skills, share, works), update (skills, share, works) on vetting.staff to vetting_person;
grant select, insert (id, staff_id, unit_id, away), update (dropped_at) on vetting.leave to vetting_person;
grant select, insert (id, unit_id, again_of, settings) on vetting.live_forecasts to vetting_person;
grant select on vetting.live_results, vetting.expected_ends to vetting_person;
grant select, insert (id, name, query), update (dropped_at) on vetting.saved_views to vetting_person;
grant select, insert (case_id, unit_id, ref, level, received_on, form_on, turn, outcome, outcome_on, expected_half, expected_most, expected_from, applicant, sponsor, sponsor_ref),
  update (form_on, turn, outcome, outcome_on, expected_half, expected_most, expected_from, applicant, sponsor, sponsor_ref, level) on vetting.released to vetting_person;
grant select, insert (case_id, unit_id, version, answers, sent_at) on vetting.forms to vetting_person;
grant select, insert (case_id, unit_id, words) on vetting.applicant_withdrawals to vetting_person;
grant select, insert (id, unit_id, person_name, email, level, regime, post_ref), update (state, settled_on, turned_down_why, case_id) on vetting.clearance_requests to vetting_person;
grant select, insert (id, case_id, unit_id, kind, body) on vetting.letters to vetting_person;
grant select, insert (id, unit_id, file_name, sha256), update (applied_at, applied) on vetting.intakes to vetting_person;
grant select, insert (intake_id, unit_id, text) on vetting.intake_texts to vetting_person;
grant select, update (erased_at) on vetting.intakes to vetting_job;
grant select, delete on vetting.intake_texts to vetting_job;
grant select, insert (id, unit_id, kind, file_name, sha256, rows_read, rows_refused, refused), update (used_at, used_by) on vetting.feeds to vetting_person;
grant select, insert (feed_id, unit_id, number, name, moved, on_day, post, level, until) on vetting.feed_rows to vetting_person;

grant select on vetting.cases, vetting.visits, vetting.results, vetting.requests, vetting.released, vetting.clearances, vetting.clearance_events, vetting.reviews, vetting.staff, vetting.leave, vetting.outcomes, vetting.attachments, vetting.attachment_bytes to vetting_job;
grant select, insert (id, unit_id, settings), update (state, step, percent, why, input_hash, digest, made_with, ended_at) on vetting.live_forecasts to vetting_job;
grant select, insert (forecast_id, unit_id, input, forecast) on vetting.live_results to vetting_job;
grant select, insert (case_id, unit_id, forecast_id, half, most), update (forecast_id, half, most) on vetting.expected_ends to vetting_job;
grant update (reminders, last_reminder_on) on vetting.requests to vetting_job;
grant update (expected_half, expected_most, expected_from) on vetting.released to vetting_job;
grant insert (id, clearance_id, unit_id, kind, due_on) on vetting.reviews to vetting_job;
grant insert (id, clearance_id, unit_id, kind, on_day, why) on vetting.clearance_events to vetting_job;
grant update (erased_at) on vetting.attachments to vetting_job;
grant delete on vetting.attachment_bytes to vetting_job;
-- Of people, no more than what a list of the force's systems is compared by.
grant select (id, unit_id, staff_number) on vetting.subjects to vetting_job;
grant select on vetting.feeds, vetting.feed_rows to vetting_job;
