-- The company, its branches, PCs and people; the journal, undo and search that every other table relies on. compat: bump

-- Position of this PC in its own chain (SYNC.md 2.3, 2.13). One row.
CREATE TABLE sync_state (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    device      BLOB    NOT NULL CHECK (length(device) = 16),
    incarnation INTEGER NOT NULL CHECK (incarnation > 0),
    dseq        INTEGER NOT NULL CHECK (dseq >= 0),
    hlc         INTEGER NOT NULL,
    head_hash   BLOB    NOT NULL CHECK (length(head_hash) = 32),
    seen        INTEGER NOT NULL CHECK (seen >= 0)
) STRICT;

CREATE TABLE commit_log (
    incarnation INTEGER NOT NULL,
    dseq        INTEGER NOT NULL,
    hlc         INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    hash        BLOB    NOT NULL CHECK (length(hash) = 32),
    state       TEXT    NOT NULL CHECK (state IN ('pending', 'acked', 'parked', 'refused')),
    PRIMARY KEY (incarnation, dseq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER commit_log_unchanged BEFORE UPDATE OF incarnation, dseq, hlc, bytes, hash ON commit_log
BEGIN SELECT RAISE(ABORT, 'immutable: commit_log'); END;

-- What a person did and how to take it back (UX.md 10.6).
CREATE TABLE undo_step (
    step    INTEGER PRIMARY KEY AUTOINCREMENT,
    user    BLOB    NOT NULL,
    command TEXT    NOT NULL,
    at_ms   INTEGER NOT NULL,
    forward BLOB    NOT NULL,
    inverse BLOB    NOT NULL,
    undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX undo_step_user ON undo_step (user, undone, step);

-- Tables that were imported on this PC, and how to take each of them back as a whole.
CREATE TABLE import_run (
    run     INTEGER PRIMARY KEY AUTOINCREMENT,
    user    BLOB    NOT NULL,
    at_ms   INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    hash    TEXT    NOT NULL,
    counts  TEXT    NOT NULL,
    undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE TABLE import_step (
    run     INTEGER NOT NULL REFERENCES import_run (run),
    nth     INTEGER NOT NULL,
    forward BLOB    NOT NULL,
    inverse BLOB    NOT NULL,
    PRIMARY KEY (run, nth)
) STRICT, WITHOUT ROWID;

-- What is found: a row per record, and one per text that documents share (lines, texts above and below). The number of a row
-- begins with the kind, so that the index answers for one kind by itself, the newest first. The index holds no text of its own.
CREATE TABLE search_entry (
    entry  INTEGER PRIMARY KEY,
    record BLOB,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    text   TEXT    NOT NULL,
    shown  TEXT,
    CHECK ((record IS NULL) = (shown IS NOT NULL))
) STRICT;
CREATE INDEX search_entry_record ON search_entry (record) WHERE record IS NOT NULL;
CREATE UNIQUE INDEX search_entry_text ON search_entry (text) WHERE record IS NULL;
CREATE VIRTUAL TABLE search USING fts5 (text, content = 'search_entry', content_rowid = 'entry', columnsize = 0, tokenize = 'trigram case_sensitive 1');
-- Which documents have a shared text.
CREATE TABLE search_posting (text INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (text, document)) STRICT, WITHOUT ROWID;
-- The words that occur, so that a misspelt one finds its neighbours.
CREATE TABLE search_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Bytes by their hash: logos, issued documents.
CREATE TABLE file (
    hash  TEXT PRIMARY KEY,
    mime  TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER file_unchanged BEFORE UPDATE ON file BEGIN SELECT RAISE(ABORT, 'immutable: file'); END;

CREATE TABLE company (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, register TEXT NOT NULL, directors TEXT NOT NULL, street TEXT NOT NULL,
    postal_code TEXT NOT NULL, city TEXT NOT NULL, country TEXT NOT NULL CHECK (length(country) = 2), vat_id TEXT, tax_number TEXT,
    phone TEXT NOT NULL, mail TEXT NOT NULL, web TEXT NOT NULL, bank_name TEXT NOT NULL, iban TEXT, bic TEXT,
    currency TEXT NOT NULL CHECK (length(currency) = 3), language TEXT NOT NULL, chart TEXT NOT NULL,
    tax_mode TEXT NOT NULL CHECK (tax_mode IN ('per_document', 'per_line')),
    cost_method TEXT NOT NULL CHECK (cost_method IN ('moving_average', 'fifo')),
    small_business INTEGER NOT NULL CHECK (small_business IN (0, 1)), time_zone TEXT NOT NULL, logo TEXT,
    number_pattern TEXT NOT NULL, demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE branch (
    id BLOB PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('head_office', 'outlet', 'warehouse')),
    street TEXT NOT NULL, postal_code TEXT NOT NULL, city TEXT NOT NULL, location BLOB,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id BLOB PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, branch BLOB NOT NULL REFERENCES branch (id) DEFERRABLE INITIALLY DEFERRED,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
    id BLOB PRIMARY KEY, name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('sales', 'warehouse', 'accountant', 'manager', 'administrator')),
    language TEXT, employee BLOB, active INTEGER NOT NULL CHECK (active IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    id BLOB PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- How far a series has counted. Drawn in the posting transaction, so that a rollback leaves no gap (I6).
CREATE TABLE number_series (
    kind    TEXT    NOT NULL,
    device  TEXT    NOT NULL,
    year    INTEGER NOT NULL,
    last_no INTEGER NOT NULL CHECK (last_no >= 0),
    PRIMARY KEY (kind, device, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE exchange_rate (
    id BLOB PRIMARY KEY, currency TEXT NOT NULL CHECK (length(currency) = 3), on_day TEXT NOT NULL, rate TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_rate_day ON exchange_rate (currency, on_day);
