-- People sign in on every PC of the firm, and a PC works without head office for so long only. compat: bump

-- What is kept of passwords: one row per person, under the identity of the person. The verifier (Argon2id, PHC string) is empty where it
-- was erased. The table password keeps the failures of this PC, and verifiers of before until they became rows here.
CREATE TABLE credential (
    id BLOB PRIMARY KEY, branch BLOB, verifier TEXT, one_time INTEGER NOT NULL CHECK (one_time IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Whether this PC brought the company to head office; how long it has been without head office, as far as its clock went forward, and
-- the last reading of the clock: a clock that is set back gains nothing.
ALTER TABLE link ADD COLUMN founder INTEGER NOT NULL DEFAULT 0 CHECK (founder IN (0, 1));
ALTER TABLE link ADD COLUMN apart_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE link ADD COLUMN clock_at_ms INTEGER NOT NULL DEFAULT 0;
