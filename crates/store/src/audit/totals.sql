WITH sums AS (
  SELECT d.id, d.number, d.kind, d.net_minor, d.tax_minor, d.gross_minor, d.due_minor, d.gross_minor - d.prepaid_minor + d.rounding_minor AS due,
    (SELECT coalesce(sum(net_minor), 0) FROM document_line WHERE document = d.id) AS lines,
    (SELECT coalesce(sum(tax_minor), 0) FROM document_tax WHERE document = d.id) AS taxes,
    (SELECT coalesce(sum(amount_minor), 0) FROM instalment WHERE document = d.id) AS parts
  FROM document d
)
SELECT id, number, lines || ' + ' || taxes || ' = ' || gross_minor || ', ' || due, net_minor || ' + ' || tax_minor || ', ' || due_minor || ', ' || parts
FROM sums
WHERE lines <> net_minor OR taxes <> tax_minor OR gross_minor <> net_minor + tax_minor OR due <> due_minor
  OR (kind = 'invoice' AND parts <> due_minor) OR (kind = 'credit_note' AND parts <> -due_minor)
