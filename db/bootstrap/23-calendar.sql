-- Working days, by a running count: the days between two are a difference, and a day so many on is one look-up.
set role spine_owner;

create table if not exists spine.bank_holidays (
  day date primary key,
  name text not null,
  -- Not among the published ones this release knows: two administrators brought it.
  extra boolean not null default false
);
call spine.lock_down('spine.bank_holidays', 'select', 'insert', 'delete');

create table if not exists spine.calendar (day date primary key, working boolean not null, n int not null);
create unique index if not exists calendar_by_count on spine.calendar (n) where working;
call spine.lock_down('spine.calendar', 'select', 'insert', 'delete');

drop policy if exists whoever_entered_reads on spine.calendar;
create policy whoever_entered_reads on spine.calendar for select to person, job, measure using ((select spine.entered()));
drop policy if exists whoever_entered_reads on spine.bank_holidays;
create policy whoever_entered_reads on spine.bank_holidays for select to person, job, measure using ((select spine.entered()));
grant select on spine.calendar, spine.bank_holidays to person, job, measure;

-- A holiday may be proclaimed between two releases, so further ones are a dated rule like any other.
insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select 'calendar', 'extra-bank-holidays', daterange('2000-01-01', null), '{}', 'None beyond those that come with the service', true, now()
where not exists (select from spine.policies p where p.kind = 'calendar' and p.key = 'extra-bank-holidays');

create or replace function spine.extra_holidays() returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(day, name), '{}') from spine.policies p, jsonb_each(p.value) as v (day, name)
    where p.kind = 'calendar' and p.key = 'extra-bank-holidays' and p.approved_at is not null
$$;

-- Replaces the whole calendar; nothing happens when the holidays are those already there. Dates already promised are stored by who promised them.
create or replace procedure spine.rebuild_calendar(first date, last date, published jsonb) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  holidays jsonb := spine.extra_holidays() || published;
begin
  if (select coalesce(jsonb_object_agg(day, name), '{}') from spine.bank_holidays) = holidays
    and (select (min(day), max(day)) = (first, last) from spine.calendar) then return; end if;

  delete from spine.calendar;
  delete from spine.bank_holidays;
  insert into spine.bank_holidays select key::date, value, not published ? key from jsonb_each_text(holidays);
  insert into spine.calendar
    select day, working, count(*) filter (where working) over (order by day)
    from (
      select d::date as day, extract(isodow from d) < 6 and not exists (select from spine.bank_holidays h where h.day = d::date) as working
      from generate_series(first::timestamp, last::timestamp, interval '1 day') as d
    ) as days;
  perform ledger.write(spine.me(), coalesce(spine.act(), 'operator'), 'calendar-rebuilt', '{}', null,
    jsonb_build_object('first', first, 'last', last, 'sha256', encode(sha256(convert_to(holidays::text, 'UTF8')), 'hex')));
end $$;

-- In the transaction of the approval. Dates already promised are kept by whoever promised them.
create or replace function spine.holidays_changed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first date := (select min(day) from spine.calendar);
  last date := (select max(day) from spine.calendar);
  published jsonb := (select coalesce(jsonb_object_agg(day, name), '{}') from spine.bank_holidays where not extra);
begin
  call spine.rebuild_calendar(first, last, published);
  return null;
end $$;
create or replace trigger holidays_changed after update of approved_at on spine.policies for each row
  when (new.kind = 'calendar' and old.approved_at is null and new.approved_at is not null) execute function spine.holidays_changed();
alter table spine.policies enable always trigger holidays_changed;

-- For one pair of dates. A query over many rows joins the calendar twice instead: a call for each row costs twenty times as much.
create or replace function spine.working_days_between(first date, last date) returns int language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select (select n from spine.calendar where day = last) - (select n from spine.calendar where day = first) $$;

-- So many working days after a day; the day itself, working or not, when that is none. Null beyond the calendar.
create or replace function spine.add_working_days(start date, days int) returns date language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  select case when days = 0 then start when days > 0 then
    (select day from spine.calendar where working and n = (select n from spine.calendar where day = start) + days) end
$$;
grant execute on function spine.working_days_between(date, date), spine.add_working_days(date, int) to person, job, measure, muster_owner;

reset role;
