# Aufgaben, Anrufe, Termine, Notizen; wo immer sie stehen.

cmd-activity-new = Neue Aktivität
activity-kind = Art
activity-task = Aufgabe
activity-call = Anruf
activity-meeting = Termin
activity-mail = Schreiben
activity-note = Notiz
activity-subject = Was
activity-day = Tag
activity-from = Von
activity-to = Bis
activity-assignee = Wer
activity-anybody = Wer auch immer
activity-party = Mit
activity-link = Gehört zu
activity-unlink = Lösen
activity-notes = Notizen
activity-outcome = Was daraus wurde
activity-reminder = Erinnerung
activity-do = Erledigt
activity-reopen = Noch nicht erledigt
activity-delete = Löschen
activity-tick = Erledigt: { $subject }
activity-done-on = Erledigt { $day }
activity-was-done = Erledigt: { $subject }
activity-reopened = Wieder offen: { $subject }
activity-deleted = { $subject } wurde gelöscht
activity-moved = { $subject } ist jetzt am { $day }
reminder-none = Keine
reminder-at-start = Zum Beginn
reminder-morning = Am Morgen des Tages
reminder-minutes = { $count ->
    [one] { $count } Minute vorher
   *[other] { $count } Minuten vorher
}
reminder-hours = { $count ->
    [one] { $count } Stunde vorher
   *[other] { $count } Stunden vorher
}
reminder-days = { $count ->
    [one] { $count } Tag vorher
   *[other] { $count } Tage vorher
}
timeline = Aktivitäten
timeline-empty = Noch nichts.
timeline-open = Zu tun
timeline-past = Was geschah

## Undo
undone = Rückgängig: { $what }
redone = Wiederholt: { $what }
did-something = letzte Änderung
did-party_save = Kontakt geändert
did-party_delete = Kontakt gelöscht
did-deal_save = Chance geändert
did-deal_move = Chance verschoben
did-deal_delete = Chance gelöscht
did-stage_save = Stufe geändert
did-stage_delete = Stufe gelöscht
did-activity_save = Aktivität geändert
did-activity_done = Aktivität erledigt
did-activity_reopen = Aktivität wieder geöffnet
did-activity_reschedule = Aktivität verschoben
did-activity_delete = Aktivität gelöscht
did-employee_save = Mitarbeitende geändert
did-employee_delete = Mitarbeitende gelöscht
did-shift_save = Schicht geändert
did-shift_delete = Schicht gelöscht
did-draft_start = Entwurf begonnen
did-draft_save = Entwurf geändert
did-draft_discard = Entwurf verworfen
did-item_save = Artikel geändert
did-item_delete = Artikel gelöscht
did-price_list_save = Preisliste geändert
did-price_list_delete = Preisliste gelöscht
did-company_save = Firma geändert
did-branch_save = Filiale geändert
did-user_save = Person geändert
did-role_save = Rolle geändert
did-role_delete = Rolle entfernt
did-team_save = Team geändert
did-team_delete = Team entfernt
did-desk_lock_save = Sperre des Arbeitsplatzes geändert
did-price_item_save = Preis geändert
did-price_item_delete = Preis gelöscht
did-price_rule_save = Preisregel geändert
did-price_rule_delete = Preisregel gelöscht
did-price_floor_save = Mindestaufschlag geändert
did-tax_category_save = Steuer geändert
did-tax_category_delete = Steuer gelöscht
did-tax_rate_save = Steuersatz geändert
did-tax_rate_delete = Steuersatz gelöscht
did-tax_rule_save = Steuerregel geändert
did-tax_rule_delete = Steuerregel gelöscht
did-payment_term_save = Zahlungsbedingung geändert
did-payment_term_delete = Zahlungsbedingung gelöscht
did-period_lock_save = Abschluss geändert
did-period_lock_delete = Zeitraum wieder geöffnet
did-exchange_rate_save = Wechselkurs geändert
did-exchange_rate_delete = Wechselkurs gelöscht
did-location_save = Lagerort geändert
did-stock_policy_save = Lagerregel geändert
did-device_save = PC geändert
did-company_logo_set = Logo geändert
activity-changed = { $subject } geändert
