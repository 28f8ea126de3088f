-- Commits that retention has taken out (deploy/decisions/0125-gone-commits.md): their place, and their hash, with which the chain is computed on. Nothing of them can be read from it.
create table log.gone (
    position     bigint primary key,  -- of its last event
    stream_key   bigint not null,     -- SHA-256 of the stream's name, first 8 bytes
    base_version bigint not null,     -- of the stream, before its first event
    recorded_at  bigint not null,     -- hub time, nanoseconds since 1970
    event_count  int    not null,
    hash         bytea  not null      -- of the commit, silo/Log/Seals/CommitHash.cs
);

-- How often commits were taken out. Who changes it holds the head, so no batch is under way that does not see it.
alter table log.head add column thinned bigint not null default 0;

drop function log.append(boolean[], text[], bigint[], int[], int[], uuid[], text[], text[], bigint[], text[], text[], bytea[]);

-- Writes one batch, at most one commit of each stream, and commits by itself: the caller's process is not waited for.
-- Those whose command id is known (version null) or whose stream is elsewhere (version) are left out and named by their place in
-- the batch; the others are in the log at start + slot. A commit marked sure is not looked up first: a duplicate key then fails the batch.
-- So does a log that was thinned more often than the caller knows: what it is sure of, and what is looked up before the head is locked, may have gone meanwhile. Who knows nothing of that (null) has the head locked first.
create function log.append(
    sure boolean[], streams text[], bases bigint[], counts int[], slots int[], keys uuid[], command_ids text[], actors text[],
    times bigint[], codes text[], details text[], blocks bytea[], known_thinnings bigint,
    out start bigint, out left_out int[], out versions bigint[], out thinnings bigint)
language plpgsql
set enable_seqscan = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    this_batch bigint := nextval('log.batch_ids');
    last_slot  int;
begin
    if known_thinnings is null then
        select thinned into thinnings from log.head for update;
    end if;
    with judged as materialized (
        select asked.*,
            not asked.sure and (select true from log.commits c where c.command_key = asked.command_key) is not null as known,
            -- A long stream fills whole index pages, and walking them costs more than the insert: first only what lies near.
            case when asked.sure then asked.base_version else coalesce(
                (select c.base_version + c.event_count from log.commits c
                    where c.stream = asked.stream and c.event_count > 0 and c.base_version >= asked.base_version - 8
                    order by c.base_version desc limit 1),
                (select c.base_version + c.event_count from log.commits c
                    where c.stream = asked.stream and c.event_count > 0 and asked.base_version > 8
                    order by c.base_version desc limit 1),
                0) end as version
        from unnest(sure, streams, bases, counts, slots, keys, command_ids, actors, times, codes, details, blocks) with ordinality
            as asked (sure, stream, base_version, event_count, slot, command_key, command_id, actor, recorded_at, code, detail, block, place)),
    written as (
        insert into log.commits (command_key, batch, slot, base_version, event_count, recorded_at, stream, command_id, actor, refusal_code, refusal_detail, events)
        select command_key, case when event_count > 0 then this_batch end, case when event_count > 0 then slot end,
            base_version, event_count, recorded_at, stream, command_id, actor, code, detail, block
        from judged
        where not known and version = base_version)
    select max(slot) filter (where not known and version = base_version and event_count > 0),
        array_agg(place::int order by place) filter (where known or version <> base_version),
        array_agg(case when not known then version end order by place) filter (where known or version <> base_version)
    into last_slot, left_out, versions
    from judged;

    if last_slot is not null then
        update log.head set position = position + last_slot returning position - last_slot, thinned into start, thinnings;
        if thinnings <> known_thinnings then
            raise serialization_failure using message = 'the log was thinned meanwhile';
        end if;
        insert into log.batches (start, batch) values (start, this_batch);
        perform pg_notify('opshub_log', (start + last_slot)::text);
    end if;
end
$$;

-- Takes commits out of the log, leaves place and hash of each, and commits by itself: nobody who writes waits for the caller's process. Commits that are not there are passed over, and so are those that must stay:
-- the newest of the log, and of a stream of which something stays the first and the newest. A stream's end never goes back, and no other can begin where it began.
create function log.thin(keys uuid[], stream_keys bigint[], hashes bytea[])
returns bigint
language plpgsql
set enable_seqscan = off
set jit = off
as $$
declare
    head_position bigint;
    went          bigint;
    batches_of    bigint[];
    streams_of    text[];
begin
    update log.head set thinned = thinned + 1 returning position into head_position;

    with asked as materialized (
        select c.command_key, c.stream, c.base_version, c.event_count, c.recorded_at, c.batch, b.start + c.slot as position, a.stream_key, a.hash
        from unnest(keys, stream_keys, hashes) as a (command_key, stream_key, hash)
            join log.commits c on c.command_key = a.command_key join log.batches b on b.batch = c.batch
        where b.start + c.slot < head_position),
    streams as materialized (
        select a.stream,
            (select max(c.base_version) from log.commits c where c.stream = a.stream and c.event_count > 0) as newest,
            exists (select from log.commits c left join asked o on o.command_key = c.command_key
                where c.stream = a.stream and c.event_count > 0 and o.command_key is null) as goes_on
        from (select distinct stream from asked) as a),
    going as materialized (
        select a.* from asked a join streams s on s.stream = a.stream
        where not s.goes_on or a.base_version > 0 and a.base_version < s.newest),
    deleted as (
        delete from log.commits c using going g where c.command_key = g.command_key),
    kept as (
        insert into log.gone (position, stream_key, base_version, recorded_at, event_count, hash)
        select position, stream_key, base_version, recorded_at, event_count, hash from going)
    select count(*), array_agg(distinct batch), array_agg(distinct stream) into went, batches_of, streams_of from going;

    delete from log.batches b where b.batch = any(batches_of) and not exists (select from log.commits c where c.batch = b.batch);
    -- What is kept of a stream that is no more would be taken for its beginning.
    delete from log.snapshots s where s.name = any(streams_of) and not exists (select from log.commits c where c.stream = s.name and c.event_count > 0);
    return went;
end
$$;
