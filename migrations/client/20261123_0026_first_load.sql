-- A PC that joins works with records and drafts while history is still loaded. compat: keep

-- What a first load misses yet: nothing, everything, history.
ALTER TABLE link ADD COLUMN missing INTEGER NOT NULL DEFAULT 0 CHECK (missing BETWEEN 0 AND 2);
UPDATE link SET missing = 1 WHERE load_all = 1 AND NOT EXISTS (SELECT 1 FROM "user");
-- Chunks of what people need to begin, and chunks that are in the rows already.
ALTER TABLE chunk_due ADD COLUMN first INTEGER NOT NULL DEFAULT 0 CHECK (first IN (0, 1));
ALTER TABLE chunk_due ADD COLUMN applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0, 1));
