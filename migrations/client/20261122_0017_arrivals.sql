-- What other PCs changed and this program cannot read yet. compat: keep

-- Changes of tables or columns that a newer program has: kept as they came, applied by the program that knows them (SYNC.md 2.12).
CREATE TABLE unknown_op (
    seq INTEGER NOT NULL, nth INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (seq, nth)
) STRICT, WITHOUT ROWID;
