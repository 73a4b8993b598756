-- The journal nobody can bend: keys and signatures of PCs, values that can be erased, who changed and took out what. compat: bump

-- Values of people, which commits hold as salted hashes only: they can be erased, and the chain still proves the rest.
CREATE TABLE commit_value (
    incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (incarnation, dseq)
) STRICT, WITHOUT ROWID;

-- What a PC signs with. Local: it stands in no commit and no export. The seed of an incarnation that ended is gone; the secret
-- that keeps costs from being guessed from their hashes stays.
CREATE TABLE signing_key (
    key BLOB PRIMARY KEY, incarnation INTEGER NOT NULL UNIQUE, seed BLOB CHECK (length(seed) = 32),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT, WITHOUT ROWID;

-- The signed heads of the chain of this PC.
CREATE TABLE head_signature (
    incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, key BLOB NOT NULL, signature BLOB NOT NULL,
    PRIMARY KEY (incarnation, dseq)
) STRICT, WITHOUT ROWID;

-- The public keys of all PCs, each with the end of the incarnation that went before it.
CREATE TABLE device_key (
    id BLOB PRIMARY KEY, device BLOB NOT NULL, incarnation INTEGER NOT NULL, public BLOB NOT NULL CHECK (length(public) = 32),
    follows_dseq INTEGER, follows_hash BLOB, made_at_ms INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE document_signature (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, key BLOB NOT NULL,
    facets BLOB NOT NULL CHECK (length(facets) = 128), signature BLOB NOT NULL CHECK (length(signature) = 64),
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX document_signature_document ON document_signature (document);

-- What was printed, handed out or exported, by whom.
CREATE TABLE disclosure (
    id BLOB PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('paper', 'print', 'list', 'report', 'everything', 'evidence', 'person')),
    record BLOB, what TEXT NOT NULL, "rows" INTEGER NOT NULL, at_ms INTEGER NOT NULL, by BLOB NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_record ON disclosure (record) WHERE record IS NOT NULL;
CREATE INDEX disclosure_at ON disclosure (at_ms);

-- What is found in the journal by itself: derived from the commits. Local.
CREATE TABLE journal_entry (
    nth INTEGER PRIMARY KEY, incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, at_ms INTEGER NOT NULL, user BLOB NOT NULL,
    command TEXT NOT NULL, changes INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_entry_commit ON journal_entry (incarnation, dseq);
CREATE INDEX journal_entry_at ON journal_entry (at_ms, nth);
CREATE INDEX journal_entry_user ON journal_entry (user, at_ms, nth);
CREATE INDEX journal_entry_command ON journal_entry (command, at_ms, nth);
CREATE TABLE journal_kind (kind TEXT NOT NULL, nth INTEGER NOT NULL, PRIMARY KEY (kind, nth)) STRICT, WITHOUT ROWID;
-- Which commits changed a record: masters, drafts and events, and the facts that stand for themselves.
CREATE TABLE record_change (record BLOB NOT NULL, nth INTEGER NOT NULL, PRIMARY KEY (record, nth)) STRICT, WITHOUT ROWID;

-- Records out of which everything about a person was erased. Local: derived from the erase ops, which win for ever.
CREATE TABLE erased (record BLOB PRIMARY KEY, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Commits of the first format hold values of people in their bytes. When such a value is erased, its commit is replaced by one
-- without it; the commit of the erasure vouches for the exchange by the hash of the new bytes.
CREATE TABLE commit_replaced (
    id BLOB PRIMARY KEY, incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, bytes_hash BLOB NOT NULL CHECK (length(bytes_hash) = 32),
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX commit_replaced_commit ON commit_replaced (incarnation, dseq);
DROP TRIGGER commit_log_unchanged;
CREATE TRIGGER commit_log_unchanged BEFORE UPDATE OF incarnation, dseq, hlc, bytes, hash ON commit_log
WHEN old.incarnation <> new.incarnation OR old.dseq <> new.dseq OR old.hlc <> new.hlc OR old.hash <> new.hash
    OR NOT EXISTS (SELECT 1 FROM commit_replaced r WHERE r.incarnation = old.incarnation AND r.dseq = old.dseq)
BEGIN SELECT RAISE(ABORT, 'immutable: commit_log'); END;
CREATE TRIGGER commit_log_kept BEFORE DELETE ON commit_log BEGIN SELECT RAISE(ABORT, 'immutable: commit_log'); END;

CREATE TRIGGER device_key_unchanged BEFORE UPDATE ON device_key WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: device_key'); END;
CREATE TRIGGER device_key_kept BEFORE DELETE ON device_key BEGIN SELECT RAISE(ABORT, 'immutable: device_key'); END;
CREATE TRIGGER document_signature_unchanged BEFORE UPDATE ON document_signature WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document_signature'); END;
CREATE TRIGGER document_signature_kept BEFORE DELETE ON document_signature BEGIN SELECT RAISE(ABORT, 'immutable: document_signature'); END;
CREATE TRIGGER disclosure_unchanged BEFORE UPDATE ON disclosure WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: disclosure'); END;
CREATE TRIGGER disclosure_kept BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'immutable: disclosure'); END;
CREATE TRIGGER commit_replaced_unchanged BEFORE UPDATE ON commit_replaced WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: commit_replaced'); END;
CREATE TRIGGER commit_replaced_kept BEFORE DELETE ON commit_replaced BEGIN SELECT RAISE(ABORT, 'immutable: commit_replaced'); END;
