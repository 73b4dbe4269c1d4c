# Administration: units, people, packs, calendar, keys, outbox, changes; and who opened a case.

admin-title = Administration
admin-sub = Units, people, rules and the calendar. Every change leaves a record.
admin-rooms = Parts of administration
admin-overview = Overview
admin-units = Units
admin-people = People
admin-packs = Packs
admin-calendar = Calendar
admin-keys = API keys
admin-outbox = Outbox
admin-history = Changes

admin-units-note = The tree of units and what each is for
admin-people-note = Accounts, roles and passwords
admin-packs-note = Categories, time limits, approval and closing
admin-packs-newer = { $n ->
    [one] One pack has a newer version that is not in force
   *[other] { $n } packs have a newer version that is not in force
}
admin-calendar-fine = Every year that is needed is loaded
admin-calendar-missing = The holidays of { $year } are missing; load them soon
admin-keys-note = Other systems come in with a key
admin-outbox-failed = { $n ->
    [one] One letter could not be sent; see why
   *[other] { $n } letters could not be sent; see why
}
admin-history-note = Who changed what, and when

admin-organisation = The organisation
admin-name = Name
admin-name-hint = As customers read it on pages and in letters
admin-phone = Telephone
admin-phone-hint = For customers who cannot use the pages

admin-done-name = Name and telephone saved.
admin-done-unit = Unit saved.
admin-done-unit-closed = Unit closed. Its past cases stay as they are.
admin-done-person = Person saved.
admin-done-person-left = Marked as having left. They cannot sign in any more.
admin-done-person-back = Back with us.
admin-done-grant = Role granted, in force now.
admin-done-grant-taken = Role withdrawn, in force now.
admin-done-password = The new password is set and all their sessions have ended. Tell it to them in person.
admin-done-pack = In force. Cases registered from now on follow this version; deadlines already promised stay.
admin-done-year = The holidays are loaded; deadlines worked out from now on use them.
admin-done-hours = Working hours saved; deadlines worked out from now on follow them.
admin-done-calendar = Calendar added. Check its hours and choose the units that use it.
admin-done-calendar-units = The units that use this calendar are saved.
admin-done-special = Special day saved.
admin-done-special-dropped = Special day removed; that day counts as usual.
admin-done-key-taken = Key revoked; within ten seconds it opens nothing any more.
admin-done-letter = Queued: it goes out again shortly.

# Units
admin-units-sub = A role granted at a unit reaches that unit and all below it.
admin-unit-add = Add a unit
admin-title-of-unit = Name of the unit
admin-code = Code
admin-code-hint = Lower-case letters, digits and hyphens, e.g. repair-2; it cannot be changed later
admin-code-for-ever = The code never changes: imports and programs know it.
admin-parent = Unit above
admin-parent-hint = Changing this moves the unit with all below it
admin-functions = Functions
admin-functions-hint = Cases are routed by function, as the pack's rules say
admin-functions-more = Other functions
admin-functions-more-hint = Codes, separated by commas
admin-closed = Closed
admin-unit-closed = Close this unit
admin-unit-closed-hint = It gets no new cases and keeps its history. Move its people, units below and open cases first
admin-unit = Unit
admin-nobody = Nobody
function-intake = Intake
function-quality = Quality
function-repair = Repair
function-security = Security
function-cleaning = Cleaning and gardens
function-fees = Fees
function-community = Neighbours
function-estate = Estate on site
function-district = District
function-city-order = City order
function-education = Education
function-environment = Environment
function-government = Government services
function-health = Health
function-housing = Housing
function-market = Market supervision
function-public-safety = Public safety
function-social-security = Labour and social security
function-traffic = Transport
function-utilities = Utilities

# People
admin-people-sub = People who left keep their history and cannot sign in.
admin-people-search = Name, sign-in name, telephone or e-mail
admin-people-found = { $n ->
    [one] One person
   *[other] { $n } people
}
admin-people-narrow = ; the first { $n } are listed, narrow the search for more
admin-people-none = Try other conditions.
admin-with-left = Include those who left
admin-left = Left
admin-no-role = No role
admin-no-role-help = No role yet: they can sign in, but see no case.
admin-role-at = { $role } ({ $unit })
admin-at-unit = for { $unit } and below
admin-person-add = Add a person
admin-person-add-sub = Set the password and further roles after saving.
admin-person-name = Name
admin-person-name-hint = Customers are told it, and ask for it
admin-person-phone-hint = The number customers are told
admin-person-email-hint = Where notices go
admin-person-unit-hint = Roles do not move along: check them below
admin-person-details = Details
admin-person-has-left = This person has left and cannot sign in; their cases still show their name.
admin-sign-in-name = Sign-in name
admin-email = E-mail
admin-role = Role
admin-role-first-hint = A first one, held at their unit; more can be added later
admin-role-unit = At which unit
admin-roles = Roles
admin-grant-add = Grant a role
admin-grant-take = Withdraw
admin-access = Access
admin-password = Password
admin-password-none = No password yet: they cannot sign in.
admin-password-new = New password
admin-password-again = Once more
admin-password-hint = At least { $n } characters, without the sign-in name
admin-password-differs = The two passwords are not the same
admin-password-own = This is your own account: you will have to sign in again.
admin-password-set = Set a new password
admin-leaving = Leaving
admin-leaving-help = They cannot sign in from that moment on. Hand their cases over first.
admin-person-leave = Mark as left
admin-person-leave-ask = Has { $name } really left?
admin-person-back = Mark as back

