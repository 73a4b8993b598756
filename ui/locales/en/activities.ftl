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
