-- The one row that every entering reads: the key of the claims and the epoch, which rises whenever anybody's roles may have changed.
set role spine_owner;

create table if not exists spine.state (
  one boolean primary key default true check (one),
  key bytea not null check (octet_length(key) = 32),
  epoch bigint not null default 1
);
call spine.lock_down('spine.state', 'select', 'insert', 'update');
insert into spine.state (key) values (public.gen_random_bytes(32)) on conflict do nothing;

-- For the triggers of whatever scopes are made of: a role taken away is gone at the next transaction.
create or replace function spine.bump() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update spine.state set epoch = epoch + 1;
  return null;
end $$;

reset role;
