-- Head office: firms, their PCs, the feed, rows as they stand, and what people must look at; compat: bump
CREATE TABLE node_secret (
    name  TEXT  NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (name)
);
-- head, clock, issues: the last place of the feed, the latest corrected clock, the last number of an issue. rewound: the place
-- where this feed begins anew because the database was restored; up to there it is that of the feed before.
CREATE TABLE firm (
    id          BYTEA  NOT NULL,
    name        TEXT   NOT NULL,
    key_seed    BYTEA  NOT NULL,
    feed        BYTEA  NOT NULL,
    head        BIGINT NOT NULL,
    clock       BIGINT NOT NULL,
    issues      BIGINT NOT NULL,
    backup_mark BIGINT NOT NULL,
    rewound     BIGINT NOT NULL,
    made_at_ms  BIGINT NOT NULL,
    PRIMARY KEY (id)
);
-- slot: the number of the PC in marks. branch: where it stands. reach, epoch: what it may hold, and how often that changed.
CREATE TABLE device (
    firm         BYTEA  NOT NULL REFERENCES firm (id),
    id           BYTEA  NOT NULL,
    slot         BIGINT NOT NULL,
    name         TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    public_key   BYTEA  NOT NULL,
    branch       BYTEA,
    founder      BIGINT NOT NULL,
    reach        BYTEA  NOT NULL,
    epoch        BIGINT NOT NULL,
    status       TEXT   NOT NULL,
    told         BIGINT NOT NULL,
    clean_to_ms  BIGINT NOT NULL,
    waiting      BIGINT NOT NULL,
    clock_off_ms BIGINT NOT NULL,
    app          TEXT   NOT NULL,
    disk_free    BIGINT NOT NULL,
    seen_at_ms   BIGINT NOT NULL,
    made_at_ms   BIGINT NOT NULL,
    PRIMARY KEY (firm, id),
    UNIQUE (firm, slot),
    UNIQUE (firm, code)
);
CREATE TABLE device_reach (
    firm   BYTEA  NOT NULL,
    device BYTEA  NOT NULL,
    epoch  BIGINT NOT NULL,
    reach  BYTEA  NOT NULL,
    PRIMARY KEY (firm, device, epoch)
);
CREATE TABLE enrolment (
    place     TEXT   NOT NULL,
    firm      BYTEA  NOT NULL REFERENCES firm (id),
    salt      BYTEA  NOT NULL,
    stretched BYTEA  NOT NULL,
    branch    BYTEA,
    founder   BIGINT NOT NULL,
    reach     BYTEA  NOT NULL,
    until_ms  BIGINT NOT NULL,
    tries     BIGINT NOT NULL,
    PRIMARY KEY (place)
);
-- The chain of a PC in one incarnation: its end, and whether it goes on.
CREATE TABLE chain (
    firm        BYTEA  NOT NULL,
    device      BYTEA  NOT NULL,
    incarnation BIGINT NOT NULL,
    dseq        BIGINT NOT NULL,
    hash        BYTEA  NOT NULL,
    status      TEXT   NOT NULL,
    PRIMARY KEY (firm, device, incarnation)
);
CREATE TABLE feed_commit (
    firm           BYTEA  NOT NULL REFERENCES firm (id),
    seq            BIGINT NOT NULL,
    device         BYTEA  NOT NULL,
    incarnation    BIGINT NOT NULL,
    dseq           BIGINT NOT NULL,
    claimed        BIGINT NOT NULL,
    clock          BIGINT NOT NULL,
    top            BIGINT NOT NULL,
    received_at_ms BIGINT NOT NULL,
    author         BYTEA  NOT NULL,
    command        TEXT   NOT NULL,
    hash           BYTEA  NOT NULL,
    bytes          BYTEA  NOT NULL,
    beside         BYTEA,
    verdict        BYTEA  NOT NULL,
    PRIMARY KEY (firm, seq),
    UNIQUE (firm, device, incarnation, dseq)
);
CREATE TABLE feed_op (
    firm  BYTEA  NOT NULL,
    part  BYTEA  NOT NULL,
    seq   BIGINT NOT NULL,
    opno  BIGINT NOT NULL,
    tbl   BIGINT NOT NULL,
    id    BYTEA  NOT NULL,
    bytes BYTEA  NOT NULL,
    PRIMARY KEY (firm, part, seq, opno)
);
CREATE INDEX feed_op_row ON feed_op (firm, tbl, id);
-- Every part that something was ever told to.
CREATE TABLE part (
    firm BYTEA NOT NULL,
    part BYTEA NOT NULL,
    PRIMARY KEY (firm, part)
);
-- above: the row that it hangs on, with which it moves from part to part.
CREATE TABLE row_state (
    firm    BYTEA  NOT NULL,
    tbl     BIGINT NOT NULL,
    id      BYTEA  NOT NULL,
    part    BYTEA  NOT NULL,
    above   BYTEA,
    removed BIGINT NOT NULL,
    erased  BIGINT NOT NULL,
    cells   BYTEA  NOT NULL,
    marks   BYTEA  NOT NULL,
    PRIMARY KEY (firm, id, tbl)
);
CREATE INDEX row_state_part ON row_state (firm, part, tbl, id);
CREATE INDEX row_state_above ON row_state (firm, above);
CREATE TABLE issue (
    firm      BYTEA  NOT NULL,
    number    BIGINT NOT NULL,
    kind      BIGINT NOT NULL,
    seq       BIGINT NOT NULL,
    tbl       BIGINT NOT NULL,
    id        BYTEA  NOT NULL,
    col       BIGINT,
    part      BYTEA  NOT NULL,
    bytes     BYTEA  NOT NULL,
    closed_by BIGINT,
    PRIMARY KEY (firm, number)
);
CREATE INDEX issue_row ON issue (firm, id);
-- What is found again by what people call it: numbers, codes, VAT ids. Two rows under one key are a duplicate.
CREATE TABLE lookup (
    firm BYTEA  NOT NULL,
    sort TEXT   NOT NULL,
    word TEXT   NOT NULL,
    tbl  BIGINT NOT NULL,
    id   BYTEA  NOT NULL,
    PRIMARY KEY (firm, sort, word, id)
);
CREATE INDEX lookup_row ON lookup (firm, id);
-- Sums over facts that a rule needs: goods in a place, what was settled of an instalment, what was invoiced of a line.
CREATE TABLE tally (
    firm   BYTEA  NOT NULL,
    sort   TEXT   NOT NULL,
    id     BYTEA  NOT NULL,
    beside BYTEA  NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (firm, sort, id, beside)
);
-- The documents that are known of a series.
CREATE TABLE series (
    firm   BYTEA  NOT NULL,
    code   TEXT   NOT NULL,
    kind   TEXT   NOT NULL,
    year   BIGINT NOT NULL,
    count  BIGINT NOT NULL,
    number TEXT   NOT NULL,
    PRIMARY KEY (firm, code, kind, year)
);
-- What a PC sent that was not accepted: from a copy of a company file, or after it was revoked.
CREATE TABLE quarantine (
    firm           BYTEA  NOT NULL,
    device         BYTEA  NOT NULL,
    incarnation    BIGINT NOT NULL,
    dseq           BIGINT NOT NULL,
    hash           BYTEA  NOT NULL,
    received_at_ms BIGINT NOT NULL,
    reason         TEXT   NOT NULL,
    bytes          BYTEA  NOT NULL,
    beside         BYTEA,
    PRIMARY KEY (firm, device, incarnation, dseq, hash)
);
CREATE TABLE snapshot (
    firm  BYTEA  NOT NULL,
    part  BYTEA  NOT NULL,
    as_of BIGINT NOT NULL,
    chunk BIGINT NOT NULL,
    hash  BYTEA  NOT NULL,
    rows  BIGINT NOT NULL,
    bytes BYTEA  NOT NULL,
    PRIMARY KEY (firm, part, as_of, chunk)
);
CREATE INDEX snapshot_chunk ON snapshot (firm, hash);
