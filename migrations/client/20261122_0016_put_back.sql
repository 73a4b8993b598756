-- Whether a file went on because an older copy of it was put in its place by hand, and how much that lacks. compat: keep

-- Changes that this PC had written and the copy has not; empty where a backup was restored as it should be.
ALTER TABLE incarnation ADD COLUMN missing INTEGER;
