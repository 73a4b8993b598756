-- Items with units, barcodes and groups; tax categories, rates and rules. compat: bump

CREATE TABLE item_category (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, parent BLOB,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE tax_category (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, vat TEXT NOT NULL CHECK (vat IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M')),
    reason_code TEXT, reason_text TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE tax_rate (
    id BLOB PRIMARY KEY, category BLOB NOT NULL REFERENCES tax_category (id) DEFERRABLE INITIALLY DEFERRED, tax TEXT NOT NULL,
    is_vat INTEGER NOT NULL CHECK (is_vat IN (0, 1)), kind TEXT NOT NULL CHECK (kind IN ('percent', 'per_unit')), amount TEXT NOT NULL,
    included INTEGER, raises_base INTEGER NOT NULL, sequence INTEGER NOT NULL, valid_from TEXT, valid_to TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX tax_rate_category ON tax_rate (category);

CREATE TABLE tax_rule (
    id BLOB PRIMARY KEY, priority INTEGER NOT NULL, region TEXT, country TEXT, customer TEXT, with_vat_id INTEGER, supply TEXT, category BLOB,
    becomes BLOB NOT NULL REFERENCES tax_category (id) DEFERRABLE INITIALLY DEFERRED, valid_from TEXT, valid_to TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
    id BLOB PRIMARY KEY, sku TEXT NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL, description TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('goods', 'service', 'ancillary')), category BLOB,
    tax_category BLOB NOT NULL REFERENCES tax_category (id) DEFERRABLE INITIALLY DEFERRED, unit TEXT NOT NULL,
    negative TEXT NOT NULL CHECK (negative IN ('refuse', 'warn', 'allow')), reorder_point INTEGER, active INTEGER NOT NULL CHECK (active IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX item_sku ON item (sku);
CREATE INDEX item_name ON item (name COLLATE NOCASE) WHERE _del = 0;

CREATE TABLE item_unit (
    id BLOB PRIMARY KEY, item BLOB NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, unit TEXT NOT NULL, factor TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX item_unit_item ON item_unit (item);

CREATE TABLE item_barcode (
    id BLOB PRIMARY KEY, item BLOB NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, code TEXT NOT NULL, unit TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX item_barcode_item ON item_barcode (item);
CREATE INDEX item_barcode_code ON item_barcode (code);
