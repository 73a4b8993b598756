SELECT b.line, coalesce(d.number || ' ' || l.position, ''), b.expected, b.found
FROM (
  SELECT coalesce(f.line, p.line) AS line,
    coalesce(f.delivered, 0) || ' / ' || coalesce(f.invoiced, 0) || ' / ' || coalesce(f.returned, 0) AS expected,
    coalesce(p.delivered, 0) || ' / ' || coalesce(p.invoiced, 0) || ' / ' || coalesce(p.returned, 0) AS found
  FROM facts f FULL JOIN line_progress p ON p.line = f.line
) b LEFT JOIN document_line l ON l.id = b.line LEFT JOIN document d ON d.id = l.document WHERE b.expected <> b.found
