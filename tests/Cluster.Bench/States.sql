-- Plain grain state as Orleans' AdoNet provider wants it, for the comparison only: the hub keeps no state but its log. Unlike a table without a key,
-- one grain's state cannot stand here twice. Statements and parameters are Orleans' contract.
create table cluster.states (
    grain_hash int    not null,
    type_hash  int    not null,
    n0         bigint not null,
    n1         bigint not null,
    type       text   not null,
    extension  text,
    service    text   not null,
    payload    bytea,
    version    int    not null,
    unique nulls not distinct (grain_hash, type_hash, n0, n1, extension, type, service)
);

create function cluster.write_state(
    of_grain int, of_n0 bigint, of_n1 bigint, of_type_hash int, of_type text, of_extension text, of_service text, seen int, bytes bytea) returns int
language plpgsql
as $$
declare
    now_at int;
begin
    if seen is null then
        insert into cluster.states values (of_grain, of_type_hash, of_n0, of_n1, of_type, of_extension, of_service, bytes, 1)
            on conflict do nothing returning version into now_at;
    else
        update cluster.states set payload = bytes, version = version + 1
            where grain_hash = of_grain and type_hash = of_type_hash and n0 = of_n0 and n1 = of_n1 and extension is not distinct from of_extension
                and type = of_type and service = of_service and version = seen
            returning version into now_at;
    end if;
    return coalesce(now_at, seen);
end
$$;

insert into cluster.OrleansQuery (QueryKey, QueryText) values
    ('WriteToStorageKey', 'select cluster.write_state(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary) as NewGrainStateVersion'),
    ('ReadFromStorageKey', 'select payload as PayloadBinary, now() as stored, version as Version from cluster.states where grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension is not distinct from @GrainIdExtensionString and type = @GrainTypeString and service = @ServiceId'),
    ('ClearStorageKey', 'update cluster.states set payload = null, version = version + 1 where grain_hash = @GrainIdHash and type_hash = @GrainTypeHash and n0 = @GrainIdN0 and n1 = @GrainIdN1 and extension is not distinct from @GrainIdExtensionString and type = @GrainTypeString and service = @ServiceId and version = @GrainStateVersion returning version as NewGrainStateVersion');
