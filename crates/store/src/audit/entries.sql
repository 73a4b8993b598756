SELECT e.id, e.booked_on, CAST(coalesce(sum(l.debit_minor), 0) AS TEXT), CAST(coalesce(sum(l.credit_minor), 0) AS TEXT)
FROM entry e LEFT JOIN entry_line l ON l.entry = e.id
GROUP BY e.id HAVING count(l.id) = 0 OR sum(l.debit_minor) <> sum(l.credit_minor)
