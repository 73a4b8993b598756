WITH layers AS (SELECT item, sum(quantity) AS quantity, sum(value_minor) AS value FROM cost_layer GROUP BY item),
both AS (
  SELECT coalesce(l.item, c.item) AS item, coalesce(l.quantity, 0) AS quantity, coalesce(l.value, 0) AS value,
    coalesce(c.quantity, 0) AS kept_quantity, coalesce(c.value_minor, 0) AS kept_value
  FROM layers l FULL JOIN item_cost c ON c.item = l.item
)
SELECT b.item, coalesce(i.sku, ''), b.quantity || ' / ' || b.value, b.kept_quantity || ' / ' || b.kept_value
FROM both b LEFT JOIN item i ON i.id = b.item WHERE b.quantity <> b.kept_quantity OR b.value <> b.kept_value
