-- How often what was told was taken back (a reading from before is void then); how far all PCs were, day by day, signed by the firm; compat: keep
ALTER TABLE firm ADD COLUMN rewrites BIGINT NOT NULL DEFAULT 0;
CREATE TABLE anchor (
    firm      BYTEA  NOT NULL REFERENCES firm (id),
    at_ms     BIGINT NOT NULL,
    feed      BYTEA  NOT NULL,
    head      BIGINT NOT NULL,
    chains    BYTEA  NOT NULL,
    signature BYTEA  NOT NULL,
    PRIMARY KEY (firm, at_ms)
);
