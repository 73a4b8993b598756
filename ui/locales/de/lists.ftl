# Listen: Filter, Ansichten, Gruppen, Summen, Auswahl.

cmd-list-filter = Filter hinzufügen
list-search-filter = Suchen oder filtern
list-proposals = Filter, die gemeint sein können
filter-add = Filter hinzufügen
filter-is = ist
filter-not = ist nicht
filter-has = enthält
filter-filled = ist gefüllt
filter-empty = ist leer
filter-or = oder
filter-any-of = Eines von mehreren genügt
filter-one-more = Oder
filter-day-from = ab
filter-day-above = nach
filter-day-to = bis
filter-day-below = vor
filter-number-from = ab
filter-number-above = über
filter-number-to = bis
filter-number-below = unter
# Was man für einen Vergleich tippen darf, durch Kommas getrennt.
filter-typed-is = ist
filter-typed-not = ist nicht, nicht
filter-typed-from = ab, seit, von
filter-typed-to = bis
filter-typed-above = nach, über, mehr als
filter-typed-below = vor, unter, weniger als
filter-typed-has = enthält
filter-typed-or = oder
cmd-list-by-cell = Nach dieser Zelle filtern
cmd-list-menu = Aktionen für diese Zeile
row-menu = Was mit der Zeile getan werden kann
filters = Filter
