WITH issued AS (
  SELECT d.kind, v.code AS device, CAST(substr(d.issued_on, 1, 4) AS INTEGER) AS year, count(*) AS documents
  FROM document d JOIN device v ON v.id = d.device
  -- Claims of the time before keep the numbers that they had.
  WHERE NOT (d.opening = 1 AND d.kind IN ('invoice', 'credit_note')) GROUP BY 1, 2, 3
), both AS (
  SELECT coalesce(n.kind, i.kind) || ' ' || coalesce(n.device, i.device) || ' ' || coalesce(n.year, i.year) AS series,
    coalesce(n.last_no, 0) AS drawn, coalesce(i.documents, 0) AS documents
  FROM number_series n FULL JOIN issued i ON i.kind = n.kind AND i.device = n.device AND i.year = n.year
)
SELECT NULL, series, CAST(drawn AS TEXT), CAST(documents AS TEXT) FROM both WHERE drawn <> documents
