-- What became of what the author of a commit wanted and the feed does not tell; which company a firm has; compat: keep
ALTER TABLE firm ADD COLUMN company BYTEA;
CREATE TABLE feed_answer (
    firm   BYTEA  NOT NULL,
    device BYTEA  NOT NULL,
    seq    BIGINT NOT NULL,
    opno   BIGINT NOT NULL,
    part   BYTEA  NOT NULL,
    tbl    BIGINT NOT NULL,
    id     BYTEA  NOT NULL,
    bytes  BYTEA  NOT NULL,
    PRIMARY KEY (firm, device, seq, opno)
);
CREATE INDEX feed_answer_row ON feed_answer (firm, tbl, id);
CREATE INDEX feed_commit_device ON feed_commit (firm, device, seq);
