-- From here on blocks of events carry a checksum, which a program of before cannot read: this step keeps it away.
comment on column log.commits.events is 'silo/Log/EventBlock.cs, format 1 or 2';
