-- item, location, reserved
SELECT item, location, sum(quantity) AS quantity FROM reservation GROUP BY item, location
