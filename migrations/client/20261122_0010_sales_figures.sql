-- Projections of sales, so that reports over years need not read every line. compat: bump

-- One row for each document that counts as sales or took goods away, and for each later change of what those goods had cost.
-- Net and quantity count on the day of the invoice, cost on the day on which the goods left or it turned out.
CREATE TABLE sale (
    sold_on TEXT NOT NULL, source BLOB NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('delivery', 'invoice', 'credit_note', 'settlement')),
    branch BLOB NOT NULL, party BLOB, deal BLOB, issued_by BLOB NOT NULL, currency TEXT NOT NULL,
    exchange_rate TEXT NOT NULL, net_minor INTEGER NOT NULL, quantity INTEGER NOT NULL, cost_minor INTEGER NOT NULL,
    PRIMARY KEY (sold_on, source)
) STRICT, WITHOUT ROWID;

-- The same of each item in a month; the item is empty for lines without one.
CREATE TABLE sale_item (
    month TEXT NOT NULL, item BLOB NOT NULL, branch BLOB NOT NULL, currency TEXT NOT NULL,
    net_minor INTEGER NOT NULL, quantity INTEGER NOT NULL, cost_minor INTEGER NOT NULL,
    PRIMARY KEY (month, item, branch, currency)
) STRICT, WITHOUT ROWID;
