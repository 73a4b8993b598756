-- Drafts, and the documents that are issued from them: insert-only, complete in themselves. compat: bump

CREATE TABLE draft (
    id BLOB PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, owner BLOB NOT NULL, saved_at_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_owner ON draft (owner, saved_at_ms) WHERE _del = 0;

CREATE TABLE document (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'receipt', 'correction')),
    number TEXT NOT NULL UNIQUE, branch BLOB NOT NULL, device BLOB NOT NULL, party BLOB, contact BLOB, deal BLOB, source BLOB,
    revision_of BLOB, issued_on TEXT NOT NULL, supply_on TEXT NOT NULL, until_on TEXT, currency TEXT NOT NULL, exchange_rate TEXT NOT NULL,
    language TEXT NOT NULL, tax_mode TEXT NOT NULL, prices_gross INTEGER NOT NULL, party_snapshot TEXT, seller_snapshot TEXT NOT NULL,
    terms TEXT NOT NULL, location BLOB, reference TEXT NOT NULL, intro TEXT NOT NULL, closing TEXT NOT NULL, reason TEXT NOT NULL,
    discount_percent TEXT, prepayment_percent TEXT, goods_back INTEGER NOT NULL, net_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL, prepaid_minor INTEGER NOT NULL, rounding_minor INTEGER NOT NULL, due_minor INTEGER NOT NULL,
    issued_by BLOB NOT NULL, issued_at_ms INTEGER NOT NULL, opening INTEGER NOT NULL DEFAULT 0 CHECK (opening IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX document_kind_day ON document (kind, issued_on, id);
CREATE INDEX document_day ON document (issued_on);
CREATE INDEX document_party ON document (party, kind, issued_on);
CREATE INDEX document_revision ON document (revision_of) WHERE revision_of IS NOT NULL;
CREATE INDEX document_source ON document (source) WHERE source IS NOT NULL;
CREATE INDEX document_deal ON document (deal) WHERE deal IS NOT NULL;

CREATE TABLE document_line (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
    item BLOB, sku TEXT NOT NULL, text TEXT NOT NULL, description TEXT NOT NULL, quantity INTEGER NOT NULL, unit TEXT NOT NULL,
    stock_quantity INTEGER NOT NULL, price TEXT NOT NULL, discount_percent TEXT, net_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL,
    vat_category TEXT, vat_rate TEXT NOT NULL, taxes TEXT NOT NULL, source_line BLOB, price_trace TEXT,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
-- With what sums over many documents need, so that they do not read the wide rows.
CREATE INDEX document_line_document ON document_line (document, position, item, net_minor, stock_quantity);
CREATE INDEX document_line_source ON document_line (source_line) WHERE source_line IS NOT NULL;
CREATE INDEX document_line_item ON document_line (item, document) WHERE item IS NOT NULL;

CREATE TABLE document_tax (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, tax TEXT NOT NULL, category TEXT,
    rate_kind TEXT NOT NULL, rate TEXT NOT NULL, base_minor INTEGER NOT NULL, tax_minor INTEGER NOT NULL, reason_code TEXT, reason_text TEXT,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX document_tax_document ON document_tax (document);

CREATE TABLE instalment (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
    due_on TEXT NOT NULL, amount_minor INTEGER NOT NULL, discount_until_on TEXT, discount_minor INTEGER NOT NULL, discount_tax TEXT,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX instalment_document ON instalment (document, position);

CREATE TABLE document_event (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('sent', 'accepted', 'declined', 'closed', 'replaced')), at_ms INTEGER NOT NULL, by BLOB NOT NULL,
    note TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX document_event_document ON document_event (document, at_ms);

CREATE TABLE document_file (
    id BLOB PRIMARY KEY, document BLOB NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED, hash TEXT NOT NULL,
    mime TEXT NOT NULL, name TEXT NOT NULL, made_at_ms INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX document_file_document ON document_file (document);

-- Projections: how far an order line is delivered and invoiced (in millionths of its own unit), and what lists show of a
-- document: where it stands, beside what of its wide row people sort and filter by.
CREATE TABLE line_progress (
    line BLOB PRIMARY KEY, delivered INTEGER NOT NULL DEFAULT 0, invoiced INTEGER NOT NULL DEFAULT 0, returned INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE document_status (
    document BLOB PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL, issued_on TEXT NOT NULL, until_on TEXT, party BLOB, party_name TEXT,
    branch BLOB NOT NULL, reference TEXT NOT NULL, currency TEXT NOT NULL, net_minor INTEGER NOT NULL, gross_minor INTEGER NOT NULL,
    state TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0, open_minor INTEGER NOT NULL DEFAULT 0, due_on TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX document_status_day ON document_status (kind, issued_on, document);
CREATE INDEX document_status_state ON document_status (kind, state, issued_on, document);
CREATE INDEX document_status_party ON document_status (party, kind, issued_on, document);
CREATE INDEX document_status_branch ON document_status (branch, kind, issued_on, document);
CREATE INDEX document_status_number ON document_status (kind, number, document);
CREATE INDEX document_status_name ON document_status (kind, party_name, document);
CREATE INDEX document_status_net ON document_status (kind, net_minor, document);
CREATE INDEX document_status_gross ON document_status (kind, gross_minor, document);
CREATE INDEX document_status_open ON document_status (kind, open_minor, document);
CREATE INDEX document_status_due ON document_status (kind, due_on, document);
CREATE INDEX document_status_until ON document_status (kind, until_on, document);
CREATE INDEX document_status_reference ON document_status (kind, reference, document);

CREATE TRIGGER document_unchanged BEFORE UPDATE ON document WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'immutable: document'); END;
CREATE TRIGGER document_line_unchanged BEFORE UPDATE ON document_line WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document_line'); END;
CREATE TRIGGER document_line_kept BEFORE DELETE ON document_line BEGIN SELECT RAISE(ABORT, 'immutable: document_line'); END;
CREATE TRIGGER document_tax_unchanged BEFORE UPDATE ON document_tax WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document_tax'); END;
CREATE TRIGGER document_tax_kept BEFORE DELETE ON document_tax BEGIN SELECT RAISE(ABORT, 'immutable: document_tax'); END;
CREATE TRIGGER instalment_unchanged BEFORE UPDATE ON instalment WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: instalment'); END;
CREATE TRIGGER instalment_kept BEFORE DELETE ON instalment BEGIN SELECT RAISE(ABORT, 'immutable: instalment'); END;
CREATE TRIGGER document_event_unchanged BEFORE UPDATE ON document_event WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document_event'); END;
CREATE TRIGGER document_event_kept BEFORE DELETE ON document_event BEGIN SELECT RAISE(ABORT, 'immutable: document_event'); END;
CREATE TRIGGER document_file_unchanged BEFORE UPDATE ON document_file WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: document_file'); END;
CREATE TRIGGER document_file_kept BEFORE DELETE ON document_file BEGIN SELECT RAISE(ABORT, 'immutable: document_file'); END;
