-- Customers, suppliers and contacts in one. No business key is unique: two offline PCs may both enter it. compat: bump

CREATE TABLE party (
    id BLOB PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('organisation', 'person')), name TEXT NOT NULL, legal_name TEXT NOT NULL,
    number TEXT NOT NULL, customer INTEGER NOT NULL CHECK (customer IN (0, 1)), supplier INTEGER NOT NULL CHECK (supplier IN (0, 1)),
    vat_id TEXT, tax_number TEXT, language TEXT, currency TEXT, price_list BLOB, payment_term BLOB, segment TEXT NOT NULL,
    owner BLOB, branch BLOB, block TEXT NOT NULL CHECK (block IN ('none', 'orders', 'all')), notes TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX party_name ON party (name COLLATE NOCASE) WHERE _del = 0;
CREATE INDEX party_number ON party (number);
CREATE INDEX party_segment ON party (segment);
CREATE INDEX party_vat_id ON party (vat_id) WHERE vat_id IS NOT NULL;

CREATE TABLE address (
    id BLOB PRIMARY KEY, party BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    usage TEXT NOT NULL CHECK (usage IN ('billing', 'delivery', 'other')), name TEXT NOT NULL, street TEXT NOT NULL,
    postal_code TEXT NOT NULL, city TEXT NOT NULL, region TEXT NOT NULL, country TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX address_party ON address (party);

CREATE TABLE contact_point (
    id BLOB PRIMARY KEY, party BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'mobile', 'mail', 'web', 'other')), value TEXT NOT NULL, label TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_point_party ON contact_point (party);
CREATE INDEX contact_point_value ON contact_point (value COLLATE NOCASE);

CREATE TABLE bank_account (
    id BLOB PRIMARY KEY, party BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    holder TEXT NOT NULL, iban TEXT NOT NULL, bic TEXT NOT NULL, bank_name TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_account_party ON bank_account (party);

CREATE TABLE party_relation (
    id BLOB PRIMARY KEY, person BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    organisation BLOB NOT NULL REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL, title TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX party_relation_person ON party_relation (person);
CREATE INDEX party_relation_organisation ON party_relation (organisation);
