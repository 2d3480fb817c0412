-- Writes witness themselves: every statement on a feature's table leaves an entry with table, verb, keys and a digest of each row, whoever ran
-- it, the owner too. An altered row is found by comparing it with its last digest.
set role spine_owner;

-- witness('id') or witness('case_id', 'seat'): the columns of the key. The settings fix how values are printed: a digest must not depend on who writes.
create or replace function ledger.witness() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO, MDY' set intervalstyle = 'iso_8601' set extra_float_digits = 1 set bytea_output = 'hex' as $$
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
end $$;
grant execute on function ledger.witness() to muster_owner;

-- For migrations: the three triggers, always enabled, and guarded. Runs as whoever owns the table.
create or replace procedure spine.witness_table(of_table regclass, variadic key_columns text[]) language plpgsql set search_path = pg_catalog, pg_temp as $$
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
end $$;
grant execute on procedure spine.witness_table(regclass, text[]) to muster_owner;

reset role;
