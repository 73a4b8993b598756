# Calendar, tasks, people and their shifts.

cmd-tasks = Go to the tasks
cmd-people = Go to the people who work here
cmd-employee-new = New employee
cmd-employee-calendar = Show in the calendar
cmd-employee-delete = Delete employee
calendar-ways = Ways into the calendar
calendar-way-calendar = Calendar
calendar-way-tasks = Tasks
calendar-way-people = Staff
calendar-today = Today
calendar-before = Back
calendar-after = Forward
calendar-view-day = Day
calendar-view-week = Week
calendar-view-month = Month
calendar-view-people = By person
calendar-who = Whose calendar
calendar-everybody = Everybody
calendar-me = Mine
calendar-all-day = All day
calendar-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
agenda = Agenda
agenda-empty = Nothing here.
agenda-shifts = { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
}
agenda-help = Enter opens it. Alt with the arrow keys moves it by days and half hours.

task-state = State
task-state-open = Open
task-state-overdue = Overdue
task-state-today = Due by today
task-state-done = Done
task-state-all = All
task-who-me = Me
task-who-nobody = Nobody yet
task-empty = No tasks
task-empty-hint = What is to be done, with a day and a person, stands here.

employee-name = Name
employee-title = Position
employee-branch = Branch
employee-no-branch = None
employee-phone = Phone
employee-mail = E-mail
employee-state = State
employee-active = Works here
employee-left = Has left
employee-with-left = Also those who left
employee-user = Uses Kontor
employee-new-name = New employee
employee-empty = Nobody yet
employee-empty-hint = People with their weekly shifts appear in the calendar and can be given tasks.
employee-deleted = { $name } was deleted
shift-weekly = Weekly shifts
shift-weekly-hint = They repeat every week while they are valid.
shift-add = Add shift
shift-day = Day
shift-break = Break
shift-minutes = min
shift-from = Valid from
shift-to = Valid to
shift-week = Hours a week
shift-count = Shifts
shift-none = No shifts yet.
shift-hours = { $hours } h
shift-overlaps = Two shifts overlap on { $day }. Both are kept.
