-- The chain over all commits with events, as it stood at some of them (silo/Log/Seals, deploy/decisions/0110-seals.md). A seal is never changed.
create table seals (
    position integer primary key,  -- of the last commit in it
    commits  integer not null,     -- up to there
    sum      blob    not null,     -- of their hashes, whatever their order
    hash     blob    not null      -- of the chain
) strict;
