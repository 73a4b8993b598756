-- The link with head office: where it is, what it answered, what is still to be loaded of it. compat: keep

-- One row, once the PC has joined. Local: it stands in no commit and no export. The key of the PC is in the key store.
CREATE TABLE link (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    server TEXT NOT NULL, fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    firm BLOB NOT NULL, firm_name TEXT NOT NULL, firm_key BLOB NOT NULL CHECK (length(firm_key) = 32),
    code TEXT NOT NULL, name TEXT NOT NULL, branch BLOB, joined_at_ms INTEGER NOT NULL,
    -- The feed that sync_state.seen counts, and the epoch of what this PC may hold.
    feed BLOB CHECK (length(feed) = 16), epoch INTEGER NOT NULL DEFAULT 0,
    -- The last own commit that has an outcome.
    answered_incarnation INTEGER NOT NULL DEFAULT 0, answered_dseq INTEGER NOT NULL DEFAULT 0,
    backup_mark INTEGER NOT NULL DEFAULT 0,
    -- Everything is to be loaded; at which place of the feed and in which epoch what is loaded was taken.
    load_all INTEGER NOT NULL DEFAULT 0 CHECK (load_all IN (0, 1)), load_as_of INTEGER, load_epoch INTEGER, load_feed BLOB,
    -- The last own commit whose outcome is in what is loaded.
    load_incarnation INTEGER, load_dseq INTEGER,
    contact_at_ms INTEGER, current_at_ms INTEGER, clock_off_ms INTEGER NOT NULL DEFAULT 0,
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)), most_kilobytes INTEGER CHECK (most_kilobytes > 0)
) STRICT;

-- From which own commit on another feed was seen.
CREATE TABLE feed_since (
    incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, feed BLOB NOT NULL CHECK (length(feed) = 16),
    PRIMARY KEY (incarnation, dseq)
) STRICT, WITHOUT ROWID;

-- Own commits of which something was not applied.
CREATE TABLE refusal (
    incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, verdict BLOB NOT NULL, at_ms INTEGER NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
    PRIMARY KEY (incarnation, dseq)
) STRICT, WITHOUT ROWID;

-- Parts that came within reach and are not loaded yet, and parts that were loaded from behind the cursor.
CREATE TABLE part_due (part BLOB PRIMARY KEY, at_least INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE part_floor (part BLOB PRIMARY KEY, floor INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- Chunks of a snapshot: those without bytes are still to be fetched. They become rows all at once.
CREATE TABLE chunk_due (
    nth INTEGER PRIMARY KEY, part BLOB NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), rows INTEGER NOT NULL, bytes BLOB
) STRICT;
