WITH open AS (SELECT coalesce(sum(book_minor), 0) AS value FROM open_item),
booked AS (
  SELECT coalesce(sum(l.debit_minor - l.credit_minor), 0) AS value
  FROM entry_line l JOIN account a ON a.id = l.account WHERE a.role = 'receivable'
)
SELECT NULL, 'receivable', CAST(open.value AS TEXT), CAST(booked.value AS TEXT) FROM open, booked WHERE open.value <> booked.value