# Packs
admin-packs-sub = The categories, time limits and rules of a trade. Until a new version is put in force, the old one holds.
admin-pack = Pack
admin-pack-version = { $id } · version { $version }
admin-state = State
admin-version = Version
admin-categories = Categories
admin-clocks = Time limits
admin-unsure = To be verified
admin-unsure-n = { $n } to be verified
admin-in-force = In force
admin-not-in-force = Not in force
admin-newer = { $version } in force, newer one there
admin-pack-in-force = This version is in force.
admin-pack-off = This pack is not in force yet. Once it is, complaints can be registered under it.
admin-pack-newer = { $old } is in force; { $new } can replace it. New cases then follow the new version, deadlines already promised stay.
admin-pack-seen = { $n ->
    [one] I have checked the one time limit below whose source is not confirmed
   *[other] I have checked the { $n } time limits below whose source is not confirmed
}
admin-pack-seen-hint = Those marked C were written from memory, those marked D are our own default; in force, they are promises to customers
admin-pack-unsure-unread = Check the time limits marked C and D first, then tick this
admin-activate = Put in force
admin-clock = Promise
admin-limit = How long
admin-start = Counted from
admin-basis = Basis
admin-when = when
admin-valid = valid
admin-confidence = Confidence
admin-confidence-a = primary text read
admin-confidence-b = secondary source
admin-confidence-c = from memory, verify
admin-confidence-d = our default
admin-approvals = Approval
admin-up-to = up to { $amount }
admin-no-approval = no approval needed
admin-closing = Closing and priority
admin-lesson-when = A lesson is needed when
admin-callback-when = A callback is needed when
admin-callback-attempts = Attempts to call back
admin-word-days = Wait for the customer's word
admin-link-days = The link works after closing for
admin-severity = Priority
admin-severity-rule = P2 from a sum of { $p2 }, P3 from { $p3 }
admin-never = never
admin-fields = Further fields at intake
admin-field-text = text
admin-field-number = number
admin-field-choice = one of a list
admin-field-date = date
admin-field-phone = telephone
admin-requirement-mandatory = mandatory
admin-requirement-conditional = mandatory when it applies
admin-requirement-optional = optional
admin-routes = Routing
admin-list-comma = {", "}

