-- The chain over all commits with events, as it stood at some of them (silo/Log/Seals, deploy/decisions/0110-seals.md). A seal is never changed.
create table log.seals (
    position bigint primary key,  -- of the last commit in it
    commits  bigint not null,     -- up to there
    sum      bytea  not null,     -- of their hashes, whatever their order
    hash     bytea  not null      -- of the chain
);
