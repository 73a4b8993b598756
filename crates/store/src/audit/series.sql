SELECT NULL, series, CAST(drawn AS TEXT), CAST(documents AS TEXT)
FROM (
  SELECT coalesce(n.kind, f.kind) || ' ' || coalesce(n.device, f.device) || ' ' || coalesce(n.year, f.year) AS series,
    coalesce(n.last_no, 0) AS drawn, coalesce(f.documents, 0) AS documents
  FROM number_series n FULL JOIN facts f ON f.kind = n.kind AND f.device = n.device AND f.year = n.year
) WHERE drawn <> documents
