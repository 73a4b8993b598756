# The frame: areas, bars, palette, lists, forms. Texts of an area stand in a file of its own.

app-name = Kontor
demo-company = Demo company
skip-to-main = Skip to the content

## Areas
areas = Areas
area-home = Home
area-calendar = Calendar
area-inbox = Inbox
area-deals = Deals
area-quotes = Quotes
area-orders = Orders
area-deliveries = Deliveries
area-invoices = Invoices
area-payments = Payments
area-contacts = Contacts
area-items = Items
area-prices = Prices
area-stock = Stock
area-reports = Reports
area-settings = Settings

## Words used everywhere
new = New
open = Open
close = Close
cancel = Cancel
save = Save
actions = Actions
more-actions = More actions
details = Details
loading = Loading
notices = Notices
calendar = Calendar
note = Note
move-up = Move up
move-down = Move down
try-again = Try again
error-state = This could not be shown
page-missing = There is nothing here
page-missing-hint = The address may be old, or the record was removed.
page-missing-home = Go to Home

## Commands
cmd-go = Go to { $area }
cmd-palette = Go, do or find anything
cmd-new-anything = New: choose what
cmd-keys = Keyboard shortcuts
cmd-theme = Change theme: system, light, dark
cmd-density = Change density: compact, comfortable, touch
cmd-rail = Show or hide the area names
cmd-peek = Show or hide the preview
cmd-next-pane = Next pane
cmd-previous-pane = Previous pane
cmd-back = Back
cmd-forward = Forward
cmd-undo = Undo
cmd-save-now = Save now
cmd-redo = Redo
cmd-list-new = New here
cmd-list-search = Search this list
cmd-list-clear = Clear search and filters
cmd-list-focus = Go to the list
cmd-next = Next in the list
cmd-previous = Previous in the list
cmd-to-list = Back to the list

## Bars
search-or-do = Search or do…
sync-local = Saved on this computer
sync-local-hint = Everything is saved on this computer as soon as you type it.
user-menu = Signed in: { $user }
status-palette = everything
status-keys = keys

## Palette
palette-placeholder = Type what you want: an area, a command, a name, 12*3.5
palette-commands = Commands
palette-calculate = Calculate
palette-exact = Exactly this
palette-copy = Enter copies it
palette-instead = { $area } · found for “{ $words }”
palette-nothing = Nothing found for “{ $text }”

## Key sheet
keys-group-go = Go
keys-group-create = New
keys-group-list = List
keys-group-record = Record
keys-group-edit = Edit
keys-group-view = View
keys-group-help = Help
keys-group-controls = In lists, boards and fields
keys-grid-move = Up and down
keys-grid-page = Page, beginning, end
keys-grid-open = Open the row
keys-grid-select = Select, select all
keys-board-move = Move the card to another column
keys-date = Date: today, a day later, a day earlier

## Lists
list-search = Search
list-empty = Nothing here yet
list-nothing-found = Nothing matches
list-nothing-found-hint = No row fits the search and the filters together.
list-show-all = Show all
filters-clear = Clear
filter-clear = Clear the filter { $filter }
filter-several = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
rows-more = { $count ->
    [one] { $count } more
   *[other] { $count } more
}
rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
rows-found = { $count ->
    [one] { $count } row found
   *[other] { $count } rows found
}
select-all = Select all
select-row = Select row { $row }
select-nothing = Clear selection
selection = Selection
selected = { $count } selected
peek = Preview
peek-none = Choose a row to see it here.
period-from = From
period-to = To
period-today = Today
period-tomorrow = Tomorrow
period-this-week = This week
period-next-week = Next week
period-this-month = This month
period-last-month = Last month
period-this-quarter = This quarter
period-this-year = This year
period-last-year = Last year

## Boards
board-help = Enter opens the card. Alt with the arrow keys moves it.
board-move = Move { $card } to…
board-moved = { $card } is now in { $column }

## Forms
form-faults = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
fault-at = { $field }:{" "}
fault-at-line = Line { $line }, { $field }:{" "}
date-choose = Choose a date: { $label }
combo-empty = Nothing found
combo-create = Create “{ $text }”
draft-saving = Saving…
draft-saved = Saved { $time }
draft-failed = Not saved yet: { $reason }
line-number = Line
line-actions = Actions for line { $line }
line-add = Add line
line-insert = Insert a line above
line-double = Duplicate line
line-remove = Remove line

## Appearance
appearance = Appearance
appearance-hint = These settings hold for you on this computer.
setting-language = Language
setting-language-system = Language of the computer
setting-language-partly = partly translated
setting-theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
setting-density = Density
density-compact = Compact
density-comfortable = Comfortable
density-touch = Touch
setting-zoom = Size
setting-letters = Single letters are shortcuts (g i, n, x)

## Keys
key-ctrl = Ctrl
key-shift = Shift
key-alt = Alt
key-enter = Enter
key-esc = Esc
key-del = Del
key-ins = Ins
key-home = Home
key-end = End
key-pgup = PgUp
key-pgdn = PgDn

chart-summary = { $count ->
    [one] One bar: { $most }, { $mostAmount }.
   *[other] { $count } bars. The most: { $most }, { $mostAmount }. The least: { $least }, { $leastAmount }.
}
period-last-12-months = Last 12 months
period-own = Chosen days
cmd-list-view = View: saved views and columns
cmd-list-view-named = View: { $name }
view = View
view-saved = Saved views
view-name = Save this view as
view-hint = Search, filters, order and columns
view-replaces = Replaces the view of this name
view-save = Save
view-kept = View { $name } saved
view-remove = Remove the view { $name }
view-removed = View { $name } removed
view-columns = Columns
