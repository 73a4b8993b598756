SELECT b.item, coalesce(i.sku, ''), CAST(b.expected AS TEXT), CAST(b.found AS TEXT)
FROM (
  SELECT coalesce(f.item, s.item) AS item, coalesce(f.quantity, 0) AS expected, coalesce(s.reserved, 0) AS found
  FROM facts f FULL JOIN stock_level s ON s.item = f.item AND s.location = f.location
) b LEFT JOIN item i ON i.id = b.item WHERE b.expected <> b.found
