-- A small feature in the order every migration has: table, row security forced, policies, witnesses and sides, then grants. Tests attack it.
create schema trial;
grant usage on schema trial to person, job;

create table trial.cases (
  id uuid primary key,
  unit_id int not null references spine.units,
  title text not null,
  version int not null default 1
);
alter table trial.cases enable row level security, force row level security;
create policy researcher_reads on trial.cases for select to person using (unit_id = any ((select spine.units_as('researcher'))::int[]));
create policy researcher_adds on trial.cases for insert to person with check (unit_id = any ((select spine.units_as('researcher'))::int[]));
create policy researcher_edits on trial.cases for update to person using (unit_id = any ((select spine.units_as('researcher'))::int[]));
create policy granted_reads on trial.cases for select to person using (id = any ((select spine.granted())::uuid[]));
create policy addressee_reads on trial.cases for select to person using (id = any ((select spine.addressed_to_me())::uuid[]));
create policy body_reads on trial.cases for select to person
  using (exists (select from spine.units u where u.id = unit_id and u.body = any ((select spine.bodies_as('partner-coordinator'))::int[])));
create policy migration_edits on trial.cases for all to muster_owner using (spine.service() = 'migration');
call spine.witness_table('trial.cases', 'id');
call spine.count_versions('trial.cases');
grant select, insert, update (unit_id, title) on trial.cases to person;

create table trial.decisions (
  case_id uuid not null references trial.cases,
  seat int not null check (seat in (1, 2)),
  decided_by uuid not null,
  adverse boolean not null,
  side text generated always as ('decide') stored,
  seat_before int generated always as (nullif(seat - 1, 0)) stored,
  primary key (case_id, seat),
  unique (case_id, decided_by),
  constraint decider_has_a_hand foreign key (case_id, decided_by, side) references spine.hands (matter, account, side),
  foreign key (case_id, seat_before) references trial.decisions (case_id, seat)
);
alter table trial.decisions enable row level security, force row level security;
create policy follows_its_case on trial.decisions for select to person using (exists (select from trial.cases c where c.id = case_id));
create policy decider_adds on trial.decisions for insert to person with check (exists (select from trial.cases c where c.id = case_id));
create policy migration_edits on trial.decisions for all to muster_owner using (spine.service() = 'migration');
call spine.witness_table('trial.decisions', 'case_id', 'seat');
call spine.take_sides('trial.decisions', 'case_id', 'decided_by', 'decide');
call spine.guard('trial.decisions', 'constraint', 'decider_has_a_hand');
grant select, insert on trial.decisions to person;

create table trial.work (case_id uuid not null references trial.cases, worked_by uuid not null, primary key (case_id, worked_by));
alter table trial.work enable row level security, force row level security;
create policy follows_its_case on trial.work for select to person using (exists (select from trial.cases c where c.id = case_id));
create policy researcher_adds on trial.work for insert to person with check (exists (select from trial.cases c where c.id = case_id));
call spine.witness_table('trial.work', 'case_id');
call spine.take_sides('trial.work', 'case_id', 'worked_by', 'work');
grant select, insert on trial.work to person;

create table trial.outcomes (
  case_id uuid primary key references trial.cases,
  adverse boolean not null,
  second_seat int generated always as (case when adverse then 2 end) stored,
  foreign key (case_id, second_seat) references trial.decisions (case_id, seat)
);
alter table trial.outcomes enable row level security, force row level security;
create policy follows_its_case on trial.outcomes for all to person using (exists (select from trial.cases c where c.id = case_id));
call spine.witness_table('trial.outcomes', 'case_id');
grant select, insert on trial.outcomes to person;

create table trial.notices (id uuid primary key references trial.cases, unit_id int not null);
alter table trial.notices enable row level security, force row level security;
create policy sender_adds on trial.notices for insert to person with check (exists (select from trial.cases c where c.id = notices.id));
call spine.witness_table('trial.notices', 'id');
create trigger keep_addressed after insert on trial.notices for each row execute function spine.keep_addressed('id', 'unit_id');
alter table trial.notices enable always trigger keep_addressed;
call spine.guard('trial.notices', 'trigger', 'keep_addressed');
grant insert on trial.notices to person;
