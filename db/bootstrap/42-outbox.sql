-- Mail says only that there is something new, and where. The outbox knows for whom and which page; address and words come in when it is sent.
set role spine_owner;

create table if not exists spine.contacts (
  account uuid primary key references spine.accounts,
  email text not null check (email ~ '^[^@\s]+@[^@\s]+$' and octet_length(email) <= 254)
);
call spine.lock_down('spine.contacts', 'select', 'insert', 'update');
drop policy if exists own_contact on spine.contacts;
create policy own_contact on spine.contacts for select to person using (account = (select spine.me()));
drop policy if exists mail_is_sent on spine.contacts;
create policy mail_is_sent on spine.contacts for select to job using ((select spine.service()) = 'mail');
grant select on spine.contacts to person, job;

create table if not exists spine.outbox (
  id uuid primary key default gen_random_uuid(),
  account uuid not null references spine.accounts,
  kind text not null check (kind ~ '^[a-z][a-z-]*$'),
  path text not null check (path ~ '^/' and octet_length(path) <= 300),
  at timestamptz not null default now(),
  -- sent: handed over. kept: there is nowhere to hand it to, or no address.
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
  tries int not null default 0,
  settled_at timestamptz,
  last_error text,
  check ((state = 'waiting') = (settled_at is null))
);
create index if not exists outbox_by_time on spine.outbox (at desc, id desc);
call spine.lock_down('spine.outbox', 'select', 'insert', 'update');
drop policy if exists administrator_looks on spine.outbox;
create policy administrator_looks on spine.outbox for select to person using ((select spine.has_role('administrator')));
drop policy if exists mail_is_sent on spine.outbox;
create policy mail_is_sent on spine.outbox for select to job using ((select spine.service()) = 'mail');
grant select on spine.outbox to person, job;

insert into spine.service_logins values ('muster_worker', 'mail') on conflict do nothing;
insert into spine.accounts (subject, name, standing) values ('service:mail', 'Service: mail', 'service') on conflict do nothing;

-- For the spine's own functions, which know the account by other means than claims.
create or replace function spine.put_mail(to_account uuid, of_kind text, at_path text) returns void language plpgsql as $$
declare
  mail uuid;
begin
  insert into spine.outbox (account, kind, path) values (to_account, of_kind, at_path) returning id into mail;
  perform spine.put_job('send-mail', json_build_object('mail', mail));
end $$;

-- In the transaction of the act: no mail about what was rolled back.
create or replace function spine.notify(to_account uuid, of_kind text, at_path text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  perform spine.put_mail(to_account, of_kind, at_path);
end $$;
grant execute on function spine.notify(uuid, text, text) to person, job;

-- What became of it. What was sent stays sent, however often the job runs.
create or replace function spine.settle_mail(mail uuid, to_state text, error text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.service() is distinct from 'mail' then raise exception 'only the mail service settles mail' using errcode = '42501'; end if;
  update spine.outbox set state = to_state, tries = tries + 1, last_error = left(error, 300), settled_at = case when to_state <> 'waiting' then now() end
    where id = mail and state = 'waiting';
end $$;
grant execute on function spine.settle_mail(uuid, text, text) to job;

create or replace function spine.set_contact(of_account uuid, to_email text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_administrator();
  insert into spine.contacts (account, email) values (of_account, to_email) on conflict (account) do update set email = excluded.email;
  perform ledger.record('contact-changed', array[of_account]);
end $$;
grant execute on function spine.set_contact(uuid, text) to person;

-- Whoever is signed in somewhere he is not learns of it. A trigger, so that no way of opening a session leaves it out.
create or replace function spine.tell_of_session() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.put_mail(new.account, 'sign-in', '/sessions');
  return null;
end $$;
create or replace trigger tell_of_session after insert on spine.sessions for each row execute function spine.tell_of_session();
alter table spine.sessions enable always trigger tell_of_session;

reset role;
