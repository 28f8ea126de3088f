-- Who belongs to the cluster, and who owns a job. Orleans' AdoNet provider looks its statements up by key in OrleansQuery and finds the table by
-- the connection's search path; which keys and parameters there are is Orleans' contract, what stands behind them is ours.
-- Why the tables are keyed as they are: deploy/decisions/0013-orleans.md.

create table cluster.OrleansQuery (
    QueryKey  text primary key,
    QueryText text not null
);

-- One row per cluster. Its version orders every change of the membership: who changes a row must have seen the version before.
create table cluster.versions (
    deployment text        primary key,
    version    int         not null default 0,
    changed_at timestamptz not null default now()
);

create table cluster.silos (
    deployment  text        not null references cluster.versions on delete cascade,
    address     text        not null,
    port        int         not null,
    generation  int         not null,       -- seconds; a process that comes back is another silo
    silo_name   text        not null,
    host_name   text        not null,
    status      int         not null,
    proxy_port  int,
    suspects    text,
    started_at  timestamptz not null,
    alive_at    timestamptz not null,
    primary key (deployment, address, port, generation)
);

-- One row per job that has one owner. The term grows with every change of owner and never comes back.
create table cluster.leases (
    job    text        primary key,
    holder text        not null,
    term   bigint      not null,
    until  timestamptz not null
);

-- Both functions: true when the caller's view of the table was the newest and the row was written.
create function cluster.add_silo(
    of_deployment text, at_address text, at_port int, of_generation int, named text, on_host text, with_status int, with_proxy int,
    since timestamptz, alive timestamptz, seen int) returns int
language plpgsql
as $$
begin
    perform from cluster.versions where deployment = of_deployment and version = seen for update;
    if not found then return 0; end if;
    insert into cluster.silos values (of_deployment, at_address, at_port, of_generation, named, on_host, with_status, with_proxy, null, since, alive)
        on conflict do nothing;
    if not found then return 0; end if;
    update cluster.versions set version = seen + 1, changed_at = now() where deployment = of_deployment;
    return 1;
end
$$;

create function cluster.change_silo(
    of_deployment text, at_address text, at_port int, of_generation int, with_status int, with_suspects text, alive timestamptz, seen int) returns int
language plpgsql
as $$
begin
    perform from cluster.versions where deployment = of_deployment and version = seen for update;
    if not found then return 0; end if;
    update cluster.silos set status = with_status, suspects = with_suspects, alive_at = greatest(alive_at, alive)
        where deployment = of_deployment and address = at_address and port = at_port and generation = of_generation;
    if not found then return 0; end if;
    update cluster.versions set version = seen + 1, changed_at = now() where deployment = of_deployment;
    return 1;
end
$$;

create function cluster.add_version(of_deployment text) returns int
language plpgsql
as $$
begin
    insert into cluster.versions (deployment) values (of_deployment) on conflict do nothing;
    return case when found then 1 else 0 end;
end
$$;

-- The names of a row's columns are those that Orleans reads. A cluster without silos still has a version.
create view cluster.membership as
    select v.deployment, v.version as "Version", s.address as "Address", s.port as "Port", s.generation as "Generation", s.silo_name as "SiloName",
        s.host_name as "HostName", s.status as "Status", s.proxy_port as "ProxyPort", s.suspects as "SuspectTimes",
        s.started_at as "StartTime", s.alive_at as "IAmAliveTime"
    from cluster.versions v left join cluster.silos s on s.deployment = v.deployment;

insert into cluster.OrleansQuery (QueryKey, QueryText) values
    ('InsertMembershipVersionKey', 'select cluster.add_version(@DeploymentId)'),
    ('InsertMembershipKey', 'select cluster.add_silo(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)'),
    ('UpdateMembershipKey', 'select cluster.change_silo(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)'),
    ('UpdateIAmAlivetimeKey', 'update cluster.silos set alive_at = greatest(alive_at, @IAmAliveTime) where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
    ('MembershipReadRowKey', 'select v.version as "Version", m."Address", m."Port", m."Generation", m."SiloName", m."HostName", m."Status", m."ProxyPort", m."SuspectTimes", m."StartTime", m."IAmAliveTime" from cluster.versions v left join cluster.membership m on m.deployment = v.deployment and m."Address" = @Address and m."Port" = @Port and m."Generation" = @Generation where v.deployment = @DeploymentId'),
    ('MembershipReadAllKey', 'select * from cluster.membership where deployment = @DeploymentId'),
    ('GatewaysQueryKey', 'select address as "Address", proxy_port as "ProxyPort", generation as "Generation" from cluster.silos where deployment = @DeploymentId and status = @Status and proxy_port > 0'),
    ('DeleteMembershipTableEntriesKey', 'delete from cluster.versions where deployment = @DeploymentId'),
    -- Only silos that were declared dead are forgotten (6), and only as they were when somebody looked.
    ('CleanupDefunctSiloEntriesKey', 'delete from cluster.silos where deployment = @DeploymentId and status = 6 and suspects is null and alive_at < @IAmAliveTime and started_at < @IAmAliveTime'),
    ('CleanupDefunctSiloEntryKey', 'delete from cluster.silos where deployment = @DeploymentId and address = @Address and port = @Port and generation = @Generation and status = 6 and alive_at = @IAmAliveTime and started_at = @StartTime and suspects is not distinct from @SuspectTimes');
