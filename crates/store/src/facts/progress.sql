-- line, delivered, invoiced, returned
WITH RECURSIVE carried (line, kind, goods_back, quantity, depth) AS (
  SELECT l.source_line, d.kind, d.goods_back, l.quantity, 1
  FROM document_line l JOIN document d ON d.id = l.document
  JOIN document_line continued ON continued.id = l.source_line
  WHERE l.source_line IS NOT NULL AND d.prepayment_percent IS NULL AND d.kind IN ('delivery', 'invoice', 'credit_note')
  UNION ALL
  SELECT s.source_line, c.kind, c.goods_back, c.quantity, c.depth + 1
  FROM carried c JOIN document_line s ON s.id = c.line JOIN document_line above ON above.id = s.source_line
  JOIN document d ON d.id = above.document AND d.kind IN ('order', 'delivery')
  WHERE c.kind <> 'delivery'
)
SELECT line,
  sum(CASE WHEN kind = 'delivery' THEN quantity ELSE 0 END) AS delivered,
  sum(CASE WHEN kind = 'invoice' THEN quantity WHEN kind = 'credit_note' AND depth > 1 THEN -quantity ELSE 0 END) AS invoiced,
  sum(CASE WHEN kind = 'credit_note' AND (depth = 1 OR goods_back = 1) THEN quantity ELSE 0 END) AS returned
FROM carried GROUP BY line
