-- Commits that retention has taken out (deploy/decisions/0125-gone-commits.md): their place, and their hash, with which the chain is computed on. Nothing of them can be read from it.
create table gone (
    position     integer primary key,  -- of its last event
    stream_key   integer not null,     -- SHA-256 of the stream's name, first 8 bytes
    base_version integer not null,     -- of the stream, before its first event
    event_count  integer not null,
    recorded_at  integer not null,     -- hub time, nanoseconds since 1970
    hash         blob    not null      -- of the commit, silo/Log/Seals/CommitHash.cs
) strict;

-- How often commits were taken out.
alter table log add column thinned integer not null default 0;
