-- Reading the ledger: for auditors and the data protection officer alone, and each look is an entry of its own.
set role spine_owner;

create or replace function spine.must_be_auditor() returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if spine.me() is null then raise exception 'nobody has entered' using errcode = '28000'; end if;
  if not (spine.has_role('auditor') or spine.has_role('data-protection-officer')) then
    raise exception 'an auditor does this' using errcode = '42501';
  end if;
end $$;

-- An entry with what was said in it, taken apart; without it once that is erased.
drop type if exists ledger.told cascade;
create type ledger.told as (
  id uuid, at timestamptz, kind text, account uuid, name text, act text, subjects uuid[], purpose text, detail jsonb, erased boolean);

create or replace function ledger.tell(entry ledger.entries, said text) returns ledger.told language sql stable as $$
  select (entry).id, (entry).at, (entry).kind, (parts ->> 2)::uuid, (select a.name from spine.accounts a where a.id = (parts ->> 2)::uuid), parts ->> 3,
    array(select jsonb_array_elements_text(case jsonb_typeof(parts -> 5) when 'array' then parts -> 5 else '[]' end))::uuid[],
    parts ->> 6, parts -> 7, said is null
  from (select said::jsonb as parts) as taken_apart
$$;

-- The latest first, from where the page before ended. Every filter may be null.
create or replace function ledger.look(
  of_kind text, by_account uuid, about uuid, first timestamptz, last timestamptz, before_at timestamptz, before_id uuid, most int)
returns setof ledger.told language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- One, with its commitment, and whether what was said still gives it. No row where there is no such entry.
create or replace function ledger.look_at(of_at timestamptz, of_id uuid, out told ledger.told, out commitment bytea, out fits boolean)
returns setof record language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_auditor();
  return query
    select ledger.tell(e, c.said), e.commitment, e.commitment = sha256(c.salt || convert_to(c.said, 'UTF8'))
    from ledger.entries e left join ledger.contents c on c.entry = e.id and c.at = e.at where e.at = of_at and e.id = of_id;
end $$;

-- What there is to choose from. By name, because an auditor knows people by theirs; services are among them.
create or replace function ledger.look_for(typed text, most int) returns table (id uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  perform spine.must_be_auditor();
  return query select a.id, a.name from spine.accounts a where strpos(lower(a.name), lower(typed)) > 0 order by a.name, a.opened_at limit most;
end $$;

create or replace function ledger.kinds_since(first timestamptz) returns setof text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform spine.must_be_auditor();
  -- From one kind to the next by its index would need one more index; a month's kinds are found by reading a month.
  return query select distinct e.kind from ledger.entries e where e.at >= first order by e.kind;
end $$;

grant execute on function ledger.look(text, uuid, uuid, timestamptz, timestamptz, timestamptz, uuid, int), ledger.look_at(timestamptz, uuid),
  ledger.look_for(text, int), ledger.kinds_since(timestamptz) to person;

reset role;
