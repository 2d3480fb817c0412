-- How long the feature forecast keeps the bytes of an uploaded log: a dated policy like any other, changed by two people.
set role spine_owner;

insert into spine.policies (kind, key, valid, value, source, starting, approved_at)
select 'forecast', 'upload-days', daterange('2000-01-01', null), '90', 'Starting value of the service, to be confirmed by the force', true, now()
where not exists (select from spine.policies p where p.kind = 'forecast' and p.key = 'upload-days');

reset role;
