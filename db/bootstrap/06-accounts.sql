-- Who can be asked for: people of the staff, outside people, and the services that jobs run as.
set role spine_owner;

create table if not exists spine.accounts (
  id uuid primary key default gen_random_uuid(),
  subject text not null check (subject <> ''),
  name text not null check (name <> ''),
  standing text not null check (standing in ('staff', 'outside', 'service')),
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_why text,
  check ((closed_at is null) = (closed_why is null))
);
-- The two-person rules are about people, so one sign-in has one open account.
create unique index if not exists one_open_account_per_subject on spine.accounts (subject) where closed_at is null;
call spine.lock_down('spine.accounts', 'select', 'insert', 'update');

create or replace trigger accounts_bump after insert or update on spine.accounts for each statement execute function spine.bump();
alter table spine.accounts enable always trigger accounts_bump;

-- Which login may act as which service. session_user cannot be changed without being superuser, so it is the proof.
create table if not exists spine.service_logins (login name, service text check (service ~ '^[a-z][a-z-]*$'), primary key (login, service));
call spine.lock_down('spine.service_logins', 'select', 'insert');

insert into spine.service_logins values
  ('muster_worker', 'jobs'), ('muster_worker', 'retention'), ('muster_worker', 'sealing'),
  ('muster_migrator', 'migration'), ('muster_measures', 'measures')
on conflict do nothing;

insert into spine.accounts (subject, name, standing)
  select 'service:' || service, 'Service: ' || service, 'service' from spine.service_logins
on conflict do nothing;

reset role;
