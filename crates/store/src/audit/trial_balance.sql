SELECT NULL, '', CAST(sum(debit_minor) AS TEXT), CAST(sum(credit_minor) AS TEXT)
FROM entry_line HAVING sum(debit_minor) <> sum(credit_minor)
