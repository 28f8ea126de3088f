-- From here on blocks of events carry a checksum, which a program of before cannot read: this step keeps it away.
pragma user_version = 2;
