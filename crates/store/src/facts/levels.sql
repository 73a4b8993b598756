-- item, location, on_hand
SELECT item, location, sum(quantity) AS quantity FROM (
  SELECT item, to_location AS location, quantity FROM stock_move
  UNION ALL SELECT item, from_location, -quantity FROM stock_move
) GROUP BY item, location
