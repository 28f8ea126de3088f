-- The event log. Why it is laid out so: deploy/decisions/0003-commit-order.md and 0011-retention.md.
create table log (
    only_row integer primary key check (only_row = 1),
    log_id   blob not null
) strict;
insert into log (only_row, log_id) values (1, randomblob(16));

-- One row per answered command. An answer without events (nothing to do, or refused) has no place in the order: its position is negative.
create table commits (
    position       integer primary key,  -- of its last event
    command_key    blob    not null,     -- SHA-256 of stream and command id, first 16 bytes
    base_version   integer not null,     -- of the stream, before its first event
    previous       integer not null,     -- position of the stream's commit before this one; 0 for the first, and for answers without events
    event_count    integer not null,
    recorded_at    integer not null,     -- hub time, nanoseconds since 1970
    stream         text    not null,     -- kind/company/key
    command_id     text    not null,
    actor          text    not null,
    refusal_code   text,
    refusal_detail text,
    events         blob    not null      -- silo/Log/EventBlock.cs
) strict;
create unique index commits_by_command on commits (command_key);

-- Where each stream ends. From here its commits are read backwards: an index over all of them would be dirtied in as many places as there are busy streams.
create table streams (
    stream  text    primary key,
    version integer not null,
    newest  integer not null  -- position of its last commit
) strict, without rowid;

create table snapshots (
    name    text    not null,
    shape   integer not null,
    version integer not null,
    data    blob    not null,
    primary key (name, shape)
) strict;

create table followers (
    name     text    primary key,
    position integer not null
) strict;
