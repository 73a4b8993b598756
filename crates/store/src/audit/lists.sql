WITH both AS (
  SELECT id, number, json_array(kind, number, issued_on, until_on, hex(party), json_extract(party_snapshot, '$.name'), hex(branch),
    reference, currency, net_minor, gross_minor) AS fact, NULL AS kept
  FROM document
  UNION ALL
  SELECT document, number, NULL, json_array(kind, number, issued_on, until_on, hex(party), party_name, hex(branch), reference, currency,
    net_minor, gross_minor)
  FROM document_status
)
SELECT id, max(number), coalesce(max(fact), ''), coalesce(max(kept), '')
FROM both
GROUP BY id
HAVING max(fact) IS NOT max(kept)
