-- A number is unique among those that are drawn here. Claims from before the first day bear the numbers of another program: two PCs may take in
-- the same one, and what takes a claim back bears its number. SQLite can only drop the old rule with its table. compat: bump

CREATE TABLE document_renewed (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'receipt', 'correction')),
    number TEXT NOT NULL, branch BLOB NOT NULL, device BLOB NOT NULL, party BLOB, contact BLOB, deal BLOB, source BLOB,
    revision_of BLOB, issued_on TEXT NOT NULL, supply_on TEXT NOT NULL, until_on TEXT, currency TEXT NOT NULL, exchange_rate TEXT NOT NULL,
    language TEXT NOT NULL, tax_mode TEXT NOT NULL, prices_gross INTEGER NOT NULL, party_snapshot TEXT, seller_snapshot TEXT NOT NULL,
    terms TEXT NOT NULL, location BLOB, reference TEXT NOT NULL, intro TEXT NOT NULL, closing TEXT NOT NULL, reason TEXT NOT NULL,
    discount_percent TEXT, prepayment_percent TEXT, goods_back INTEGER NOT NULL, net_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL, prepaid_minor INTEGER NOT NULL, rounding_minor INTEGER NOT NULL, due_minor INTEGER NOT NULL,
    issued_by BLOB NOT NULL, issued_at_ms INTEGER NOT NULL, opening INTEGER NOT NULL DEFAULT 0 CHECK (opening IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO document_renewed SELECT * FROM document;
DROP TABLE document;
ALTER TABLE document_renewed RENAME TO document;
CREATE INDEX document_kind_day ON document (kind, issued_on, id);
CREATE INDEX document_day ON document (issued_on);
CREATE INDEX document_party ON document (party, kind, issued_on);
CREATE INDEX document_revision ON document (revision_of) WHERE revision_of IS NOT NULL;
CREATE INDEX document_source ON document (source) WHERE source IS NOT NULL;
CREATE INDEX document_deal ON document (deal) WHERE deal IS NOT NULL;
CREATE UNIQUE INDEX document_number ON document (number) WHERE opening = 0;
CREATE INDEX document_number_before ON document (number) WHERE opening = 1;
CREATE TRIGGER document_unchanged BEFORE UPDATE ON document WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'immutable: document'); END;
