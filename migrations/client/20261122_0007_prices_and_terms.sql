-- Price lists that may build on each other, prices with quantity bands, price rules; payment terms. compat: bump

CREATE TABLE price_list (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, currency TEXT NOT NULL, includes_tax INTEGER NOT NULL CHECK (includes_tax IN (0, 1)), parent BLOB,
    parent_percent TEXT NOT NULL, parent_add TEXT NOT NULL, price_digits INTEGER, valid_from TEXT, valid_to TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE price_item (
    id BLOB PRIMARY KEY, list BLOB NOT NULL REFERENCES price_list (id) DEFERRABLE INITIALLY DEFERRED, item BLOB, category BLOB, unit TEXT,
    min_quantity INTEGER NOT NULL, price TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0,
    CHECK ((item IS NULL) <> (category IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX price_item_item ON price_item (item) WHERE item IS NOT NULL;
CREATE INDEX price_item_category ON price_item (category) WHERE category IS NOT NULL;
CREATE INDEX price_item_list ON price_item (list);

CREATE TABLE price_rule (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, priority INTEGER NOT NULL, item BLOB, category BLOB, party BLOB, segment TEXT, list BLOB, currency TEXT,
    min_quantity INTEGER, max_quantity INTEGER, min_amount_minor INTEGER, max_amount_minor INTEGER, valid_from TEXT, valid_to TEXT,
    action TEXT NOT NULL CHECK (action IN ('margin', 'set_price', 'percent', 'amount')), value TEXT NOT NULL,
    stackable INTEGER NOT NULL CHECK (stackable IN (0, 1)), active INTEGER NOT NULL CHECK (active IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_term (
    id BLOB PRIMARY KEY, name TEXT NOT NULL, parts TEXT NOT NULL, discount TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
