SELECT s.item, coalesce(i.sku, ''), '0', CAST(sum(s.on_hand) AS TEXT)
FROM stock_level s LEFT JOIN item i ON i.id = s.item
GROUP BY s.item HAVING sum(s.on_hand) <> 0
