SELECT month, item, branch, currency, sum(net_minor) AS net_minor, sum(quantity) AS quantity, sum(cost_minor) AS cost_minor
FROM (
  SELECT substr(d.issued_on, 1, 7) AS month, coalesce(l.item, x'') AS item, d.branch, d.currency,
    CASE d.kind WHEN 'invoice' THEN l.net_minor ELSE -l.net_minor END AS net_minor,
    CASE d.kind WHEN 'invoice' THEN l.stock_quantity ELSE -l.stock_quantity END AS quantity, 0 AS cost_minor
  FROM document d JOIN document_line l ON l.document = d.id
  WHERE d.kind IN ('invoice', 'credit_note') AND d.opening = 0 AND d.prepayment_percent IS NULL AND {document}
  UNION ALL
  SELECT substr(d.issued_on, 1, 7), m.item, d.branch, d.currency, 0, 0,
    CASE WHEN t.kind = 'customer' THEN c.value_minor WHEN f.kind = 'customer' THEN -c.value_minor ELSE 0 END
  FROM document d JOIN stock_move m ON m.document = d.id JOIN location t ON t.id = m.to_location JOIN location f ON f.id = m.from_location
    JOIN stock_move_cost c ON c.id = m.id
  WHERE d.kind IN ('delivery', 'invoice', 'credit_note') AND d.opening = 0 AND d.prepayment_percent IS NULL AND {document}
  UNION ALL
  SELECT substr(r.made_on, 1, 7), m.item, d.branch, d.currency, 0, 0, -r.value_minor
  FROM revaluation r JOIN stock_move m ON m.id = r.move JOIN location t ON t.id = m.to_location AND t.kind = 'customer'
    JOIN document d ON d.id = m.document
  WHERE r.reason = 'settlement' AND {revaluation}
)
GROUP BY month, item, branch, currency
