-- Payments and what they settle: append-only; what is open is kept beside them. compat: bump

CREATE TABLE payment (
    id BLOB PRIMARY KEY, branch BLOB NOT NULL, party BLOB, method TEXT NOT NULL CHECK (method IN ('cash', 'bank', 'card')), paid_on TEXT NOT NULL,
    currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, exchange_rate TEXT NOT NULL, reference TEXT NOT NULL, reversal_of BLOB,
    _seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_day ON payment (paid_on, id);
CREATE INDEX payment_amount ON payment (amount_minor);
CREATE INDEX payment_party ON payment (party) WHERE party IS NOT NULL;
CREATE UNIQUE INDEX payment_reversal ON payment (reversal_of) WHERE reversal_of IS NOT NULL;

CREATE TABLE allocation (
    id BLOB PRIMARY KEY, payment BLOB, credit BLOB, instalment BLOB REFERENCES instalment (id) DEFERRABLE INITIALLY DEFERRED,
    refunded BLOB REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED,
    allocated_on TEXT NOT NULL, currency TEXT NOT NULL, amount_minor INTEGER NOT NULL, discount_minor INTEGER NOT NULL,
    write_off_minor INTEGER NOT NULL, paid_minor INTEGER NOT NULL, paid_book_minor INTEGER NOT NULL, book_minor INTEGER NOT NULL, exchange_minor INTEGER NOT NULL, reversal_of BLOB,
    _seq INTEGER NOT NULL DEFAULT 0,
    CHECK ((instalment IS NULL) <> (refunded IS NULL)),
    CHECK ((payment IS NULL) <> (credit IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX allocation_payment ON allocation (payment) WHERE payment IS NOT NULL;
CREATE INDEX allocation_credit ON allocation (credit) WHERE credit IS NOT NULL;
CREATE INDEX allocation_instalment ON allocation (instalment) WHERE instalment IS NOT NULL;
CREATE INDEX allocation_refunded ON allocation (refunded) WHERE refunded IS NOT NULL;
CREATE INDEX allocation_day ON allocation (allocated_on);
CREATE UNIQUE INDEX allocation_reversal ON allocation (reversal_of) WHERE reversal_of IS NOT NULL;

-- Projection: what is open of claims (instalments) and of payments that are not used up. Rows of zero are removed.
CREATE TABLE open_item (
    source BLOB PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('instalment', 'payment')), party BLOB, document BLOB, branch BLOB NOT NULL,
    due_on TEXT, currency TEXT NOT NULL, open_minor INTEGER NOT NULL, book_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- With the amount, so that balances need no rows.
CREATE INDEX open_item_party ON open_item (party, due_on, book_minor);
CREATE INDEX open_item_due ON open_item (due_on);

CREATE TRIGGER payment_unchanged BEFORE UPDATE ON payment WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: payment'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'immutable: payment'); END;
CREATE TRIGGER allocation_unchanged BEFORE UPDATE ON allocation WHEN old._seq = new._seq BEGIN SELECT RAISE(ABORT, 'immutable: allocation'); END;
CREATE TRIGGER allocation_kept BEFORE DELETE ON allocation BEGIN SELECT RAISE(ABORT, 'immutable: allocation'); END;
