WITH ours AS (SELECT id FROM location WHERE kind IN ('storage', 'transit')),
facts AS (
  SELECT item, sum(quantity) AS quantity, sum(value_minor) AS value FROM (
    SELECT item, quantity, c.value_minor AS value_minor FROM stock_move LEFT JOIN stock_move_cost c USING (id) WHERE to_location IN ours
    UNION ALL SELECT item, -quantity, -c.value_minor FROM stock_move LEFT JOIN stock_move_cost c USING (id) WHERE from_location IN ours
    UNION ALL SELECT item, 0, value_minor FROM revaluation
  ) GROUP BY item
), both AS (
  SELECT coalesce(f.item, c.item) AS item, coalesce(f.quantity, 0) AS quantity, coalesce(f.value, 0) AS value,
    coalesce(c.quantity, 0) AS kept_quantity, coalesce(c.value_minor, 0) AS kept_value
  FROM facts f FULL JOIN item_cost c ON c.item = f.item
)
SELECT b.item, coalesce(i.sku, ''), b.quantity || ' / ' || b.value, b.kept_quantity || ' / ' || b.kept_value
FROM both b LEFT JOIN item i ON i.id = b.item WHERE b.quantity <> b.kept_quantity OR b.value <> b.kept_value
