-- What head office found that people must settle, records that turned out to be one, and rows that leave the disk. compat: bump

-- Issues as head office told them (the bytes), and the change of this PC that settles one. Local: derived from the feed.
CREATE TABLE issue (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, tbl INTEGER NOT NULL, record BLOB NOT NULL, beside BLOB, user BLOB NOT NULL,
    bytes BLOB NOT NULL, closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)), settled_incarnation INTEGER, settled_dseq INTEGER
) STRICT;
CREATE INDEX issue_record ON issue (record);
CREATE INDEX issue_open ON issue (closed, number);

CREATE TABLE issue_note (
    id BLOB PRIMARY KEY, issue INTEGER NOT NULL, kind TEXT NOT NULL, record BLOB NOT NULL, note TEXT NOT NULL, at_ms INTEGER NOT NULL,
    by BLOB NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_note_issue ON issue_note (issue);
CREATE TRIGGER issue_note_unchanged BEFORE UPDATE ON issue_note WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: issue_note'); END;

-- The record that goes on for one that turned out to be the same.
ALTER TABLE party ADD COLUMN merged_into BLOB;
ALTER TABLE item ADD COLUMN merged_into BLOB;
CREATE INDEX party_merged_into ON party (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX item_merged_into ON item (merged_into) WHERE merged_into IS NOT NULL;

-- Rows that leave the disk of this PC: only inside the transaction that takes them is there a row in here.
CREATE TABLE leaving (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
-- Changes of this PC that told of rows that left: they hold nothing of them any more, and the chain takes their hash as it is.
CREATE TABLE commit_left (incarnation INTEGER NOT NULL, dseq INTEGER NOT NULL, PRIMARY KEY (incarnation, dseq)) STRICT, WITHOUT ROWID;
-- What is to leave as soon as head office has all changes of this PC: parts, and rows, with the place in the feed that said so.
CREATE TABLE leaving_part (part BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE leaving_row (tbl INTEGER NOT NULL, record BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tbl, record)) STRICT, WITHOUT ROWID;

-- Numbers that this PC gave to documents which left: they stay given, whether or not the documents come back.
CREATE TABLE number_left (document BLOB PRIMARY KEY, kind TEXT NOT NULL, device TEXT NOT NULL, year INTEGER NOT NULL) STRICT, WITHOUT ROWID;

DROP TRIGGER commit_log_unchanged;
CREATE TRIGGER commit_log_unchanged BEFORE UPDATE OF incarnation, dseq, hlc, bytes, hash ON commit_log
WHEN old.incarnation <> new.incarnation OR old.dseq <> new.dseq OR old.hlc <> new.hlc OR old.hash <> new.hash
    OR NOT (EXISTS (SELECT 1 FROM commit_replaced r WHERE r.incarnation = old.incarnation AND r.dseq = old.dseq)
        OR (EXISTS (SELECT 1 FROM leaving)
            AND EXISTS (SELECT 1 FROM commit_left l WHERE l.incarnation = old.incarnation AND l.dseq = old.dseq)))
BEGIN SELECT RAISE(ABORT, 'immutable: commit_log'); END;

-- Facts can be deleted by nothing else than that.
DROP TRIGGER stage_change_kept;
CREATE TRIGGER stage_change_kept BEFORE DELETE ON stage_change WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: stage_change'); END;
DROP TRIGGER document_kept;
CREATE TRIGGER document_kept BEFORE DELETE ON document WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document'); END;
DROP TRIGGER document_line_kept;
CREATE TRIGGER document_line_kept BEFORE DELETE ON document_line WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document_line'); END;
DROP TRIGGER document_tax_kept;
CREATE TRIGGER document_tax_kept BEFORE DELETE ON document_tax WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document_tax'); END;
DROP TRIGGER instalment_kept;
CREATE TRIGGER instalment_kept BEFORE DELETE ON instalment WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: instalment'); END;
DROP TRIGGER document_event_kept;
CREATE TRIGGER document_event_kept BEFORE DELETE ON document_event WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document_event'); END;
DROP TRIGGER document_file_kept;
CREATE TRIGGER document_file_kept BEFORE DELETE ON document_file WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document_file'); END;
DROP TRIGGER stock_move_kept;
CREATE TRIGGER stock_move_kept BEFORE DELETE ON stock_move WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: stock_move'); END;
DROP TRIGGER revaluation_kept;
CREATE TRIGGER revaluation_kept BEFORE DELETE ON revaluation WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: revaluation'); END;
DROP TRIGGER payment_kept;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: payment'); END;
-- A payment of one branch may settle what another branch is owed, which a PC may not hold. SQLite can only drop the old rule with its table.
CREATE TABLE allocation_renewed (
    id BLOB PRIMARY KEY, payment BLOB, credit BLOB, instalment BLOB, refunded BLOB,
    allocated_on TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, discount_minor INTEGER NOT NULL,
    write_off_minor INTEGER NOT NULL, paid_minor INTEGER NOT NULL, paid_book_minor INTEGER NOT NULL, book_minor INTEGER NOT NULL,
    exchange_minor INTEGER NOT NULL, reversal_of BLOB,
    _seq INTEGER NOT NULL DEFAULT 0,
    CHECK ((instalment IS NULL) <> (refunded IS NULL)),
    CHECK ((payment IS NULL) <> (credit IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO allocation_renewed SELECT * FROM allocation;
DROP TABLE allocation;
ALTER TABLE allocation_renewed RENAME TO allocation;
CREATE INDEX allocation_payment ON allocation (payment) WHERE payment IS NOT NULL;
CREATE INDEX allocation_credit ON allocation (credit) WHERE credit IS NOT NULL;
CREATE INDEX allocation_instalment ON allocation (instalment) WHERE instalment IS NOT NULL;
CREATE INDEX allocation_refunded ON allocation (refunded) WHERE refunded IS NOT NULL;
CREATE INDEX allocation_day ON allocation (allocated_on);
CREATE UNIQUE INDEX allocation_reversal ON allocation (reversal_of) WHERE reversal_of IS NOT NULL;
CREATE TRIGGER allocation_unchanged BEFORE UPDATE ON allocation WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: allocation'); END;
CREATE TRIGGER allocation_kept BEFORE DELETE ON allocation WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: allocation'); END;
DROP TRIGGER entry_kept;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: entry'); END;
DROP TRIGGER entry_line_kept;
CREATE TRIGGER entry_line_kept BEFORE DELETE ON entry_line WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: entry_line'); END;
DROP TRIGGER sign_in_kept;
CREATE TRIGGER sign_in_kept BEFORE DELETE ON sign_in WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: sign_in'); END;
DROP TRIGGER device_key_kept;
CREATE TRIGGER device_key_kept BEFORE DELETE ON device_key WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: device_key'); END;
DROP TRIGGER document_signature_kept;
CREATE TRIGGER document_signature_kept BEFORE DELETE ON document_signature WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: document_signature'); END;
DROP TRIGGER disclosure_kept;
CREATE TRIGGER disclosure_kept BEFORE DELETE ON disclosure WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: disclosure'); END;
DROP TRIGGER commit_replaced_kept;
CREATE TRIGGER commit_replaced_kept BEFORE DELETE ON commit_replaced WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: commit_replaced'); END;
DROP TRIGGER stock_move_cost_kept;
CREATE TRIGGER stock_move_cost_kept BEFORE DELETE ON stock_move_cost WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: stock_move_cost'); END;
CREATE TRIGGER issue_note_kept BEFORE DELETE ON issue_note WHEN NOT EXISTS (SELECT 1 FROM leaving)
BEGIN SELECT RAISE(ABORT, 'immutable: issue_note'); END;
