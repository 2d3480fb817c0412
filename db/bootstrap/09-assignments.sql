-- Who has which role, for which unit, in which days; need to know for single matters; matters addressed to units.
set role spine_owner;

create table if not exists spine.assignments (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  role text not null check (role ~ '^[a-z][a-z-]*$'),
  unit int not null references spine.units,
  valid daterange not null check (not isempty(valid) and lower(valid) is not null),
  why text not null check (why <> ''),
  asked_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  ended_by uuid references spine.accounts,
  ended_at timestamptz,
  ended_why text,
  -- The first administrators have nobody to ask; the operator names them, and nobody else after them.
  founding boolean not null default false check (not founding or (role = 'administrator' and asked_by is null)),
  subject_side text generated always as (case when not founding then 'subject' end) stored,
  ask_side text generated always as ('ask') stored,
  approve_side text generated always as ('approve') stored,
  check (founding or asked_by is not null),
  check ((approved_at is null) = (approved_by is null and not founding)),
  -- An assignment cannot exist without three hands in it, and one person has one hand: asker, approver and subject are three people.
  constraint subject_has_a_hand foreign key (id, account, subject_side) references spine.hands (matter, account, side),
  constraint asker_has_a_hand foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  constraint approver_has_a_hand foreign key (id, approved_by, approve_side) references spine.hands (matter, account, side),
  constraint one_assignment_at_a_time exclude using gist (account with =, role with =, unit with =, valid with &&) where (approved_at is not null and ended_at is null)
);
create index if not exists assignments_of_account on spine.assignments (account) where approved_at is not null and ended_at is null;
call spine.lock_down('spine.assignments', 'select', 'insert', 'update');

create or replace trigger assignments_bump after insert or update on spine.assignments for each statement execute function spine.bump();
alter table spine.assignments enable always trigger assignments_bump;

create table if not exists spine.grants (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  matter uuid not null,
  until date not null,
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  approved_by uuid,
  subject_side text generated always as ('subject') stored,
  ask_side text generated always as ('ask') stored,
  approve_side text generated always as ('approve') stored,
  foreign key (id, account, subject_side) references spine.hands (matter, account, side),
  foreign key (id, asked_by, ask_side) references spine.hands (matter, account, side),
  foreign key (id, approved_by, approve_side) references spine.hands (matter, account, side)
);
create index if not exists grants_of_account on spine.grants (account, until) where approved_by is not null;
call spine.lock_down('spine.grants', 'select', 'insert', 'update');

create table if not exists spine.addressed (matter uuid, unit int references spine.units, primary key (unit, matter));
call spine.lock_down('spine.addressed', 'select', 'insert');

reset role;
