# The frame of the pages, the shared parts and how times are said. Other pages keep their words in files of their own.

product = Wenguo
product-motto = Glad to hear of our faults
language-name = English

## Navigation
skip-to-content = Skip to content
nav-main = Main navigation
nav-menu = Menu
nav-work = My work
nav-queue = Cases
nav-new = New complaint
nav-figures = Figures
nav-admin = Administration
nav-notices = Notices
nav-notices-unread = Notices, { $n } unread
nav-person = My account
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-language = Language
nav-keys = Keyboard shortcuts
search-label = Search cases
search-hint = Number, name, phone or text
search-go = Search

## Buttons and common words
save = Save
send = Send
cancel = Cancel
close = Close
back = Back
more = More
edit = Edit
remove = Remove
copy = Copy
copy-number = Copy number
required = required
optional = optional
yes = Yes
no = No
none = None
all = All
choose = Please choose
loading = Loading…
sending = Sending…
show-table = Show as table
internal-only = Internal only

## Forms
form-problem-of = { ": " }
form-problems = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}
field-letters = Up to { $n } characters
file-choose = Choose files
file-limit = Up to { $size } each
pick-hint = Type to filter

## Lists
list-range = { $from }–{ $to } of { $of }
list-range-open = { $from }–{ $to }
list-previous = Previous
list-next = Next
list-pages = Pages
facets = Filter
facet-clear = Clear filter { $name }
filters-on = Filtered by
filters-clear = Clear all
filter-without = Remove filter { $name }
sorted-up = ascending
sorted-down = descending

## What a case looks like
priority-1 = Critical
priority-2 = Urgent
priority-3 = Normal
priority-4 = Low
priority = Priority
clock-kept = Kept in time
clock-kept-late = Kept late
clock-paused = Paused
clock-due = Due by { $at }
clock-kept-at = Kept at { $at }
next-title = What’s next
done-title = What’s done
promise-to = to { $whom }
promise-by = promised by { $who }
promise-basis = Basis: { $basis }
due-by = by { $at }
promise-why = How it is counted
step-done = done
step-now = in progress
step-todo = not started
download = Download

## Times
span-moment = less than a minute
span-minutes = { $n } min
span-hours-minutes = { $h } h { $m } min
span-hours = { $n } h
span-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
time-left = { $span } left
time-over = { $span } over
time-ago = { $span } ago
time-ahead = in { $span }
time-just-now = just now
time-today = today { $time }
time-yesterday = yesterday { $time }
time-tomorrow = tomorrow { $time }
time-this-year = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $day }, { $time }

## Shortcuts
keys-title = Keyboard shortcuts
keys-work = My work
keys-queue = Cases
keys-figures = Figures
keys-new = New complaint
keys-search = Search
keys-copy = Copy the number of this case
keys-send = Send the form you are writing in
keys-close = Close a menu or dialog
keys-list = Show this list
keys-on = Use one-key shortcuts
keys-then = then

## Sentences for the scripts, which fill in the words in braces
live-case-changed = This case has changed. Show
live-list-changed = {"{"}n{"}"} changed. Refresh the list
copied = Copied {"{"}text{"}"}
copy-by-hand = Please copy by hand:
draft-restored = What you had not sent on {"{"}time{"}"} is back
draft-discard = Discard
drafts-lost = Signing out deletes {"{"}n{"}"} unsent drafts. Sign out?
request-failed = Something went wrong. Nothing was changed; please try again shortly
request-offline = No connection. The last action did not go through
request-signed-out = Your session has ended. Please sign in again
request-not-yours = This does not exist or is not open to you
file-too-large = The file is too large: at most {"{"}max{"}"}
pick-more = {"{"}n{"}"} more; type on to narrow them down
pick-none = Nothing matches

## Error pages
error-400-title = This request makes no sense
error-400-help = The link may be incomplete. Go back and try again.
error-401-title = Please sign in
error-401-help = You will be taken to the page you wanted.
error-403-title = You may not do this
error-403-help = If your work needs it, ask your supervisor or administrator.
error-404-title = There is no such page
error-404-help = The link may have expired, or this is not open to you.
error-409-title = Things have changed
error-409-help = Somebody has just changed the same thing. Go back, look at it as it is now, then decide.
error-413-title = This is too large
error-413-help = Make the attachments smaller and try again.
error-422-title = Something in the form is not right
error-422-help = Go back, correct it and send it again.
error-405-title = This cannot be done here
error-405-help = Go back and use the buttons of the page.
error-410-title = This link has expired
error-410-help = To go on, call us or send your complaint again.
error-507-title = Nothing can be saved right now
error-507-help = The storage is full or read-only. Please tell the administrator the number below.
error-429-title = Too many requests
error-429-help = Wait a moment, then try again.
error-500-title = Something went wrong on our side
error-500-help = What you typed is not lost: go back and try again. If it fails again, tell the administrator the number below.
error-503-title = Not available right now
error-503-help = We are maintaining or recovering the system. Try again in a few minutes.
fault-away = The database cannot be reached
fault-away-help = Whether your last step was saved is not known. Try again in a few seconds: the same content is never saved twice. If it goes on, tell the administrator the number below.
fault-busy = Another program holds the database
fault-busy-help = Your last step was not saved. Try again in a few seconds; if it goes on, tell the administrator the number below.
fault-disk-full = The disk is full
fault-disk-full-help = Your last step was not saved; everything before it is still there. Tell the administrator the number below, and try again once there is space.
fault-read-only = The register can be read but not written
fault-read-only-help = Your last step was not saved; everything before it is still there. Tell the administrator the number below: the folder of the register may not be written.
fault-reading-help = The page cannot be shown. Try again in a few seconds; if it goes on, tell the administrator the number below.
error-again = Try again
error-held = Everything you typed is still in this page: “Try again” sends it as it was, nothing has to be typed twice.
error-number = Number
error-home = To the start page

## Public pages
public-brand = Complaints and suggestions
public-foot = Every complaint is handled and answered.
