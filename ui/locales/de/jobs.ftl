# Lange Aufgaben.
job-begins = Einen Moment …
job-stopping = Wird angehalten …
job-done-of = { $done } von { $total }
job-rate = { $count } pro Sekunde
job-left-seconds = { $count ->
    [one] noch { $count } Sekunde
   *[other] noch etwa { $count } Sekunden
}
job-left-minutes = { $count ->
    [one] noch etwa { $count } Minute
   *[other] noch etwa { $count } Minuten
}
job-spoken = { $title }, { $percent } Prozent
