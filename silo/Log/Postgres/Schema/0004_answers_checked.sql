-- From here on an answer without events is checked, too: an owner that another has overtaken must not say "no" or "already so" of what is past
-- (deploy/decisions/0117-a-no-is-checked-too.md). Otherwise as before.
--
-- Writes one batch, at most one commit of each stream, and commits by itself: the caller's process is not waited for.
-- Those whose command id is known (version null) or whose stream is elsewhere (version) are left out and named by their place in
-- the batch; the others are in the log at start + slot. A commit marked sure is not looked up first: a duplicate key then fails the batch.
create or replace function log.append(
    sure boolean[], streams text[], bases bigint[], counts int[], slots int[], keys uuid[], command_ids text[], actors text[],
    times bigint[], codes text[], details text[], blocks bytea[],
    out start bigint, out left_out int[], out versions bigint[])
language plpgsql
set enable_seqscan = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
    this_batch bigint := nextval('log.batch_ids');
    last_slot  int;
begin
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
        update log.head set position = position + last_slot returning position - last_slot into start;
        insert into log.batches (start, batch) values (start, this_batch);
        perform pg_notify('opshub_log', (start + last_slot)::text);
    end if;
end
$$;
