SELECT b.account, coalesce(a.code, '') || ' ' || b.month, b.debit || ' / ' || b.credit, b.kept_debit || ' / ' || b.kept_credit
FROM (
  SELECT coalesce(f.account, m.account) AS account, coalesce(f.month, m.month) AS month,
    coalesce(f.debit, 0) AS debit, coalesce(f.credit, 0) AS credit,
    coalesce(m.debit_minor, 0) AS kept_debit, coalesce(m.credit_minor, 0) AS kept_credit
  FROM facts f FULL JOIN account_month m ON m.account = f.account AND m.branch = f.branch AND m.month = f.month
) b LEFT JOIN account a ON a.id = b.account
WHERE b.debit <> b.kept_debit OR b.credit <> b.kept_credit
