WITH RECURSIVE carried (line, kind, goods_back, quantity, depth) AS (
  SELECT l.source_line, d.kind, d.goods_back, l.quantity, 1
  FROM document_line l JOIN document d ON d.id = l.document
  WHERE l.source_line IS NOT NULL AND d.prepayment_percent IS NULL AND d.kind IN ('delivery', 'invoice', 'credit_note')
  UNION ALL
  SELECT s.source_line, c.kind, c.goods_back, c.quantity, c.depth + 1
  FROM carried c JOIN document_line s ON s.id = c.line JOIN document_line above ON above.id = s.source_line
  JOIN document d ON d.id = above.document AND d.kind IN ('order', 'delivery')
  WHERE c.kind <> 'delivery'
), facts AS (
  SELECT line,
    sum(CASE WHEN kind = 'delivery' THEN quantity ELSE 0 END) AS delivered,
    sum(CASE WHEN kind = 'invoice' THEN quantity WHEN kind = 'credit_note' AND depth > 1 THEN -quantity ELSE 0 END) AS invoiced,
    sum(CASE WHEN kind = 'credit_note' AND (depth = 1 OR goods_back = 1) THEN quantity ELSE 0 END) AS returned
  FROM carried GROUP BY line
), both AS (
  SELECT coalesce(f.line, p.line) AS line,
    coalesce(f.delivered, 0) || ' / ' || coalesce(f.invoiced, 0) || ' / ' || coalesce(f.returned, 0) AS expected,
    coalesce(p.delivered, 0) || ' / ' || coalesce(p.invoiced, 0) || ' / ' || coalesce(p.returned, 0) AS found
  FROM facts f FULL JOIN line_progress p ON p.line = f.line
)
SELECT b.line, coalesce(d.number || ' ' || l.position, ''), b.expected, b.found
FROM both b LEFT JOIN document_line l ON l.id = b.line LEFT JOIN document d ON d.id = l.document WHERE b.expected <> b.found
