# Long tasks.
job-begins = One moment…
job-stopping = Stopping…
job-done-of = { $done } of { $total }
job-rate = { $count } per second
job-left-seconds = { $count ->
    [one] { $count } second left
   *[other] about { $count } seconds left
}
job-left-minutes = { $count ->
    [one] about { $count } minute left
   *[other] about { $count } minutes left
}
job-spoken = { $title }, { $percent } per cent

export-as = Export
export-as-csv = Export as CSV
export-as-xlsx = Export as Excel workbook
export-as-pdf = Export as PDF
export-currency = Currency
export-done = { $count ->
    [one] { $count } row exported
   *[other] { $count } rows exported
}
