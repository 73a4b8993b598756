-- Places, append-only moves, levels and cost layers. compat: bump

CREATE TABLE location (
    id BLOB PRIMARY KEY, name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supplier', 'customer', 'storage', 'transit', 'loss', 'production')),
    branch BLOB, negative TEXT,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_policy (
    id BLOB PRIMARY KEY, item BLOB NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    location BLOB NOT NULL REFERENCES location (id) DEFERRABLE INITIALLY DEFERRED,
    negative TEXT NOT NULL CHECK (negative IN ('refuse', 'warn', 'allow')), reorder_point INTEGER,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_policy_item ON stock_policy (item, location);

CREATE TABLE stock_move (
    id BLOB PRIMARY KEY, item BLOB NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    from_location BLOB NOT NULL REFERENCES location (id) DEFERRABLE INITIALLY DEFERRED,
    to_location BLOB NOT NULL REFERENCES location (id) DEFERRABLE INITIALLY DEFERRED,
    quantity INTEGER NOT NULL CHECK (quantity > 0), value_minor INTEGER NOT NULL, document BLOB, document_line BLOB, return_of BLOB,
    branch BLOB NOT NULL,
    moved_on TEXT NOT NULL, moved_at_ms INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0,
    CHECK (from_location <> to_location)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_move_item ON stock_move (item, moved_at_ms);
CREATE INDEX stock_move_time ON stock_move (moved_at_ms);
CREATE INDEX stock_move_from ON stock_move (from_location, moved_at_ms);
CREATE INDEX stock_move_to ON stock_move (to_location, moved_at_ms);
CREATE INDEX stock_move_line ON stock_move (document_line) WHERE document_line IS NOT NULL;
CREATE INDEX stock_move_return ON stock_move (return_of) WHERE return_of IS NOT NULL;
CREATE INDEX stock_move_document ON stock_move (document, from_location, to_location, item, value_minor) WHERE document IS NOT NULL;

-- A change of value without a move: settlement of negative stock, price difference, landed cost.
CREATE TABLE revaluation (
    id BLOB PRIMARY KEY, item BLOB NOT NULL, move BLOB, document BLOB, value_minor INTEGER NOT NULL, reason TEXT NOT NULL, made_on TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX revaluation_item ON revaluation (item);
CREATE INDEX revaluation_document ON revaluation (document) WHERE document IS NOT NULL;

-- Projections.
CREATE TABLE reservation (
    id BLOB PRIMARY KEY, line BLOB NOT NULL UNIQUE, item BLOB NOT NULL, location BLOB NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservation_item ON reservation (item, location);
CREATE TABLE stock_level (
    item BLOB NOT NULL, location BLOB NOT NULL, on_hand INTEGER NOT NULL DEFAULT 0, reserved INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (item, location)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_cost (
    item BLOB PRIMARY KEY, method TEXT NOT NULL, quantity INTEGER NOT NULL, value_minor INTEGER NOT NULL, currency TEXT NOT NULL, last_cost TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE cost_layer (
    item BLOB NOT NULL, layer INTEGER NOT NULL, move BLOB NOT NULL, quantity INTEGER NOT NULL, value_minor INTEGER NOT NULL, unit_cost TEXT NOT NULL,
    PRIMARY KEY (item, layer)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER stock_move_unchanged BEFORE UPDATE ON stock_move WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: stock_move'); END;
CREATE TRIGGER stock_move_kept BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'immutable: stock_move'); END;
CREATE TRIGGER revaluation_unchanged BEFORE UPDATE ON revaluation WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: revaluation'); END;
CREATE TRIGGER revaluation_kept BEFORE DELETE ON revaluation BEGIN SELECT RAISE(ABORT, 'immutable: revaluation'); END;
