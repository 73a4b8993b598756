# Kalender, Aufgaben, Mitarbeitende und ihre Schichten.

cmd-tasks = Zu den Aufgaben
cmd-people = Zu den Mitarbeitenden
cmd-employee-new = Neue Mitarbeitende
cmd-employee-calendar = Im Kalender zeigen
cmd-employee-delete = Mitarbeitende löschen
calendar-ways = Wege in den Kalender
calendar-way-calendar = Kalender
calendar-way-tasks = Aufgaben
calendar-way-people = Mitarbeitende
calendar-today = Heute
calendar-before = Zurück
calendar-after = Weiter
calendar-view-day = Tag
calendar-view-week = Woche
calendar-view-month = Monat
calendar-view-people = Je Person
calendar-who = Wessen Kalender
calendar-everybody = Alle
calendar-me = Meiner
calendar-all-day = Ganztägig
calendar-more = { $count ->
    [one] { $count } weiterer
   *[other] { $count } weitere
}
agenda = Agenda
agenda-empty = Hier ist nichts.
agenda-shifts = { $count ->
    [one] { $count } Schicht
   *[other] { $count } Schichten
}
agenda-help = Enter öffnet. Alt mit den Pfeiltasten verschiebt um Tage und halbe Stunden.

task-state = Stand
task-state-open = Offen
task-state-overdue = Überfällig
task-state-today = Bis heute fällig
task-state-done = Erledigt
task-state-all = Alle
task-who-me = Ich
task-who-nobody = Noch niemand
task-empty = Keine Aufgaben
task-empty-hint = Was zu tun ist, mit Tag und Person, steht hier.

employee-name = Name
employee-title = Position
employee-branch = Filiale
employee-no-branch = Keine
employee-phone = Telefon
employee-mail = E-Mail
employee-state = Stand
employee-active = Arbeitet hier
employee-left = Ausgeschieden
employee-with-left = Auch Ausgeschiedene
employee-user = Nutzt Kontor
employee-new-name = Neue Person
employee-empty = Noch niemand
employee-empty-hint = Menschen mit ihren Wochenschichten erscheinen im Kalender und können Aufgaben bekommen.
employee-deleted = { $name } wurde gelöscht
shift-weekly = Wochenschichten
shift-weekly-hint = Sie wiederholen sich jede Woche, solange sie gelten.
shift-add = Schicht hinzufügen
shift-day = Tag
shift-break = Pause
shift-minutes = Min.
shift-from = Gilt ab
shift-to = Gilt bis
shift-week = Stunden je Woche
shift-count = Schichten
shift-none = Noch keine Schichten.
shift-hours = { $hours } Std.
shift-overlaps = Am { $day } überschneiden sich zwei Schichten. Beide bleiben.
