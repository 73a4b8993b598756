# Der Rahmen: Bereiche, Leisten, Palette, Listen, Formulare. Texte eines Bereichs stehen in einer eigenen Datei.

app-name = Kontor
demo-company = Musterfirma
skip-to-main = Zum Inhalt springen

## Areas
areas = Bereiche
area-home = Start
area-calendar = Kalender
area-inbox = Eingang
area-deals = Chancen
area-quotes = Angebote
area-orders = Aufträge
area-deliveries = Lieferungen
area-invoices = Rechnungen
area-payments = Zahlungen
area-contacts = Kontakte
area-items = Artikel
area-prices = Preise
area-stock = Lager
area-reports = Berichte
area-settings = Einstellungen

## Words used everywhere
new = Neu
open = Öffnen
close = Schließen
cancel = Abbrechen
save = Speichern
actions = Aktionen
more-actions = Weitere Aktionen
details = Einzelheiten
loading = Wird geladen
notices = Hinweise
calendar = Kalender
note = Notiz
move-up = Nach oben
move-down = Nach unten
try-again = Erneut versuchen
error-state = Das ließ sich nicht anzeigen
page-missing = Hier ist nichts
page-missing-hint = Die Adresse ist vielleicht alt, oder der Datensatz wurde entfernt.
page-missing-home = Zur Startseite

## Commands
cmd-go = Gehe zu { $area }
cmd-palette = Alles suchen und ausführen
cmd-new-anything = Neu: auswählen
cmd-keys = Tastenkürzel
cmd-theme = Farbschema wechseln: System, hell, dunkel
cmd-density = Dichte wechseln: kompakt, bequem, Touch
cmd-rail = Bereichsnamen ein- oder ausblenden
cmd-peek = Vorschau ein- oder ausblenden
cmd-next-pane = Nächster Fensterbereich
cmd-previous-pane = Voriger Fensterbereich
cmd-back = Zurück
cmd-forward = Vor
cmd-undo = Rückgängig
cmd-save-now = Jetzt sichern
cmd-redo = Wiederholen
cmd-list-new = Hier neu anlegen
cmd-list-search = Diese Liste durchsuchen
cmd-list-clear = Suche und Filter aufheben
cmd-list-focus = Zur Liste
cmd-next = Nächster in der Liste
cmd-previous = Voriger in der Liste
cmd-to-list = Zurück zur Liste

## Bars
search-or-do = Suchen oder ausführen…
sync-local = Auf diesem Rechner gesichert
sync-local-hint = Alles wird schon beim Tippen auf diesem Rechner gesichert.
user-menu = Angemeldet: { $user }
status-palette = alles
status-keys = Tasten

## Palette
palette-placeholder = Was möchten Sie? Ein Bereich, ein Befehl, ein Name, 12*3,5
palette-commands = Befehle
palette-calculate = Rechnen
palette-exact = Genau das
palette-copy = Eingabe kopiert
palette-instead = { $area } · gefunden zu „{ $words }“
palette-nothing = Nichts gefunden zu „{ $text }“

## Key sheet
keys-group-go = Gehen
keys-group-create = Neu
keys-group-list = Liste
keys-group-record = Datensatz
keys-group-edit = Bearbeiten
keys-group-view = Ansicht
keys-group-help = Hilfe
keys-group-controls = In Listen, Tafeln und Feldern
keys-grid-move = Auf und ab
keys-grid-page = Seite, Anfang, Ende
keys-grid-open = Zeile öffnen
keys-grid-select = Auswählen, alle auswählen
keys-board-move = Karte in eine andere Spalte
keys-date = Datum: heute, ein Tag später, ein Tag früher

## Lists
list-search = Suchen
list-empty = Hier ist noch nichts
list-nothing-found = Nichts passt
list-nothing-found-hint = Keine Zeile passt zu Suche und Filtern zugleich.
list-show-all = Alle zeigen
filters-clear = Aufheben
filter-clear = Filter { $filter } aufheben
filter-several = { $count ->
    [one] { $count } Wert
   *[other] { $count } Werte
}
rows-more = { $count ->
    [one] { $count } weitere
   *[other] { $count } weitere
}
rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
rows-found = { $count ->
    [one] { $count } Zeile gefunden
   *[other] { $count } Zeilen gefunden
}
select-all = Alle auswählen
select-row = Zeile { $row } auswählen
select-nothing = Auswahl aufheben
selection = Auswahl
selected = { $count } ausgewählt
peek = Vorschau
peek-none = Wählen Sie eine Zeile, um sie hier zu sehen.
period-from = Von
period-to = Bis
period-today = Heute
period-tomorrow = Morgen
period-this-week = Diese Woche
period-next-week = Nächste Woche
period-this-month = Dieser Monat
period-last-month = Letzter Monat
period-this-quarter = Dieses Quartal
period-this-year = Dieses Jahr
period-last-year = Letztes Jahr

## Boards
board-help = Eingabe öffnet die Karte. Alt mit den Pfeiltasten verschiebt sie.
board-move = { $card } verschieben nach…
board-moved = { $card } ist jetzt in { $column }

## Forms
form-faults = { $count ->
    [one] Eine Angabe braucht Ihre Aufmerksamkeit
   *[other] { $count } Angaben brauchen Ihre Aufmerksamkeit
}
fault-at = { $field }:{" "}
fault-at-line = Position { $line }, { $field }:{" "}
date-choose = Datum wählen: { $label }
combo-empty = Nichts gefunden
combo-create = „{ $text }“ anlegen
draft-saving = Wird gesichert…
draft-saved = Gespeichert { $time }
draft-failed = Noch nicht gesichert: { $reason }
line-number = Position
line-actions = Aktionen zu Position { $line }
line-add = Position hinzufügen
line-insert = Position darüber einfügen
line-double = Position verdoppeln
line-remove = Position entfernen

## Appearance
appearance = Darstellung
appearance-hint = Diese Einstellungen gelten für Sie auf diesem Rechner.
setting-language = Sprache
setting-language-system = Sprache des Rechners
setting-language-partly = teilweise übersetzt
setting-theme = Farbschema
theme-system = System
theme-light = Hell
theme-dark = Dunkel
setting-density = Dichte
density-compact = Kompakt
density-comfortable = Bequem
density-touch = Touch
setting-zoom = Größe
setting-letters = Einzelne Buchstaben sind Tastenkürzel (g i, n, x)

## Keys
key-ctrl = Strg
key-shift = Umschalt
key-alt = Alt
key-enter = Eingabe
key-esc = Esc
key-del = Entf
key-ins = Einfg
key-home = Pos1
key-end = Ende
key-pgup = Bild ↑
key-pgdn = Bild ↓

chart-summary = { $count ->
    [one] Ein Balken: { $most }, { $mostAmount }.
   *[other] { $count } Balken. Am meisten: { $most }, { $mostAmount }. Am wenigsten: { $least }, { $leastAmount }.
}
period-last-12-months = Letzte 12 Monate
period-own = Gewählte Tage
cmd-list-view = Ansicht: gespeicherte Ansichten und Spalten
cmd-list-view-named = Ansicht: { $name }
view = Ansicht
view-saved = Gespeicherte Ansichten
view-name = Diese Ansicht speichern als
view-hint = Suche, Filter, Reihenfolge und Spalten
view-replaces = Ersetzt die Ansicht dieses Namens
view-save = Speichern
view-kept = Ansicht { $name } gespeichert
view-remove = Ansicht { $name } entfernen
view-removed = Ansicht { $name } entfernt
view-columns = Spalten
