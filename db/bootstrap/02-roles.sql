-- A database role says what a program may do: which verbs on which columns. What a person may see is a row, never a role of the database.
-- Roles belong to the whole server, so another database of the same server may have made them already.
do $$
declare
  wanted record;
begin
  -- Nobody may become spine_owner: it cannot log in and has no members, so the spine changes by this bootstrap alone.
  for wanted in
    select * from (values
      ('spine_owner', 'nologin'), ('muster_owner', 'nologin'), ('person', 'nologin'), ('job', 'nologin'), ('measure', 'nologin'),
      ('muster_migrator', 'login'), ('muster_service', 'login'), ('muster_worker', 'login'), ('muster_door', 'login'), ('muster_measures', 'login')
    ) as roles (name, login)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I', wanted.name);
    end if;
    -- noinherit: a program has nothing until it takes its role, for one transaction, after saying who is asking.
    execute format('alter role %I %s noinherit nosuperuser nobypassrls nocreaterole nocreatedb noreplication', wanted.name, wanted.login);
  end loop;
end $$;

-- A wall: what lies behind it is granted to a role of its own, which has besides what every person or job has. No role has what lies behind two
-- walls, so no query reaches across, whoever asks.
do $$
declare
  wall text;
begin
  foreach wall in array array['vetting'] loop
    if not exists (select from pg_roles where rolname = wall || '_person') then execute format('create role %I', wall || '_person'); end if;
    if not exists (select from pg_roles where rolname = wall || '_job') then execute format('create role %I', wall || '_job'); end if;
    execute format('alter role %I nologin inherit nosuperuser nobypassrls nocreaterole nocreatedb noreplication', wall || '_person');
    execute format('alter role %I nologin inherit nosuperuser nobypassrls nocreaterole nocreatedb noreplication', wall || '_job');
    execute format('grant person to %I', wall || '_person');
    execute format('grant job to %I', wall || '_job');
    execute format('grant %I to muster_service', wall || '_person');
    execute format('grant %I to muster_worker', wall || '_job');
  end loop;
end $$;

grant muster_owner to muster_migrator;
grant person to muster_service;
grant job to muster_worker;
grant measure to muster_measures;

alter role muster_measures set default_transaction_read_only = on;
