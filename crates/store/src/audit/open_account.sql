-- Entries are known only of the branches that a PC holds, settlements of the whole firm: one between branches is a claim here and money there.
-- What settles it is booked where it was given, so it counts by its value on the side that is here, and not at all where both are.
WITH open AS (SELECT coalesce(sum(book_minor), 0) AS value FROM open_item),
between_branches AS (
  SELECT coalesce(sum(a.book_minor * (
    (EXISTS (SELECT 1 FROM instalment i WHERE i.id = a.instalment) OR EXISTS (SELECT 1 FROM payment p WHERE p.id = a.refunded))
    - (EXISTS (SELECT 1 FROM payment p WHERE p.id = a.payment) OR EXISTS (SELECT 1 FROM instalment i WHERE i.id = a.credit))
  )), 0) AS value
  FROM allocation a WHERE EXISTS (SELECT 1 FROM link)
),
booked AS (
  SELECT coalesce(sum(l.debit_minor - l.credit_minor), 0) AS value
  FROM entry_line l JOIN account a ON a.id = l.account WHERE a.role = 'receivable'
)
SELECT NULL, 'receivable', CAST(open.value + between_branches.value AS TEXT), CAST(booked.value AS TEXT)
FROM open, between_branches, booked WHERE open.value + between_branches.value <> booked.value
