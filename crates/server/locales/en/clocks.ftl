### Words of clocks, pauses, extensions, warnings and supervision.

## Promises and duties
promise-kind-progress = Tell how far it has come
promise-kind-deliver = Carry out what was agreed
promise-kind-milestone = Reach a step
duty-tell-progress = Tell the customer how far it has come
duty-reach-milestone = Do it and put it on record
duty-accept-escalation = Take up the warning
duty-answer-order = Answer the supervision order
duty-judge-extension = Judge the request for more time

## Notices
notice-warned = Warning: look and act
notice-pause-ended = A pause is over; the clock runs again
notice-extension-wanted = Somebody asks you for more time
notice-extension-judged = Your request for more time was judged
notice-supervised = A supervision order: answer by the time given
notice-order-answered = Your supervision order was answered

## Letters
letter-kind-progress = Progress
letter-kind-extension = More time
letter-kind-breach = Promise not kept
letter-progress-subject = How far your complaint has come (no. { $no })
letter-progress-body =
    Dear { $name },

    About “{ $heading }” (no. { $no }), this is how far we have come:

    { $text }

    You will hear from us again by { $due }. { $person } is there for you, telephone { $phone }.

    To see everything or to add something, open your private link:
    { $link }

    { $organisation }
letter-extension-subject = Your complaint needs more time (no. { $no })
letter-extension-body =
    Dear { $name },

    About “{ $heading }” (no. { $no }) we need more time, because:

    { $text }

    You will have our answer by { $due }. We are sorry to keep you waiting. { $person } is there for you, telephone { $phone }.

    If you do not agree, or want to add something, open your private link:
    { $link }

    { $organisation }
letter-breach-subject = We have not kept our word (no. { $no })
letter-breach-body =
    Dear { $name },

    About “{ $heading }” (no. { $no }) we have not done in time what we promised. We apologise.

    { $text }

    { $person } goes on with it, telephone { $phone }. You can urge us by your private link:
    { $link }

    { $organisation }

## Timeline
timeline-short-promise-moved = Due time moved
timeline-promise-moved = The due time of “{ $what }” moved
timeline-moved = now { $at }
timeline-paused = Clock paused
timeline-pause-ended = Clock runs again
timeline-extension-asked = More time asked for
timeline-extension-granted = More time granted
timeline-extension-refused = More time refused
timeline-milestone = Milestone
timeline-progress = Progress told ({ $means })
timeline-warned = Warning
timeline-warned-of = Warning: { $what }
timeline-escalation-accepted = Warning taken up
timeline-supervised = Supervision order
timeline-order-answered = Supervision order answered
timeline-told-nobody = nobody was found to be told
timeline-fact-more-time = Longer by
timeline-fact-reason = Reason
timeline-fact-until = At the latest until
timeline-fact-next = Next word by
timeline-fact-told = Told
timeline-fact-accept-by = To be taken up by
told-paused = The time limit is paused
told-pause-ended = The time limit runs again
told-extension-granted = We need more time
told-by-progress = Next word by
told-by-deliver = Carried out by
told-by-milestone = Done by
told-by-register = Registered by
told-by-given = Done by

## Public time limits
public-policy-promise-progress = You hear how far it has come
public-policy-promise-deliver = What we agreed is done
public-policy-promise-milestone = This step is done
public-policy-since-acknowledged = within { $span } of telling you it was taken in
public-policy-since-contacted = within { $span } of first speaking with you
public-policy-since-progressed = every { $span }
public-policy-since-agreed = within { $span } of agreeing with you
public-policy-since-delivered = within { $span } of carrying it out
public-policy-since-milestone = within { $span } of the step before
public-policy-since-broken = within { $span } of not keeping the promise

## API
api-op-progress = Tell the customer how far it has come
api-op-pauses = Pause clocks
api-op-pauses-more = The reason is one of the policy's; the pause ends by itself.
api-op-resumption = Let clocks run again
api-op-extensions = Ask for more time
api-op-grants = Grant more time
api-op-grants-more = Nobody grants their own request; the customer is told the reason and the new date.
api-op-refusals = Refuse more time
api-op-milestones = Put a milestone on record
api-op-escalation-acceptances = Take up a warning
api-op-supervision-orders = Want an answer by a time
api-op-order-answers = Answer a supervision order
api-group-time = Time limits, warnings, supervision

