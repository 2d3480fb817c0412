-- A million cases of one unit for bench/vetting.ts, loaded by the operator with the triggers of these tables at rest; one transaction, so that nobody
-- ever sees them resting. Every tenth is open. People, names and days are invented.
set local synchronous_commit = off;

create temp table resting on commit drop as
  select tgrelid::regclass as of_table, tgname, tgenabled from pg_trigger
  where tgrelid in ('vetting.subjects'::regclass, 'vetting.cases'::regclass, 'vetting.released'::regclass, 'vetting.visits'::regclass, 'vetting.results'::regclass,
    'vetting.requests'::regclass, 'vetting.waivers'::regclass, 'vetting.waiver_approvals'::regclass);
do $$ declare t regclass; begin
  for t in select distinct of_table from resting loop execute format('alter table %s disable trigger all', t); end loop;
end $$;

create temp table made on commit drop as
select n, gen_random_uuid() as id, gen_random_uuid() as subject, n % 10 = 0 as is_open,
  (array['rv', 'rv', 'rv', 'mv', 'nppv2f', 'nppv3', 'nppv3', 'sc', 'ctc', 'dv'])[1 + (n / 10) % 10] as level,
  case when n % 10 = 0 then spine.today() - ((n / 10) % 180 * ((n / 10) % 7) / 6)::int else spine.today() - 200 - (n % 2000) end as received_on,
  case when n % 10 <> 0 then (array['granted', 'granted', 'granted', 'granted', 'granted', 'granted', 'refused', 'withdrawn', 'discontinued'])[1 + (n / 10) % 9]
    else (array['checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks', 'checks',
      'intake', 'intake', 'decision', 'decision', 'second-decision', 'residency'])[1 + (n / 100) % 20] end as state,
  case when n % 10 = 0 and n % 70 <> 0 then (select id from spine.accounts where subject = 'staff' || (1 + (n / 10) % 60)) end as allocated_to,
  (select id from spine.accounts where subject = 'vera') as me
from generate_series(1, {cases}) n;

insert into vetting.subjects (id, unit_id, family_name, given_names, born, added_by)
select subject, 2, initcap((array['ab','be','co','da','el','fo','gu','ha','il','jo','ka','li'])[1 + n % 12] || (array['lan','mer','nor','pel','quin','ros','sal'])[1 + n % 7] || (array['','by','den','ley','son','ton','well','wick'])[1 + n % 8]),
  initcap((array['an','bo','ce','di','ev','fa'])[1 + n % 6] || (array['na','ris','lia','gby','ran'])[1 + n % 5]), date '1960-01-01' + n % 16000, me
from made;

insert into vetting.cases (id, unit_id, ref, subject_id, level, regime, kind, received_on, target_on, state, closed_on, closed_why, allocated_to, priority, opened_at, opened_by)
select m.id, 2, 'B/' || lpad(m.n::text, 8, '0'), m.subject, m.level, case when m.level in ('sc', 'ctc', 'dv') then 'national-security' else 'staff' end, 'new', m.received_on, t.day,
  m.state, case when not m.is_open then m.received_on + 20 + m.n % 90 end, null, m.allocated_to, m.is_open and m.n % 500 = 0, m.received_on, m.me
from made m
join spine.policies p on p.kind = 'vetting-target' and p.key = m.level and p.valid @> m.received_on
join spine.calendar r on r.day = m.received_on
join spine.calendar t on t.working and t.n = r.n + (p.value::int);

insert into vetting.released (case_id, unit_id, ref, level, received_on, form_on, turn, outcome, outcome_on)
select id, 2, 'B/' || lpad(n::text, 8, '0'), level, received_on, case when state <> 'intake' then received_on end,
  case when not is_open then 'closed' when state = 'intake' then 'applicant' else 'unit' end,
  case when not is_open then state end, case when not is_open then received_on + 20 + n % 90 end
from made;

-- Closed cases: their form, their records and their decision. Open ones: the form, and in their checks five stages of which some have ended.
create temp table stays on commit drop as
select gen_random_uuid() as id, m.id as case_id, m.me, s.stage, s.party, m.received_on + s.at as day,
  case when not m.is_open then s.stage <> 'decision'
    when s.stage = 'form' then m.state <> 'intake'
    when m.state in ('decision', 'second-decision') then s.stage <> 'decision'
    else s.at < 2 or (m.n / 10 + s.at) % 3 = 0 end as has_ended
from made m, (values ('form', 'applicant', 0), ('identity', 'unit', 1), ('records', 'unit', 2), ('local-intelligence', 'unit', 3), ('finance', 'agency', 4),
  ('counter-corruption', 'professional-standards', 5), ('national-security', 'uksv', 6), ('decision', 'unit', 20)) as s (stage, party, at)
where case when not m.is_open then s.stage in ('form', 'records', 'decision')
  when m.state = 'intake' then s.stage = 'form'
  when m.state = 'residency' then s.stage = 'form'
  when s.stage = 'decision' then m.state in ('decision', 'second-decision')
  when s.stage = 'national-security' then m.level in ('sc', 'ctc', 'dv')
  else true end;
insert into vetting.visits (id, case_id, unit_id, stage, party, started_at, begun_by, is_open) select id, case_id, 2, stage, party, day, me, not has_ended from stays;
insert into vetting.results (visit_id, case_id, unit_id, result, ended_at, done_by) select id, case_id, 2, 'clear', day + 9, me from stays where has_ended;

insert into vetting.requests (case_id, unit_id, wants, asked_on, due_on, asked_by, answered_on)
select id, 2, '{photograph}', received_on, received_on + 14, me, case when n % 60 = 0 then received_on + 10 end from made where is_open and state = 'checks' and n % 30 = 0;
insert into vetting.waivers (id, case_id, unit_id, stage, until, why, asked_by, asked_on)
select id, id, 2, 'records', received_on + 30, 'Invented', me, received_on from made where is_open and state = 'checks' and n % 700 = 0;
insert into vetting.waiver_approvals (waiver_id, unit_id, approved_by) select id, 2, (select id from spine.accounts where subject = 'anna') from vetting.waivers;

do $$ declare t record; begin
  for t in select distinct of_table from resting loop execute format('alter table %s enable trigger all', t.of_table); end loop;
  for t in select * from resting where tgenabled = 'A' loop execute format('alter table %s enable always trigger %I', t.of_table, t.tgname); end loop;
end $$;
