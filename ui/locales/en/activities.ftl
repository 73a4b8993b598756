# Tasks, calls, appointments, notes; wherever they are shown.

cmd-activity-new = New activity
activity-kind = Kind
activity-task = Task
activity-call = Call
activity-meeting = Appointment
activity-mail = Letter
activity-note = Note
activity-subject = What
activity-day = Day
activity-from = From
activity-to = To
activity-assignee = Who
activity-anybody = Anybody
activity-party = With
activity-link = Belongs to
activity-unlink = Take off
activity-notes = Notes
activity-outcome = What came of it
activity-reminder = Reminder
activity-do = Done
activity-reopen = Not done yet
activity-delete = Delete
activity-tick = Done: { $subject }
activity-done-on = Done { $day }
activity-was-done = Done: { $subject }
activity-reopened = Open again: { $subject }
activity-deleted = { $subject } was deleted
activity-moved = { $subject } is now on { $day }
reminder-none = None
reminder-at-start = When it starts
reminder-morning = In the morning of the day
reminder-minutes = { $count ->
    [one] { $count } minute before
   *[other] { $count } minutes before
}
reminder-hours = { $count ->
    [one] { $count } hour before
   *[other] { $count } hours before
}
reminder-days = { $count ->
    [one] { $count } day before
   *[other] { $count } days before
}
timeline = Activities
timeline-empty = Nothing yet.
timeline-open = To do
timeline-past = What happened

## Undo
undone = Undone: { $what }
redone = Done again: { $what }
did-something = last change
did-party_save = contact changed
did-party_delete = contact deleted
did-deal_save = deal changed
did-deal_move = deal moved
did-deal_delete = deal deleted
did-stage_save = stage changed
did-stage_delete = stage deleted
did-activity_save = activity changed
did-activity_done = activity done
did-activity_reopen = activity opened again
did-activity_reschedule = activity moved
did-activity_delete = activity deleted
did-employee_save = employee changed
did-employee_delete = employee deleted
did-shift_save = shift changed
did-shift_delete = shift deleted
did-draft_start = draft begun
did-draft_save = draft changed
did-draft_discard = draft thrown away
did-item_save = item changed
did-item_delete = item deleted
did-price_list_save = price list changed
did-price_list_delete = price list deleted
did-company_save = company changed
did-branch_save = branch changed
did-user_save = user changed
did-role_save = role changed
did-role_delete = role removed
did-team_save = team changed
did-team_delete = team removed
did-desk_lock_save = lock of the desk changed
did-price_item_save = price changed
did-price_item_delete = price deleted
did-price_rule_save = price rule changed
did-price_rule_delete = price rule deleted
did-price_floor_save = lowest margin changed
did-tax_category_save = tax changed
did-tax_category_delete = tax deleted
did-tax_rate_save = tax rate changed
did-tax_rate_delete = tax rate deleted
did-tax_rule_save = tax rule changed
did-tax_rule_delete = tax rule deleted
did-payment_term_save = payment term changed
did-payment_term_delete = payment term deleted
did-period_lock_save = closed period changed
did-period_lock_delete = period opened again
did-exchange_rate_save = exchange rate changed
did-exchange_rate_delete = exchange rate deleted
did-location_save = place changed
did-stock_policy_save = stock rule changed
did-device_save = PC changed
did-company_logo_set = logo changed
activity-changed = { $subject } changed
