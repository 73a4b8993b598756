-- Attachments on their way between this PC and head office, how much of its line the exchange may take, and whether head office was asked
-- for the numbers that it knows. compat: keep

-- Those that head office does not have yet, in a queue of their own. Local, like everything here.
CREATE TABLE file_up (
    hash TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size > 0),
    -- The first chunk that head office lacks; empty before it was asked.
    chunk INTEGER,
    -- How often it was put off, with which answer (an HTTP status), and until when.
    tries INTEGER NOT NULL DEFAULT 0, status INTEGER, not_before_ms INTEGER NOT NULL DEFAULT 0,
    -- The row that named it has left this PC: its bytes follow once head office has them.
    leaves INTEGER NOT NULL DEFAULT 0 CHECK (leaves IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX file_up_small_first ON file_up (size);
INSERT INTO file_up (hash, size) SELECT hash, length(bytes) FROM file WHERE length(bytes) > 0;

-- Those that come from there: somebody asked for them, or they are fetched ahead of time. The size is empty until it is known.
CREATE TABLE file_down (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'), mime TEXT, wanted INTEGER NOT NULL CHECK (wanted IN (0, 1)),
    size INTEGER CHECK (size > 0), chunk INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0, status INTEGER, not_before_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX file_down_small_first ON file_down (wanted DESC, size);
-- What is here of them. Nobody reads it before all of it is, and its hash was checked.
CREATE TABLE file_chunk (hash TEXT NOT NULL, chunk INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, chunk)) STRICT;

-- A line that costs by volume: never spared, spared while the system calls it metered, or always; then so many minutes lie between exchanges.
ALTER TABLE link ADD COLUMN spare TEXT NOT NULL DEFAULT 'never' CHECK (spare IN ('never', 'metered', 'always'));
ALTER TABLE link ADD COLUMN spare_minutes INTEGER NOT NULL DEFAULT 15 CHECK (spare_minutes BETWEEN 1 AND 1440);

-- The incarnation in which head office was asked which numbers of this PC it knows.
ALTER TABLE link ADD COLUMN numbers_asked_in INTEGER NOT NULL DEFAULT 0;
