-- A snapshot is kept chunk by chunk while it is taken, and counts when it is whole; what people need to begin stands in chunks apart from history. Those of before are taken anew; compat: keep
DROP TABLE snapshot;
CREATE TABLE snapshot (
    firm  BYTEA  NOT NULL,
    part  BYTEA  NOT NULL,
    as_of BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    first BIGINT NOT NULL,
    hash  BYTEA  NOT NULL,
    rows  BIGINT NOT NULL,
    bytes BYTEA  NOT NULL,
    PRIMARY KEY (firm, part, as_of, chunk)
);
CREATE INDEX snapshot_chunk ON snapshot (firm, hash);
-- The place of the feed of the one that counts.
ALTER TABLE firm ADD COLUMN snapshot BIGINT;
