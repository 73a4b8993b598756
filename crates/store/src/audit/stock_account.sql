-- Goods of the whole firm are known everywhere, entries only of the branches that a PC holds: what joined a firm is judged branch by branch.
WITH firm AS (SELECT EXISTS (SELECT 1 FROM link) AS joined),
stock AS (SELECT coalesce(sum(value_minor), 0) AS value FROM item_cost),
booked AS (
  SELECT e.branch, sum(l.debit_minor - l.credit_minor) AS value
  FROM entry_line l JOIN account a ON a.id = l.account JOIN entry e ON e.id = l.entry WHERE a.role = 'inventory' GROUP BY e.branch
),
ours AS (SELECT id FROM location WHERE kind IN ('storage', 'transit')),
moved AS (
  SELECT branch, sum(value) AS value FROM (
    SELECT m.branch, c.value_minor AS value FROM stock_move m JOIN stock_move_cost c USING (id), firm WHERE joined AND m.to_location IN ours
    UNION ALL SELECT m.branch, -c.value_minor FROM stock_move m JOIN stock_move_cost c USING (id), firm WHERE joined AND m.from_location IN ours
    UNION ALL SELECT coalesce(d.branch, m.branch), r.value_minor FROM firm, revaluation r
      LEFT JOIN document d ON d.id = r.document LEFT JOIN stock_move m ON m.id = r.move WHERE joined
  ) GROUP BY branch
)
SELECT NULL, 'inventory', CAST(stock.value AS TEXT), CAST(total.value AS TEXT)
FROM firm, stock, (SELECT coalesce(sum(value), 0) AS value FROM booked) total WHERE NOT joined AND stock.value <> total.value
UNION ALL
SELECT NULL, 'inventory ' || coalesce(b.code, ''), CAST(coalesce(moved.value, 0) AS TEXT), CAST(booked.value AS TEXT)
FROM firm, booked LEFT JOIN moved ON moved.branch = booked.branch LEFT JOIN branch b ON b.id = booked.branch
WHERE joined AND coalesce(moved.value, 0) <> booked.value
