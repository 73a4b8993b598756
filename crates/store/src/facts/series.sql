-- kind, device, year, last_no
SELECT kind, device, year, sum(numbers) AS documents FROM (
  SELECT d.kind, v.code AS device, CAST(substr(d.issued_on, 1, 4) AS INTEGER) AS year, count(*) AS numbers
  FROM document d JOIN device v ON v.id = d.device
  -- Claims of the time before keep the numbers that they had.
  -- Other PCs count for themselves; of theirs there may be only a part here.
  WHERE (d._seq = 0 AND d.id NOT IN (SELECT document FROM number_elsewhere) OR d.device = (SELECT device FROM sync_state)) AND NOT (d.opening = 1 AND d.kind IN ('invoice', 'credit_note')) GROUP BY 1, 2, 3
  -- Where the file was restored, numbers may have been given to documents that it has not.
  UNION ALL SELECT kind, device, year, last_no - after_no FROM number_gap
  -- Documents that left this PC keep their numbers.
  UNION ALL SELECT l.kind, l.device, l.year, 1 FROM number_left l WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = l.document)
) GROUP BY 1, 2, 3
