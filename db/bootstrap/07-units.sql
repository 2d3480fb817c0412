-- The tree of bodies and units that roles are given for, until the register of the network feature writes it.
set role spine_owner;

create table if not exists spine.bodies (id int primary key, name text not null check (name <> ''));
call spine.lock_down('spine.bodies', 'select', 'insert', 'update');

create table if not exists spine.units (
  id int primary key,
  code text not null unique,
  name text not null,
  body int not null references spine.bodies,
  parent int references spine.units,
  closed_on date
);
call spine.lock_down('spine.units', 'select', 'insert', 'update');

-- Each unit with itself and all below it. A closed unit stays: its records still belong to whoever answers for it.
create table if not exists spine.closure (ancestor int references spine.units, descendant int references spine.units, primary key (ancestor, descendant));
call spine.lock_down('spine.closure', 'select', 'insert', 'delete');

create or replace function spine.rebuild_closure() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from spine.closure;
  insert into spine.closure
    with recursive below as (
      select id as ancestor, id as descendant from spine.units
      union
      select below.ancestor, units.id from below join spine.units on units.parent = below.descendant
    )
    select ancestor, descendant from below;
  return null;
end $$;

create or replace trigger units_rebuild_closure after insert or update on spine.units for each statement execute function spine.rebuild_closure();
create or replace trigger units_then_bump after insert or update on spine.units for each statement execute function spine.bump();
alter table spine.units enable always trigger units_rebuild_closure, enable always trigger units_then_bump;

reset role;
