-- From where on the feed is kept; which commits hold values of people, so that erasing finds them without the feed; compat: keep
ALTER TABLE firm ADD COLUMN floor BIGINT NOT NULL DEFAULT 0;
CREATE TABLE touched (
    firm BYTEA  NOT NULL,
    tbl  BIGINT NOT NULL,
    id   BYTEA  NOT NULL,
    seq  BIGINT NOT NULL,
    PRIMARY KEY (firm, id, tbl, seq)
);
