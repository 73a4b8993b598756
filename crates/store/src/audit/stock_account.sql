WITH stock AS (SELECT coalesce(sum(value_minor), 0) AS value FROM item_cost),
booked AS (
  SELECT coalesce(sum(l.debit_minor - l.credit_minor), 0) AS value
  FROM entry_line l JOIN account a ON a.id = l.account WHERE a.role = 'inventory'
)
SELECT NULL, 'inventory', CAST(stock.value AS TEXT), CAST(booked.value AS TEXT) FROM stock, booked WHERE stock.value <> booked.value
