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

export-as = Exportieren
export-as-csv = Als CSV exportieren
export-as-xlsx = Als Excel-Arbeitsmappe exportieren
export-as-pdf = Als PDF exportieren
export-currency = Währung
export-done = { $count ->
    [one] { $count } Zeile exportiert
   *[other] { $count } Zeilen exportiert
}
