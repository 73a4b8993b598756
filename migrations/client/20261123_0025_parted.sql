-- What a copy of a company file did after it parted from the other one: it waits here until the PC that the copy became has everything
-- that the firm has, and is written once more as changes of that PC (SYNC.md 2.16). `seen` and `feed` say what its author had seen.
CREATE TABLE parted (
    nth INTEGER PRIMARY KEY,
    feed BLOB,
    bytes BLOB NOT NULL,
    beside BLOB
) STRICT;
-- Documents that it wrote once more: their numbers were given by the other PC, whose series counts them.
CREATE TABLE number_elsewhere (document BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
