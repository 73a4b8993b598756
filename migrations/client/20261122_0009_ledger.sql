-- Accounts and balanced entries: append-only; balances per month are kept beside them. compat: bump

CREATE TABLE account (
    id BLOB PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')), role TEXT, vat TEXT, rate TEXT,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id BLOB PRIMARY KEY, branch BLOB NOT NULL, journal TEXT NOT NULL, booked_on TEXT NOT NULL, document BLOB, payment BLOB, reversal_of BLOB,
    text TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_day ON entry (booked_on, id);
CREATE INDEX entry_document ON entry (document) WHERE document IS NOT NULL;
CREATE INDEX entry_payment ON entry (payment) WHERE payment IS NOT NULL;
CREATE UNIQUE INDEX entry_reversal ON entry (reversal_of) WHERE reversal_of IS NOT NULL;

CREATE TABLE entry_line (
    id BLOB PRIMARY KEY, entry BLOB NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
    account BLOB NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED, debit_minor INTEGER NOT NULL CHECK (debit_minor >= 0),
    credit_minor INTEGER NOT NULL CHECK (credit_minor >= 0), currency TEXT NOT NULL, foreign_minor INTEGER, foreign_currency TEXT,
    party BLOB, due_on TEXT, vat TEXT, rate TEXT,
    _seq INTEGER NOT NULL DEFAULT 0,
    CHECK ((debit_minor = 0) <> (credit_minor = 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_line_entry ON entry_line (entry, position);
CREATE INDEX entry_line_account ON entry_line (account);

CREATE TABLE period_lock (
    id BLOB PRIMARY KEY, area TEXT NOT NULL CHECK (area IN ('all', 'sales', 'purchase', 'stock', 'payment')), branch BLOB, until_on TEXT NOT NULL,
    _seq INTEGER NOT NULL DEFAULT 0, _del INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Projection: turnover of each account per branch and month.
CREATE TABLE account_month (
    account BLOB NOT NULL, branch BLOB NOT NULL, month TEXT NOT NULL, debit_minor INTEGER NOT NULL, credit_minor INTEGER NOT NULL,
    PRIMARY KEY (account, branch, month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: entry'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'immutable: entry'); END;
CREATE TRIGGER entry_line_unchanged BEFORE UPDATE ON entry_line WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: entry_line'); END;
CREATE TRIGGER entry_line_kept BEFORE DELETE ON entry_line BEGIN SELECT RAISE(ABORT, 'immutable: entry_line'); END;
