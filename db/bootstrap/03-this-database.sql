-- What every login loses in this database. A copy made from a template keeps the functions' grants but not the database's own, so a copy runs this file again.
do $$
begin
  -- This takes TEMP with it, and so the functions and operators a login could otherwise make for itself in pg_temp.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to muster_migrator, muster_service, muster_worker, muster_door, muster_measures', current_database());
  -- The owner makes one schema for each feature. Its only member takes the role; it does not inherit it.
  execute format('grant create on database %I to muster_owner', current_database());
end $$;

-- After the block above, because a copy's watch would find TEMP open and refuse any change of schema.
revoke create on schema public from public;
create extension if not exists pgcrypto with schema public;
create extension if not exists btree_gist with schema public;

-- Large objects lie outside every policy.
revoke execute on function lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea), lo_unlink(oid) from public;
-- All people share one login, so any of them could otherwise stop another's work.
revoke execute on function pg_terminate_backend(integer, bigint), pg_cancel_backend(integer) from public;
