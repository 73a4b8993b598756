-- What comes from other PCs: how far it was heard, and what this program cannot read yet. compat: keep

-- Changes of tables or columns that a newer program has: kept as they came, applied by the program that knows them (SYNC.md 2.12).
CREATE TABLE unknown_op (
    seq INTEGER NOT NULL, nth INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (seq, nth)
) STRICT, WITHOUT ROWID;

-- The last change of this PC that came back from head office: what it changed later may still be merged otherwise.
ALTER TABLE sync_state ADD COLUMN echoed_incarnation INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sync_state ADD COLUMN echoed_dseq INTEGER NOT NULL DEFAULT 0;
