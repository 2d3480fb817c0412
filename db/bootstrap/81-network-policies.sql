-- How long the feature network keeps the text of an imported file: a dated policy like any other, changed by two people.
set role spine_owner;

insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select 'network', 'import-days', daterange('2000-01-01', null), '30', 'Starting value of the service, to be confirmed by the force', true, now()
where not exists (select from spine.policies p where p.kind = 'network' and p.key = 'import-days');

reset role;
