-- Rights in the hub's database, to be run by the role that owns log and key table, after each "opshub log prepare" (deploy/operations.md).
-- The roles are made before, by an administrator of the server:
--   create role opshub_owner login; create role opshub_app login; create role opshub_reader login;
--   create database opshub owner opshub_owner encoding 'UTF8' template template0;

-- The hub adds to the log and never changes or removes what stands there: "opshub retention" is for the role that owns it.
grant usage on schema log, person_keys to opshub_app;
grant select on all tables in schema log, person_keys to opshub_app;
grant insert on log.commits, log.batches, log.seals, log.snapshots, log.followers, person_keys.keys to opshub_app;
grant update on log.head, log.snapshots, log.followers, person_keys.keys to opshub_app;
grant delete on log.snapshots to opshub_app;
grant usage on sequence log.batch_ids to opshub_app;

-- Reports read the log, and no key of a person.
grant usage on schema log to opshub_reader;
grant select on all tables in schema log to opshub_reader;

-- Nodes of the Orleans engine find each other by these tables ("opshub-cluster log prepare" makes them) and forget whom they declared dead; nobody else needs them.
do $$ begin
    if to_regnamespace('cluster') is null then return; end if;
    grant usage on schema cluster to opshub_app;
    grant select on all tables in schema cluster to opshub_app;
    grant insert, update on cluster.versions, cluster.silos, cluster.leases to opshub_app;
    grant delete on cluster.silos to opshub_app;
end $$;