# Calendar
admin-calendar-sub = Working days and hours decide every deadline. For a year that is not loaded nothing is worked out: there is no guessing.
admin-years = Years
admin-year-missing = The holidays of { $year } are not loaded; deadlines that reach into it cannot be worked out.
admin-year-import = Load a year
admin-year-import-help = The State Council usually announces the next year's holidays early in November. Take one of the public JSON files, or a CSV with lines of “date,off or work,name”; holidays abroad come as a calendar file (ICS). You see what would change before it is in force.
admin-year-file = Choose a file
admin-year-text = Or paste it here
admin-year-replace = The year is there: replace it with this table
admin-year-replace-hint = Deadlines customers were told do not change
admin-year-do = Check and preview
admin-table-wrong = { $n ->
    [one] One row of the table is wrong; nothing was loaded
   *[other] { $n } rows of the table are wrong; nothing was loaded
}
admin-faults = What is wrong with the table
admin-day-weekend = Weekend
admin-day-weekend-letter = w
admin-day-holiday = Holiday
admin-day-holiday-letter = H
admin-day-makeup = Make-up day, worked
admin-day-makeup-letter = M
admin-day-off = day off
admin-working-days = Working days
admin-holidays = Days off
admin-make-ups = Make-up days
admin-month-days = { $n } working days
admin-month-1 = January
admin-month-2 = February
admin-month-3 = March
admin-month-4 = April
admin-month-5 = May
admin-month-6 = June
admin-month-7 = July
admin-month-8 = August
admin-month-9 = September
admin-month-10 = October
admin-month-11 = November
admin-month-12 = December
admin-weekday-1 = Mo
admin-weekday-2 = Tu
admin-weekday-3 = We
admin-weekday-4 = Th
admin-weekday-5 = Fr
admin-weekday-6 = Sa
admin-weekday-7 = Su
admin-hours = Working hours
admin-zone = Time zone
admin-calendars = Calendars
admin-calendar-own = Our own calendar
admin-calendar-title = Name of the calendar
admin-calendar-add = Add a calendar
admin-calendar-add-help = A duty desk, a night shift or an office elsewhere may have a calendar of its own. A new one begins with our own working hours.
admin-calendar-units = Units that use this calendar
admin-calendar-units-of = Units that use “{ $name }”
admin-calendar-units-hint = Units below follow unless they choose another; where none is chosen our own calendar counts. A case counts by the calendar of the unit it is with.
admin-holidays-from = Holidays
admin-holidays-shared = The same as ours
admin-holidays-shared-hint = A year loaded here goes before ours
admin-holidays-own = Only those loaded here
admin-holidays-own-hint = For an office abroad; a year that is not loaded is refused
admin-holidays-worked = Holidays are worked
admin-holidays-worked-hint = Open all year round; no table is needed
admin-hours-help = One or several ranges a day, divided by commas, e.g. 09:00-12:00, 13:30-18:00; leave days of rest empty. Write a night shift as 22:00-06:00, what is after midnight counts for the next day; 08:00-08:00 is a whole day on duty.
admin-hours-as-usual = as on an ordinary day
admin-zone-hint = A standard name such as Asia/Shanghai or Europe/London
admin-special = Special days
admin-special-help = A day unlike others: closed for once, or worked on a day of rest.
admin-special-date = Date
admin-special-hours = Hours
admin-special-hours-hint = Leave empty when nobody works
admin-special-name = Reason
admin-special-add = Add a special day
admin-special-remove = Remove
admin-special-closed = closed
admin-preview = What the file changes
admin-preview-help = Nothing is in force yet. Compare with the notice, then press the button below.
admin-preview-there = there already, would be replaced
admin-preview-same = The same as the table that is there
admin-preview-changes = { $n ->
    [one] One day changes
   *[other] { $n } days change
}
admin-preview-kind = Becomes
admin-preview-gone = no longer “{ $kind }”
admin-preview-do = Put in force
holiday-new-year = New Year
holiday-spring-festival = Spring Festival
holiday-qingming = Qingming Festival
holiday-labour-day = Labour Day
holiday-dragon-boat = Dragon Boat Festival
holiday-mid-autumn = Mid-Autumn Festival
holiday-national-day = National Day
holiday-national-day-mid-autumn = National Day and Mid-Autumn Festival

# API keys
admin-keys-sub = A key stands for one person: what they may not see or do, the program may not either.
admin-keys-none = No key yet
admin-keys-none-help = Make one below when another system is to come in.
admin-key-add = Make a key
admin-key-for = What it is for
admin-key-for-hint = E.g. “call centre link”, to recognise it later
admin-key-as = Acts as
admin-key-as-hint = Best a person of its own for each system, with just the roles it needs
admin-key-fresh = The key is made
admin-key-once = Copy it now and keep it safe. It is shown this once and kept nowhere.
admin-key-works = Works
admin-key-revoked = Revoked { $at }
admin-key-revoke = Revoke
admin-key-revoke-ask = Revoke “{ $name }”? Programs that use it lose access within ten seconds.
admin-made = Made

# Outbox
admin-outbox-sub = Letters to customers that have not gone out.
admin-outbox-fine = No letter failed
admin-outbox-no-courier = No mail server is set up, so letters wait here. Set WENGUO_SMTP when starting.
admin-letters-failed = Failed (last 90 days)
admin-letters-waiting = Waiting
admin-letters-none = No letter waits
admin-letter = Letter
admin-letter-to = To
admin-letter-at = Written
admin-letter-tries = Attempts
admin-letter-next = next
admin-letter-reason = Reason
admin-letter-again = Try again

# Changes
admin-history-sub = Each entry is chained to the one before, so later tampering is found. Nothing here can be changed or deleted.
admin-history-at = When
admin-history-who = Who
admin-history-what = What
admin-history-named = Name or telephone of the organisation changed
admin-history-unit-new = Unit “{ $name }” added
admin-history-unit = Unit “{ $name }” changed
admin-history-person-new = { $name } added
admin-history-person = { $name } changed
admin-history-person-left = { $name } left
admin-history-pack = Pack { $name } put in force
admin-history-year = Holidays of { $year } loaded
admin-history-hours = Working hours changed
admin-history-calendar-new = Calendar “{ $name }” added
admin-history-calendar = Calendar “{ $name }” changed
admin-history-calendar-used = Calendar chosen for “{ $name }”
admin-history-special = { $date } made a special day
admin-history-special-dropped = Special day { $date } removed
admin-history-password = New password set for { $name }
admin-history-key = Key “{ $name }” made, acting as { $person }
admin-history-key-taken = Key “{ $name }” revoked (acted as { $person })
admin-emptied = (emptied)

# Who opened a case
access-title = Who opened this case
access-sub = Every opening is noted, for quality and auditors.
access-none = Nobody has opened it yet
access-who = Who
access-unit = Unit
access-what = How
access-at = When
access-read = opened the page
access-api = through the API
admin-key-used = Last used
admin-key-never-used = Never used
