-- Giving a role is a matter of three people: who asks, who approves, who gets it. An administrator who could give himself a role would walk
-- round every other rule.
set role spine_owner;

create or replace function spine.must_be_administrator() returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not spine.has_role('administrator') then raise exception 'an administrator does this' using errcode = '42501'; end if;
end $$;

create or replace function spine.ask_assignment(for_account uuid, of_role text, in_unit int, during daterange, because text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

create or replace function spine.approve_assignment(matter uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  subject uuid;
begin
  perform spine.must_be_administrator();
  select account into subject from spine.assignments where id = matter and approved_at is null for update;
  if subject is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(matter, spine.me(), 'approve');
  update spine.assignments set approved_by = spine.me(), approved_at = now() where id = matter;
  perform ledger.record('role-approved', array[matter, subject]);
end $$;

-- Taking a role away needs one administrator: it must be possible at once. The days it was given for stay as they were approved.
create or replace function spine.end_assignment(matter uuid, because text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  subject uuid;
begin
  perform spine.must_be_administrator();
  update spine.assignments set ended_by = spine.me(), ended_at = now(), ended_why = because where id = matter and ended_by is null and approved_at is not null
    returning account into subject;
  if subject is null then raise exception 'nothing to end' using errcode = 'P0002'; end if;
  perform ledger.record('role-ended', array[matter, subject], jsonb_build_object('because', because));
end $$;
grant execute on function spine.ask_assignment(uuid, text, int, daterange, text), spine.approve_assignment(uuid), spine.end_assignment(uuid, text) to person;

-- Need to know for one matter, in the same way.
create or replace function spine.ask_grant(for_account uuid, in_matter uuid, until date, because text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  request uuid := gen_random_uuid();
begin
  perform spine.must_be_administrator();
  perform spine.hold_side(request, for_account, 'subject');
  perform spine.hold_side(request, spine.me(), 'ask');
  insert into spine.grants (id, account, matter, until, reason, asked_by) values (request, for_account, in_matter, ask_grant.until, because, spine.me());
  perform ledger.record('grant-asked', array[request, for_account, in_matter], jsonb_build_object('until', ask_grant.until, 'because', because));
  return request;
end $$;

create or replace function spine.approve_grant(request uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened spine.grants;
begin
  perform spine.must_be_administrator();
  select * into opened from spine.grants where id = request and approved_by is null for update;
  if opened.id is null then raise exception 'nothing to approve' using errcode = 'P0002'; end if;
  perform spine.hold_side(request, spine.me(), 'approve');
  update spine.grants set approved_by = spine.me() where id = request;
  perform ledger.record('grant-approved', array[request, opened.account, opened.matter]);
end $$;
grant execute on function spine.ask_grant(uuid, uuid, date, text), spine.approve_grant(uuid) to person;

-- The first two administrators have nobody to ask. The operator names them, as superuser, and the function is deaf once there are two.
create or replace function spine.found_administrator(for_account uuid, in_unit int) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

reset role;