## Administration
admin-history-policy = Version { $n } of the time rules of “{ $name }” is in force
admin-history-absences = Absences and deputies of { $name }
admin-policy-note = Why
admin-absences = Absences

## When the rules say no
refusal-nothing-to-pause = Nothing that this reason can stop is running.
refusal-nothing-to-pause-hint = What is due or done cannot be paused; ask for more time instead.
refusal-already-paused = The clock is paused already.
refusal-already-paused-hint = For another reason or date let it run again first, then pause anew.
refusal-pause-ends-in-the-past = The pause would end in the past.
refusal-pause-ends-in-the-past-hint = Choose a time ahead; a pause begins now and cannot be entered afterwards.
refusal-pause-too-long = The pause is longer than this reason allows.
refusal-pause-too-long-hint = Choose a nearer date and look again then.
refusal-not-extendable = No rule lets this promise be lengthened.
refusal-not-extendable-hint = Tell the customer how far it has come when it falls due; for an outside cause you may pause.
refusal-extension-asked = More time was asked for already and waits for an answer.
refusal-extension-asked-hint = Wait for it, or speak with whoever must grant it.
refusal-no-further-extension = This promise cannot be lengthened any further.
refusal-no-further-extension-hint = Answer in time; what is not finished, tell the customer with the next step.
refusal-no-such-extension = There is no such request for more time on this case.
refusal-no-such-extension-hint = Load the page again.
refusal-extension-settled = This request for more time was judged already.
refusal-extension-settled-hint = Ask anew if you need to.
refusal-milestone-reached = This milestone is on record already and happens only once.
refusal-milestone-reached-hint = To correct it, write a note.
refusal-no-such-escalation = There is no such warning on this case.
refusal-no-such-escalation-hint = Load the page again.
refusal-not-told = This warning was told to others.
refusal-not-told-hint = Let one of them take it up; you may speak with them.
refusal-no-such-order = There is no such supervision order on this case.
refusal-no-such-order-hint = Load the page again.
refusal-order-answered = This supervision order was answered already.
refusal-order-answered-hint = To add something, write a note.
refusal-order-still-owed = A supervision order waits for its answer.
refusal-order-still-owed-hint = Answer it first, then close.
refusal-policy-unsure = Some rules come from sources nobody has read.
refusal-policy-unsure-hint = Look at them, then confirm that they shall hold.
refusal-policy-wrong = The rules cannot be read.
refusal-policy-wrong-hint = The mistakes stand beside them with their lines; the rules in force stay as they are.

## Case page
time-title = Time
time-why = Why this time
time-from = counted from: { $moment }
time-source = Rule
time-confidence = source read to degree { $letter }
time-policy-version = version { $n } of the policy
time-limit = limit { $span }
time-extended = longer by { $span }
time-capped = the cap is reached; it cannot move further
time-due = due
time-day-counted = counts
time-day-left-out = left out
time-day-paused = paused
time-minutes = { $n } min
time-not-explained = No rule counts this one: a person promised the date, or another system stamped it.
time-paused-now = Paused: { $reason }, until { $at } at the latest
time-pause = Pause the clock
time-pause-hint = From now on, and it ends by itself. A pause no rule allows shows in the audit.
time-pause-reason = Reason
time-pause-note = What we wait for
time-pause-until = Until, at the latest
time-pause-evidence = Proof
time-resume = Let it run again
time-ask = Ask for more time
time-ask-reason = Why (the customer will read it)
time-asked = { $person } asks for { $span } more
time-grant = Grant
time-refuse = Refuse
time-refuse-note = Why not
time-progress = Tell the customer how far it is
time-progress-text = What they are told
time-progress-next = When they hear next, at the latest
time-milestones = Milestones
time-milestone = Milestone
time-milestone-note = Number of order, receipt …
time-milestone-at = When (now, if left empty)
time-windows = What may still be done
time-window-customer = The customer may
time-window-ours = We may
time-window-until = until { $at }
time-counters = Counted so far
time-counted = { $n }; reached above { $max }
time-counter-over = reached
time-warnings = Warnings and supervision
time-accept = I see to it
time-accepted-by = { $person } has taken it up
time-accept-by = to be taken up by { $at }
time-told = told: { $people }
time-order-due = to be answered by { $at }
time-order-answer = Answer the order
time-order-text = What was found, what is being done
time-supervise = Supervision order
time-supervise-text = What you want to know
time-supervise-due = By when
moment-heard = heard
moment-received = registered
moment-acknowledged = acknowledged
moment-contacted = first contact
moment-triaged = judged
moment-progressed = last word on progress
moment-responded = answered
moment-agreed = agreed
moment-delivered = carried out
moment-milestone = the step before
moment-broken = promise not kept

