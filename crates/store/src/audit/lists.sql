WITH facts AS (
  SELECT id, number, json_array(kind, number, issued_on, until_on, hex(party), json_extract(party_snapshot, '$.name'), hex(branch),
    reference, currency, net_minor, gross_minor) AS shown
  FROM document
), kept AS (
  SELECT document AS id, number, json_array(kind, number, issued_on, until_on, hex(party), party_name, hex(branch), reference, currency,
    net_minor, gross_minor) AS shown
  FROM document_status
)
SELECT coalesce(f.id, k.id), coalesce(f.number, k.number), coalesce(f.shown, ''), coalesce(k.shown, '')
FROM facts f FULL JOIN kept k ON k.id = f.id
WHERE f.shown IS NOT k.shown
