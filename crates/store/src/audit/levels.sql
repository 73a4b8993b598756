WITH facts AS (
  SELECT item, location, sum(quantity) AS quantity FROM (
    SELECT item, to_location AS location, quantity FROM stock_move
    UNION ALL SELECT item, from_location, -quantity FROM stock_move
  ) GROUP BY item, location
), both AS (
  SELECT coalesce(f.item, s.item) AS item, coalesce(f.quantity, 0) AS expected, coalesce(s.on_hand, 0) AS found
  FROM facts f FULL JOIN stock_level s ON s.item = f.item AND s.location = f.location
)
SELECT b.item, coalesce(i.sku, ''), CAST(b.expected AS TEXT), CAST(b.found AS TEXT)
FROM both b LEFT JOIN item i ON i.id = b.item WHERE b.expected <> b.found
