SELECT d.issued_on AS sold_on, d.id AS source, d.kind, d.branch, d.party, d.deal, d.issued_by, d.currency, d.exchange_rate,
  CASE d.kind WHEN 'invoice' THEN d.net_minor WHEN 'credit_note' THEN -d.net_minor ELSE 0 END AS net_minor,
  CASE d.kind WHEN 'invoice' THEN 1 WHEN 'credit_note' THEN -1 ELSE 0 END
    * (SELECT coalesce(sum(stock_quantity), 0) FROM document_line WHERE document = d.id) AS quantity,
  (SELECT coalesce(sum(CASE WHEN t.kind = 'customer' THEN c.value_minor WHEN f.kind = 'customer' THEN -c.value_minor ELSE 0 END), 0)
    FROM stock_move m JOIN location t ON t.id = m.to_location JOIN location f ON f.id = m.from_location
      JOIN stock_move_cost c ON c.id = m.id WHERE m.document = d.id) AS cost_minor
FROM document d
WHERE d.kind IN ('delivery', 'invoice', 'credit_note') AND d.opening = 0 AND d.prepayment_percent IS NULL AND {document}
UNION ALL
SELECT r.made_on, r.id, 'settlement', d.branch, d.party, d.deal, d.issued_by, d.currency, d.exchange_rate, 0, 0, -r.value_minor
FROM revaluation r JOIN stock_move m ON m.id = r.move JOIN location t ON t.id = m.to_location AND t.kind = 'customer'
  JOIN document d ON d.id = m.document
WHERE r.reason = 'settlement' AND {revaluation}
