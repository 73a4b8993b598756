-- What keeps the company safe on this PC: its former keys, its backups, where it went on after a restore. compat: keep

-- Where a restored file went on (SYNC.md 2.16): it has the commits of `base` up to `base_dseq`, everything behind is its own.
CREATE TABLE incarnation (
    incarnation INTEGER PRIMARY KEY CHECK (incarnation > 1),
    base        INTEGER NOT NULL,
    base_dseq   INTEGER NOT NULL,
    began_at_ms INTEGER NOT NULL
) STRICT;

-- Numbers that were given to documents which this file has not, because it was restored: the series goes on behind them.
CREATE TABLE number_gap (
    kind     TEXT    NOT NULL,
    device   TEXT    NOT NULL,
    year     INTEGER NOT NULL,
    after_no INTEGER NOT NULL,
    last_no  INTEGER NOT NULL,
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (kind, device, year, after_no),
    CHECK (last_no > after_no)
) STRICT, WITHOUT ROWID;

-- The recovery key was typed, so it is known to be written down. One row.
CREATE TABLE recovery (
    one             INTEGER PRIMARY KEY CHECK (one = 1),
    confirmed_at_ms INTEGER NOT NULL
) STRICT;

-- Keys that this company had before; backups of that time open with them.
CREATE TABLE former_key (
    key         BLOB    PRIMARY KEY CHECK (length(key) = 32),
    until_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where backups go, when, and how many stay. One row, of this PC.
CREATE TABLE backup_plan (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    folder     TEXT    NOT NULL,
    every_h    INTEGER NOT NULL CHECK (every_h BETWEEN 0 AND 744),
    at_closing INTEGER NOT NULL CHECK (at_closing IN (0, 1)),
    daily      INTEGER NOT NULL CHECK (daily BETWEEN 1 AND 366),
    weekly     INTEGER NOT NULL CHECK (weekly BETWEEN 0 AND 520),
    monthly    INTEGER NOT NULL CHECK (monthly BETWEEN 0 AND 120)
) STRICT;

-- What came of each backup.
CREATE TABLE backup_run (
    run         INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms       INTEGER NOT NULL,
    took_ms     INTEGER NOT NULL,
    path        TEXT    NOT NULL,
    bytes       INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    dseq        INTEGER NOT NULL,
    fault       TEXT
) STRICT;
CREATE INDEX backup_run_good ON backup_run (at_ms) WHERE fault IS NULL;
