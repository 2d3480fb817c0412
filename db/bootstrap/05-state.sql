-- The one row that every entering reads: the key of the claims and the epoch, which rises whenever anybody's roles may have changed.
set role spine_owner;

create table if not exists spine.state (
  one boolean primary key default true check (one),
  key bytea not null check (octet_length(key) = 32),
  epoch bigint not null default 1
);

-- The key as RFC 2104 lays it over a block: the claims are checked many times in a request, and the built-in sha256 over two pads takes a
-- fraction of the time of an extension's hmac.
create or replace function spine.pad_of(key bytea, with_byte int) returns bytea language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
  pad bytea := decode(repeat(lpad(to_hex(with_byte), 2, '0'), 64), 'hex');
begin
  for place in 0 .. octet_length(key) - 1 loop
    pad := set_byte(pad, place, get_byte(key, place) # with_byte);
  end loop;
  return pad;
end $$;
alter table spine.state add column if not exists inner_pad bytea not null generated always as (spine.pad_of(key, 54)) stored;
alter table spine.state add column if not exists outer_pad bytea not null generated always as (spine.pad_of(key, 92)) stored;
call spine.lock_down('spine.state', 'select', 'insert', 'update');
insert into spine.state (key) values (public.gen_random_bytes(32)) on conflict do nothing;

-- For the triggers of whatever scopes are made of: a role taken away is gone at the next transaction.
create or replace function spine.bump() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update spine.state set epoch = epoch + 1;
  return null;
end $$;

reset role;
