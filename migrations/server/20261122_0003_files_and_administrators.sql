-- Attachments by their hash, who signs in to the administration page, what is parked, when the last backup was taken; compat: keep
CREATE TABLE blob (
    firm       BYTEA  NOT NULL REFERENCES firm (id),
    hash       BYTEA  NOT NULL,
    size       BIGINT NOT NULL,
    whole      BIGINT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    PRIMARY KEY (firm, hash)
);
CREATE TABLE blob_chunk (
    firm  BYTEA  NOT NULL,
    hash  BYTEA  NOT NULL,
    chunk BIGINT NOT NULL,
    bytes BYTEA  NOT NULL,
    PRIMARY KEY (firm, hash, chunk)
);
-- The rows that name an attachment: whoever may hold one of them may read it.
CREATE TABLE blob_name (
    firm BYTEA  NOT NULL,
    hash BYTEA  NOT NULL,
    tbl  BIGINT NOT NULL,
    id   BYTEA  NOT NULL,
    PRIMARY KEY (firm, hash, tbl, id)
);
CREATE INDEX blob_name_row ON blob_name (firm, tbl, id);
-- failures, shut_until_ms: wrong passwords in a row, and until when the next try waits.
CREATE TABLE administrator (
    firm          BYTEA  NOT NULL REFERENCES firm (id),
    salt          BYTEA  NOT NULL,
    stretched     BYTEA  NOT NULL,
    failures      BIGINT NOT NULL,
    shut_until_ms BIGINT NOT NULL,
    PRIMARY KEY (firm)
);
CREATE TABLE parked (
    firm BYTEA  NOT NULL,
    seq  BIGINT NOT NULL,
    PRIMARY KEY (firm, seq)
);
ALTER TABLE firm ADD COLUMN backup_at_ms BIGINT;
ALTER TABLE firm ADD COLUMN backup_bytes BIGINT;
