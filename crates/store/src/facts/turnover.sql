-- account, branch, month, debit_minor, credit_minor
SELECT l.account, e.branch, substr(e.booked_on, 1, 7) AS month, sum(l.debit_minor) AS debit, sum(l.credit_minor) AS credit
FROM entry e JOIN entry_line l ON l.entry = e.id GROUP BY 1, 2, 3
