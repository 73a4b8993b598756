-- What goods were worth when they moved stands in a table of its own: whoever may not see costs holds no row of it. compat: bump

CREATE TABLE stock_move_cost (
    id BLOB PRIMARY KEY REFERENCES stock_move (id) DEFERRABLE INITIALLY DEFERRED, value_minor INTEGER NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO stock_move_cost (id, value_minor, _seq) SELECT id, value_minor, _seq FROM stock_move ORDER BY id;

DROP INDEX stock_move_document;
ALTER TABLE stock_move DROP COLUMN value_minor;
CREATE INDEX stock_move_document ON stock_move (document, from_location, to_location, item) WHERE document IS NOT NULL;

CREATE TRIGGER stock_move_cost_unchanged BEFORE UPDATE ON stock_move_cost WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: stock_move_cost'); END;
CREATE TRIGGER stock_move_cost_kept BEFORE DELETE ON stock_move_cost BEGIN SELECT RAISE(ABORT, 'immutable: stock_move_cost'); END;
