# Lists: filters, views, groups, sums, selection.

cmd-list-filter = Add a filter
list-search-filter = Search or filter
list-proposals = Filters that this may mean
filter-add = Add a filter
filter-is = is
filter-not = is not
filter-has = contains
filter-filled = has a value
filter-empty = is empty
filter-or = or
filter-any-of = One of several is enough
filter-one-more = Or
filter-day-from = from
filter-day-above = after
filter-day-to = until
filter-day-below = before
filter-number-from = from
filter-number-above = more than
filter-number-to = up to
filter-number-below = less than
# What people may type for a comparison, separated by commas.
filter-typed-is = is
filter-typed-not = is not, not
filter-typed-from = from, since
filter-typed-to = until, up to, to
filter-typed-above = after, more than, over, above
filter-typed-below = before, less than, under, below
filter-typed-has = contains, has
filter-typed-or = or
cmd-list-by-cell = Filter by this cell
cmd-list-menu = Actions for this row
row-menu = What can be done with the row
filters = Filters