## Board
board-title = Board
board-sub = Open cases you can see, by what falls due first
board-overdue = Overdue
board-today = Today
board-tomorrow = Tomorrow
board-week = Within the week
board-none = None
board-more = See them in the queue

## Time rules
policy-title = Change the time rules
policy-sub = New rules hold for cases registered from now on; a case keeps those it started under
policy-faults = { $n } mistakes; the rules in force stay as they are
policy-line = line { $n }
policy-trial = Tried over { $n } cases of the last month
policy-applied = Applied
policy-late = Would be late
policy-late-before = Were late
policy-remark = Remark
policy-never = never applied: look at its condition
policy-always = always applied: the condition may be needless
policy-text = Rules (version { $n } in force, 0 is the pack's own)
policy-text-label = The rules (TOML)
policy-text-hint = How to write them: policy.md. Every rule names its source and how sure it is.
policy-note = Why it is changed
policy-confirm = I have looked at these rules whose source nobody has read: { $codes }
policy-try = Try
policy-put = Put in force
policy-versions = Versions
policy-version = version { $n }
admin-done-policy = The new time rules are in force for cases registered from now on.
policy-rulebook = Add from a rulebook
policy-rulebook-hint = Time limits of laws, trades and places, each with its source and how sure it is; they go into the text first, and hold when you say so.
policy-rulebook-add = Add to the text
glance-over = Outcome

# --- watch: absences, pauses standing still, who knew when, overruns, digests, key customers
time-order-said = Answer:
absence-title = Absences and deputies
absence-sub = When you and your people are away and who stands in; warnings go to the deputy
absence-list = Absences now and to come
absence-add = Put an absence on record
absence-own = When I am away
absence-none = No absence is on record.
absence-now = away now
absence-drop = Take back
absence-from = First day
absence-to = Last day
absence-deputy = Deputy
absence-deputy-hint = Warnings of that time go to the deputy; without one, to the next above.
absence-no-deputy = Nobody
absence-nobody = no deputy: the next above is told
absence-by = { $person } stands in
absence-span = { $from } to { $to }
absence-back = back on { $day }
absence-mark = away, back on { $day }, { $person } stands in
absence-mark-alone = away, back on { $day }, nobody stands in
absence-person = Who is away
absence-put = Put on record
absence-no-day = Give a date such as 2026-08-20.
done-absence = The absences are on record.
done-pace = Your notices come so from now on.
pace-title = Notices
pace-label = How notices come
pace-hint = Too many of like kind within an hour come as one digest by themselves. Cases of the highest priority never wait.
pace-at-once = Each at once
pace-hourly = A digest every hour
pace-daily = A digest at eight in the morning
time-read = { $person } opened it { $at }
time-unread = { $person } has not opened it
time-readings = Who knew when
timeline-escalation-read = A warning was opened
notice-digest = Digest: { $n } notices ({ $parts })
notice-digest-part = { $what }: { $n }
notice-overrun-report = Last week's overrun report is there
pause-title = Audit of pauses
pause-sub = For how long clocks stood still, why, where, by whose hand, and whether a rule allows it
pause-lasted = { $h } h { $m } min
pause-nobody = Nobody named
pause-total = Total
pause-list = { $n } pauses, { $shown } shown
pause-by = Divide by
pause-by-reason = Reason
pause-by-unit = Unit
pause-by-person = Who paused
pause-month = Month
pause-more = There are more pauses than one audit takes: this is a part of them.
pause-none = No clock stood still in this time.
pause-minutes = Stood still
pause-unjustified = Of it without a rule
pause-count = Pauses
pause-cases = Cases
pause-all = Show all
pause-definition = Counted in working time; only what has passed and lies within the month; under the unit the case is with now.
pause-csv-no = Case
pause-csv-reason = Reason
pause-csv-unit = Unit
pause-csv-person = Who paused
pause-csv-justified = A rule allows it
pause-csv-from = From
pause-csv-to = To
pause-csv-minutes = Minutes
overrun-title = Overruns
overrun-span = Promises that fell due from { $from } to { $to } and were broken
overrun-month = Month
overrun-by-week = Last week
overrun-before = Before
overrun-after = After
overrun-more = There are more cases than one report takes: this is a part of them.
overrun-none = Every promise of this time was kept in time.
overrun-sum = { $n } broken promises on { $cases } cases
overrun-open = { $n } still owed
overrun-late = Late by (working time)
overrun-kept = Kept
overrun-owed = not yet
overrun-accepted = { $person } took it up { $at }
overrun-opened = { $person } opened it { $at }
overrun-nobody-knew = nobody took it up or opened it
overrun-unanswered = no answer to the order, due { $at }
overrun-case = Case
overrun-what = Promise
overrun-due = Due
overrun-minutes = Minutes late (working time)
overrun-who = Owner
overrun-rungs = Warnings
overrun-knew = Who knew
overrun-answers = Answers
key-customer-title = Green channel for key customers
key-customer-sub = Their cases are marked when they come in; what follows is the pack's rule, and nobody else's promise is touched
key-customer-list = The list
key-customer-none = The list is empty.
key-customer-over = over
key-customer-until-day = until { $day }
key-customer-drop = Take off
key-customer-add = Add or change
key-customer-name = Customer
key-customer-key = Telephone, mail or customer number
key-customer-key-hint = The customer is known by it when a complaint is taken in.
key-customer-reason = Why
key-customer-until = Last day
done-key-customer = The list is up to date.
done-key-customer-dropped = Taken off the list; cases marked already stay so.
flag-key-customer = Key customer
admin-history-pace = How { $name } gets notices
admin-history-key-customer = Key customer “{ $name }”
admin-history-key-customer-dropped = “{ $name }” was taken off the list of key customers
refusal-absence-ends-first = The absence ends before it begins.
refusal-absence-ends-first-hint = Look at both dates.
refusal-absence-too-long = One absence is a year at most.
refusal-absence-too-long-hint = Put it on record in parts, or have an administrator note that the person has left.
refusal-absence-too-far = The absence is too far from today.
refusal-absence-too-far-hint = Look at the year; two years from today is the furthest.
refusal-absences-overlap = It overlaps another absence of the same person.
refusal-absences-overlap-hint = Take the other one back first, or choose other days.
refusal-deputy-oneself = Nobody stands in for themselves.
refusal-deputy-oneself-hint = Choose somebody else, or nobody.
refusal-deputy-away = The deputy is away at that time as well.
refusal-deputy-away-hint = Choose somebody who is there, or nobody.
refusal-key-customer-over = The last day is over already.
refusal-key-customer-over-hint = Give today or a later day; take off the list who is not needed on it any more.
refusal-no-such-key-customer = No such customer is on the list.
refusal-no-such-key-customer-hint = Load the page again; it may have been taken off just now.
api-op-pause-audit = Audit of pauses: for how many minutes clocks stood still
api-op-pause-audit-more = In working time, by reason, unit or person; every number names its cases.
api-op-overruns = Overruns: promises that were broken
api-op-overruns-more = Each tells by how much, who was told, who knew, and what was answered to those who wanted to know.
api-op-put-absences = Say when a person is away
api-op-put-absences-more = All at once: what is not named is taken back. For oneself, those one leads, or as an administrator.
api-op-escalation-readings = Note that one has opened what one was told of
letter-digest-subject = { $name }: you have notices
letter-digest-body =
    Dear { $name },

    these notices have come for you:
    { $text }

    Look at them here: { $link }
letter-kind-digest = Digest of notices
