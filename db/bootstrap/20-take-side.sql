-- The two-person pattern for a feature's table of acts: the database stamps who acts, and gives that person a side in the matter.
set role spine_owner;

-- take_side('case_id', 'decided_by', 'decide'), before insert or update. Whatever the client sent as the actor is overwritten.
create or replace function spine.take_side() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
grant execute on function spine.take_side() to muster_owner;

-- For migrations: the trigger, always enabled, and guarded. Runs as whoever owns the table.
create or replace procedure spine.take_sides(of_table regclass, matter_column text, actor_column text, side text) language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('create trigger take_side before insert or update on %s for each row execute function spine.take_side(%L, %L, %L)', of_table, matter_column, actor_column, side);
  execute format('alter table %s enable always trigger take_side', of_table);
  call spine.guard(of_table, 'trigger', 'take_side');
end $$;
grant execute on procedure spine.take_sides(regclass, text, text, text) to muster_owner;

reset role;
