# Every word of the rules: stages, kinds, natures, channels, promises, remedies, findings, and what is said when the rules say no.
# Keys come from the names in the code with dashes for underscores: promise_still_owed is refusal-promise-still-owed.

## Stages
stage-received = New
stage-received-hint = Registered, not assessed yet
stage-working = In progress
stage-working-hint = Assessed; being looked into and worked on
stage-responded = Answered
stage-responded-hint = The decision was told; the customer’s word is awaited
stage-settled = To be closed
stage-settled-hint = Nothing is contested; a remedy, a callback or the lesson remains
stage-closed = Closed
stage-closed-hint = All done; a customer who is not satisfied can have it reopened at any time

## Kinds
kind-complaint = Complaint
kind-complaint-hint = About what we did or did not do
kind-objection = Objection
kind-objection-hint = To a rule, a system or the way we are run
kind-dispute = Dispute
kind-dispute-hint = Claims on both sides
kind-grievance = Grievance
kind-grievance-hint = Wants to be heard and asks for nothing
kind-inquiry = Inquiry
kind-inquiry-hint = Wants to know something
kind-suggestion = Suggestion
kind-suggestion-hint = Wants us to do better
kind-fault-report = Fault report
kind-fault-report-hint = Something is broken
kind-praise = Praise
kind-praise-hint = Says we did well

## Natures
nature-valid = Valid
nature-valid-hint = We did wrong: find the cause, correct it and prevent it
nature-needs-improvement = Needs improvement
nature-needs-improvement-hint = Within the rules but not good enough: find the cause and improve
nature-invalid = Invalid
nature-invalid-hint = Does not hold: explain it in person or in writing, with reasons
nature-help = Seeking help
nature-help-hint = Communicative: wants a hand. Handled badly it becomes a valid complaint
nature-inquiry = Asking
nature-inquiry-hint = Communicative: wants an explanation. Handled badly it becomes a valid complaint
nature-venting = Venting
nature-venting-hint = Communicative: wants to be listened to. Handled badly it becomes a valid complaint

## Priorities
priority-p1 = { priority-1 }
priority-p1-hint = At once: danger, the law, or somebody who needs special care
priority-p2 = { priority-2 }
priority-p2-hint = Today
priority-p3 = { priority-3 }
priority-p3-hint = In the ordinary time
priority-p4 = { priority-4 }
priority-p4-hint = When there is time

## The five factors of severity, each from 0 to 3
factor-severity = The matter itself
factor-severity-0 = No loss
factor-severity-1 = Slight inconvenience or small loss
factor-severity-2 = Clear loss, or daily life or work is affected
factor-severity-3 = Grave loss, or the law or the press is involved
factor-safety = Safety
factor-safety-0 = Safety is not concerned
factor-safety-1 = A hazard, no danger yet
factor-safety-2 = Somebody or something may be harmed
factor-safety-3 = People or property are in danger now
factor-complexity = Complexity
factor-complexity-0 = One person can settle it
factor-complexity-1 = Needs somebody else’s help
factor-complexity-2 = Several departments, or it has come back before
factor-complexity-3 = Many departments, a long history or highly technical
factor-impact = Impact
factor-impact-0 = Only the complainant
factor-impact-1 = A few people
factor-impact-2 = Many people
factor-impact-3 = A whole area, or people who are old, young or ill
factor-immediacy = Need to act at once
factor-immediacy-0 = The usual pace will do
factor-immediacy-1 = The sooner the better
factor-immediacy-2 = Something must happen today
factor-immediacy-3 = Cannot wait a minute

## Channels
channel-phone = Phone
channel-counter = In person
channel-on-site = On site
channel-letter = Letter or fax
channel-email = E-mail
channel-web = Web form
channel-chat = Live chat
channel-community = Website or community post
channel-social-media = Social media or press
channel-app = App
channel-api = API
channel-hotline = Passed on by a hotline
channel-regulator = Passed on by a regulator
channel-import = Import

## What is complained of
subject-room = Room or flat
subject-place = Place
subject-order = Order or contract
subject-batch = Batch
subject-product = Product
subject-device = Device or facility
subject-vehicle = Vehicle
subject-person = One of our people
subject-unit = One of our departments
subject-cell = Cell or line
subject-account = Account or bill
subject-other = Other

## How often
recurrence-once = Once
recurrence-sometimes = Now and then
recurrence-regularly = At fixed times
recurrence-always = All the time

## Mood as heard, kept apart from what was said
emotion-calm = Calm
emotion-worried = Worried
emotion-disappointed = Disappointed
emotion-angry = Angry
emotion-furious = Furious

## What is odd about a record taken over
flag-answered-before-received = Answered before it was received
flag-answer-time-missing = No time of answer
flag-receipt-time-missing = No time of receipt
flag-narrative-missing = No story
flag-text-cut = Text was too long and was cut
flag-calendar-year-missing = Calendar year missing, deadlines open

## Findings
finding-upheld = Upheld
finding-partly-upheld = Partly upheld
finding-not-upheld = Not upheld
finding-not-established = Could not be established

## Means and direction
means-phone = Phone
means-visit = In person
means-message = Message or chat
means-email = E-mail
means-letter = Letter
means-note = Internal note
direction-in = The customer to us
direction-out = We to the customer

## Promises
promise-kind-register = Registration
promise-kind-acknowledge = Acknowledgement
promise-kind-first-contact = First contact
promise-kind-answer = Answer
promise-kind-callback = Callback
promise-kind-given = Promise
promise-state-running = Running
promise-state-kept = Kept in time
promise-state-broken = Overdue, still owed
promise-state-kept-late = Kept late
promise-state-released = Released
released-replanned = no longer applies
released-closed = released on closing
released-withdrawn = released, the customer withdrew
released-merged = released, merged into another case
basis-statutory = Law or regulation
basis-outer = Set by an outside body
basis-contract = Contract
basis-policy = Our policy
basis-word = A person’s word

## Remedies
remedy-kind-apology = Apology
remedy-kind-explanation = Explanation
remedy-kind-repair = Repair or rework
remedy-kind-replacement = Replacement
remedy-kind-refund = Refund
remedy-kind-compensation = Compensation
remedy-kind-goodwill = Goodwill
remedy-kind-improvement = Improvement of the service
remedy-state-proposed = Awaiting approval
remedy-state-approved = Approved
remedy-state-declined = Not approved
remedy-state-offered = Awaiting the customer
remedy-state-accepted = Accepted, to be delivered
remedy-state-refused = Refused by the customer
remedy-state-countered = Customer asks for something else
remedy-state-delivered = Delivered
reply-accepts = Accepts
reply-refuses = Refuses
reply-counters = Asks for something else

## The customer’s word on the answer
word-accepts = Accepts
word-refuses = Does not accept
word-counters = Asks for something else
word-withdraws = Withdraws the complaint

## Callbacks
callback-reached = Reached
callback-not-reached = Not reached
callback-solved = Solved
callback-unsolved = Not solved
satisfaction-1 = Very dissatisfied
satisfaction-2 = Dissatisfied
satisfaction-3 = Neither
satisfaction-4 = Satisfied
satisfaction-5 = Very satisfied

## Closing and reopening
outcome-resolved = Resolved
outcome-resolved-hint = The customer’s problem is solved
outcome-partly-resolved = Partly resolved
outcome-partly-resolved-hint = Part is solved, the rest was explained
outcome-explained = Explained
outcome-explained-hint = Nothing could or had to be put right, and the customer was told why
outcome-unresolved = Unresolved
outcome-unresolved-hint = Not solved, and recorded as such
outcome-withdrawn = Withdrawn
outcome-withdrawn-hint = The customer took it back
outcome-referred = Referred
outcome-referred-hint = Not for us; the customer was told whom to ask
outcome-past = Past record
outcome-past-hint = Answered before it was taken over
reopen-dissatisfied = The customer is not satisfied
reopen-new-facts = New facts came up
reopen-not-done = What was promised was not done
reopen-mistake = Closed by mistake

## Between cases
relation-repeat-of = Repeat by the same customer
relation-same-cause = Same cause
relation-duplicate = Duplicate, merged into this one
relation-related = Related

## Duties
duty-accept = Accept the case handed over
duty-acknowledge = Tell the customer we have it
duty-triage = Assess it
duty-first-contact = Contact the customer
duty-react = React to what the customer added or urged
duty-keep-promise = Keep a promise
duty-answer = Find out and answer
duty-approve = Approve or decline a remedy
duty-offer = Offer the remedy
duty-ask-word = Ask for the customer’s word
duty-deliver = Deliver the remedy
duty-call-back = Call the customer back
duty-close = Close the case

## Roles
role-agent = Agent
role-agent-hint = Hears complaints first and registers them
role-caseworker = Caseworker
role-caseworker-hint = Works on the cases of the department
role-supervisor = Supervisor
role-supervisor-hint = Leads a department: assigns, approves within a limit, closes and reopens
role-quality = Quality
role-quality-hint = Sees every case, calls back, links and merges
role-manager = Management
role-manager-hint = Sees every case, approves what is above the others’ limits
role-auditor = Auditor
role-auditor-hint = Reads everything, changes nothing
role-administrator = Administrator
role-administrator-hint = Keeps departments, people, packs and calendar; sees no case by this role

## Notices
notice-handed-over = A case was handed to you; accept it, or return it with a reason
notice-returned = A case came back; please assign it anew
notice-information-added = The customer added something; please look and react
notice-urged = The customer urges; please get in touch soon
notice-word-taken = The customer has given their word on the answer
notice-promise-broken = A promise to the customer is overdue and still owed
notice-approval-wanted = A remedy waits for your approval
notice-remedy-judged = A remedy you proposed was approved or declined
notice-reopened = A case you handled was reopened
notice-alert = A critical case; please act at once
notice-year-missing = The working calendar lacks a year, so deadlines cannot be set; please load its holidays
notice-letter-failed = A letter to the customer was not delivered; tell them another way
notice-missing-year = The working calendar lacks a year of holidays; please load it

## Letters
letter-kind-acknowledgement = Acknowledgement
letter-kind-response = Answer
letter-kind-offer = Offer
letter-kind-closing = Closing
letter-kind-reopening = Reopening

## Who did it
actor-customer = Customer
actor-clock = System clock
actor-import = Import: { $name }
actor-setup = Set-up

## When the rules say no: what stands in the way, and what to do now
refusal-not-signed-in = You are not signed in, or your account is closed.
refusal-not-signed-in-hint = Sign in again; if that does not help, ask the administrator.
refusal-not-yours = This case is outside your department.
refusal-not-yours-hint = If it is yours to handle, ask the department that has it to hand it over to you.
refusal-complained-about = The complaint is about that person or department, so they keep out of it.
refusal-complained-about-hint = Hand it to another department, another person, or to quality.
refusal-role-lacking = Your role does not include this step.
refusal-role-lacking-hint = Leave it to a colleague who may; if it is your work, ask the administrator for the role.
refusal-no-such-case = There is no such case.
refusal-no-such-case-hint = Check the number; its last digit is a check digit, so one wrong digit finds nothing.
refusal-already-received = This complaint has already been received.
refusal-already-received-hint = Open the case that is there and go on with it.
refusal-case-closed = The case is closed.
refusal-case-closed-hint = To go on with it, reopen it first and say why.
refusal-case-open = The case is open; there is nothing to reopen.
refusal-case-open-hint = Just go on working on it.
refusal-merged-away = This case was merged into another.
refusal-merged-away-hint = Work on the other one; if merging was a mistake, undo it.
refusal-same-case = A case cannot be linked to or merged into itself.
refusal-same-case-hint = Check the other number, and whether that case was already merged into this one.
refusal-not-merged = This case is not merged into another.
refusal-not-merged-hint = There is nothing to undo; reload the page to see how it stands.
refusal-no-such-point = There is no such point on this case.
refusal-no-such-point-hint = Reload the page and choose one that is listed.
refusal-no-such-promise = There is no such promise on this case.
refusal-no-such-promise-hint = Reload the page and choose one that is listed.
refusal-no-such-remedy = There is no such remedy on this case.
refusal-no-such-remedy-hint = Reload the page and choose one that is listed.
refusal-kept-by-deed = A promise of this kind is not kept by saying so.
refusal-kept-by-deed-hint = Do what was promised: contact, answer or call back the customer, and it counts as kept.
refusal-promise-settled = This promise is already kept or released.
refusal-promise-settled-hint = To promise the customer something more, make a new promise.
refusal-promise-in-the-past = The time promised has passed.
refusal-promise-in-the-past-hint = Choose a time ahead that you can keep.
refusal-promise-too-far = The time promised is too far away; a year is the most.
refusal-promise-too-far-hint = Promise a nearer time, report how far it is then, and agree on the next.
refusal-not-triaged = The case has not been assessed yet.
refusal-not-triaged-hint = Assess it first, then do this.
refusal-reason-missing = This assessment needs a reason.
refusal-reason-missing-hint = Give one when the nature changes, when you set the priority by hand, and for critical and urgent cases.
refusal-no-such-unit = There is no such department, or it is closed.
refusal-no-such-unit-hint = Choose one from the list.
refusal-no-such-person = There is no such person, they have left, or they are not in this department.
refusal-no-such-person-hint = Choose somebody else, or hand it to the department alone.
refusal-no-such-category = There is no such category, or it has finer ones below it.
refusal-no-such-category-hint = Choose one of the finest level.
refusal-nothing-offered = Nothing waits to be accepted.
refusal-nothing-offered-hint = The case has an owner; to change that, hand it over.
refusal-offered-to-others = The case was handed to another department or person.
refusal-offered-to-others-hint = They should accept it; if it went to the wrong place, ask them to return it.
refusal-already-there = The case is already there.
refusal-already-there-hint = Choose another department or person.
refusal-nowhere-to-return = There is nobody to return it to.
refusal-nowhere-to-return-hint = Who heard it first keeps it until somebody accepts: hand it to the right department and say why.
refusal-approval-missing = The remedy has not been approved.
refusal-approval-missing-hint = Wait for the approval before you offer it, and promise nothing meanwhile.
refusal-own-proposal = Nobody approves what they proposed themselves.
refusal-own-proposal-hint = Ask another colleague who may approve.
refusal-above-your-limit = The amount is above what you may approve.
refusal-above-your-limit-hint = Pass it to somebody with a higher limit.
refusal-remedy-not-ready = The remedy is not ready for this step.
refusal-remedy-not-ready-hint = Reload the page to see how it stands; to change it, propose another.
refusal-remedy-not-accepted = The customer has not accepted this remedy.
refusal-remedy-not-accepted-hint = Record the customer’s reply first; deliver once they accept.
refusal-point-unanswered = A point of the complaint has no answer yet.
refusal-point-unanswered-hint = Answer every point, leaving none out.
refusal-not-responded = The customer has not been given an answer.
refusal-not-responded-hint = Tell the customer the decision first.
refusal-word-awaited = The customer’s word on the answer is still awaited.
refusal-word-awaited-hint = Get in touch and ask; after the agreed days of silence it may be closed.
refusal-customer-refused = The customer does not accept the answer.
refusal-customer-refused-hint = Look into it again or change the remedy, then answer anew.
refusal-customer-waits = The customer added something or urged, and nobody has reacted.
refusal-customer-waits-hint = Get in touch with the customer first and record it.
refusal-promise-still-owed = A promise to the customer is still owed.
refusal-promise-still-owed-hint = Keep it first, even if it is late, and tell the customer.
refusal-remedy-still-owed = A remedy the customer accepted is still owed.
refusal-remedy-still-owed-hint = Deliver it and record the proof, such as the receipt number or the day the work was done.
refusal-callback-missing = The callback has not been made.
refusal-callback-missing-hint = Ask a colleague who had no part in the case to call the customer.
refusal-handler-may-not-call-back = Whoever handled the case does not call back.
refusal-handler-may-not-call-back-hint = Leave the call to quality or another colleague, so that the customer can speak freely.
refusal-lesson-missing = Such a case needs its lesson before it is closed.
refusal-lesson-missing-hint = Write why it could happen and how it is avoided from now on.
refusal-already-rated = You have already rated this handling.
refusal-already-rated-hint = If there is more to say, add it to the case and we shall see it.
refusal-too-many = There are too many of these on one case.
refusal-too-many-hint = Put similar ones together; if there are several matters, register them one by one.
refusal-changed-meanwhile = Somebody has just changed this case.
refusal-changed-meanwhile-hint = What you wrote is still there. Look at how the case stands now, then decide.
refusal-key-reused = The same request key was used for something else.
refusal-key-reused-hint = Reload the page and send again; programs use a new key.
refusal-link-expired = This link has expired or is incomplete.
refusal-link-expired-hint = Copy the whole link from the letter, or call us with your number.
refusal-already-there-by-name = There is one of this name already.
refusal-already-there-by-name-hint = Choose another name, or change the one that is there.
refusal-unit-in-use = The department still has people, departments below it or open cases.
refusal-unit-in-use-hint = Move them elsewhere first, then close it.
refusal-unit-circle = This would put a department above itself.
refusal-unit-circle-hint = Choose another one above it; there is only one at the top.
refusal-last-administrator = At least one administrator must remain.
refusal-last-administrator-hint = Make somebody else administrator first.

## When a form is wrong
problem-missing = Please fill this in
problem-too-long = At most { $max } characters; there are { $found }
problem-too-many = At most { $max }
problem-not-a-phone = Not a phone number; for example 138 1234 5678 or 0571-8888 6666 ext. 123
problem-not-a-mail-address = Not an e-mail address; for example name@example.com
problem-not-a-time = Not a time; for example 2026-08-17 09:30
problem-in-the-future = This has not come yet; check the date
problem-too-long-ago = This is too early; check the year
problem-before-it-began = The end is before the beginning; check both times
problem-not-a-choice = Choose one from the list
problem-not-a-number = Enter a number in the range
problem-not-an-amount = Enter an amount above zero with at most two decimals
problem-file-too-large = The file is too large; at most { $max }
problem-file-kind = This kind of file is not accepted, or it is not what its name says
problem-no-way-to-answer = Leave a phone number or an e-mail address so that we can answer you
problem-not-a-code = Only small letters, digits, dots, underscores and dashes, beginning with a letter or digit, at most 64
problem-weak-password = The password is too short or too common; choose a longer one

## When the calendar cannot answer
calendar-year-not-loaded = The holidays of { $year } are not loaded, so no deadline can be worked out. Ask the administrator to load the holidays and make-up days of { $year }.
calendar-year-already-loaded = The holidays of { $year } are already loaded. Replace them on purpose if the notice was corrected.
calendar-no-working-time = No hour of the week is worked. Give at least one day its hours.
calendar-bad-hours = “{ $text }” is not a range of hours. Write 09:00-12:00, the end after the start, a night split at 24:00.
calendar-hours-overlap = { $first } and { $second } of one day overlap. Join them or move one.
calendar-unknown-zone = “{ $name }” is not a time zone. Use a standard name such as Asia/Shanghai.
calendar-bad-span = “{ $text }” is not a length of time. Write a whole number, a blank and a unit, e.g. 5 working_day; units: { $units }.
calendar-too-far = This is too far away to work out. Choose a shorter time.
calendar-table-too-large = The file has { $size }, too much for a table of holidays. Check that it is the right file.
calendar-bad-json = This JSON cannot be read: { $reason }. It needs year and days, each with name, date and isOffDay.
calendar-bad-ics = Line { $line }, “{ $text }”, is not of a calendar file. It needs BEGIN:VCALENDAR at its beginning and its events within.
calendar-empty-table = The table lists no day. The holidays of this year may not be announced yet; wait, then load it.
calendar-too-many-rows = The table has { $rows } rows, more than a year needs. Check that it is the right file.
calendar-year-out-of-range = The table is for { $year }, outside the years that can be used. Check the year.
calendar-bad-table = The table of holidays is wrong: { $problems }
calendar-row-line = line { $n }: { $fault }
calendar-row-entry = entry { $n }: { $fault }
calendar-row-separator = {"; "}
calendar-row-bad-date = “{ $text }” is not a date; write 2027-01-31
calendar-row-bad-kind = “{ $text }” is not a kind of day; write off or work
calendar-row-bad-name = the name is too long or holds invisible characters
calendar-row-wrong-year = { $date } does not belong to { $year }
calendar-row-duplicate = { $date } is listed twice
calendar-row-not-whole-day = “{ $text }” is not a whole day; list holidays as whole days
calendar-row-repeats = this event repeats by the rule “{ $text }”; list every year's holidays one by one
calendar-row-bad-length = this event lasts { $days } days; a holiday lasts from 1 to 60
calendar-row-work-on-weekday = { $date } is a { $weekday }, which is worked anyway; was a day off meant

## Days of the week
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Callback, second handling, survey
refusal-already-called-back = The customer was reached already; what they said is not overwritten.
refusal-already-called-back-hint = If it was noted wrongly, record a callback again with the reason of the correction; the first one stays.
refusal-no-such-callback = There is no callback to correct.
refusal-no-such-callback-hint = Leave the reason of a correction empty and record this callback.
refusal-handled-before = You handled this case before; its second handling is somebody else’s.
refusal-handled-before-hint = Let a colleague who did not handle it accept it; what you know can be added as a note.
refusal-survey-without-questions = The pack asks nothing after the closing.
refusal-survey-without-questions-hint = Put questions into the pack first.
refusal-survey-not-yet = The case is open; customers are asked after the closing.
refusal-survey-not-yet-hint = Close it first.
refusal-survey-without-address = The customer left no mail address to send the link to.
refusal-survey-without-address-hint = Ask on the phone instead.
refusal-survey-too-soon = This customer was asked a short while ago.
refusal-survey-too-soon-hint = Wait for as many days as the pack says, and leave them in peace until then.
refusal-no-such-survey = There is no such survey on this case.
refusal-no-such-survey-hint = Check its number, or invite the customer first.
refusal-survey-answered = The survey was answered already; an answer is never changed.
refusal-survey-answered-hint = What the customer wants to add goes into the case, or reopens it.
refusal-survey-superseded = The case was taken up again since the customer was asked; this survey no longer counts.
refusal-survey-superseded-hint = They are asked anew after the next closing.
refusal-survey-expired = The time to answer the survey is over.
refusal-survey-expired-hint = Record what they say as a contact.
notice-second-handling = A customer says it is not solved; please handle it anew
letter-kind-survey = Survey
survey-way-link = By link
survey-way-phone = On the phone
survey-way-import = Taken over
heard-solved = Says it is solved
heard-not-solved = Says it is not solved
heard-not-reached = Nobody was reached
disagreement-outcome-and-callback = We say solved; the callback heard it is not.
disagreement-outcome-and-survey = We say solved; the survey says it is not.
disagreement-outcome-and-word = We say solved; the customer’s word is against it.
disagreement-outcome-and-delivery = We say solved; what was agreed is still owed.
disagreement-worse-than-heard = We say not solved; the customer says it is.
disagreement-word-and-callback = The customer’s word and the callback say opposite things.
solved-callback-yes = Solved: the customer said so at the callback
solved-callback-no = Not solved: the customer said so at the callback
solved-survey-yes = Solved: the survey says so
solved-survey-no = Not solved: the survey says so
solved-word-yes = Solved: the customer accepted the answer
solved-word-no = Not solved: the customer did not accept the answer
solved-house-yes = Solved: only we say so
solved-house-no = Not solved: we say so ourselves
solved-nobody = Nobody has said so
dimension-tangibles = Tangibles
dimension-reliability = Reliability
dimension-responsiveness = Responsiveness
dimension-assurance = Assurance
dimension-empathy = Empathy
call-times-any-day = Any day from { $from } to { $to } o’clock
call-times-working-days = Working days from { $from } to { $to } o’clock
call-times-note = { $times } ({ $note })
refusal-no-such-improvement = There is no such improvement report.
refusal-no-such-improvement-hint = Open it from the page of improvement reports.
refusal-improvement-settled = This improvement report was handed in already.
refusal-improvement-settled-hint = Wait until somebody has looked at it.
refusal-improvement-not-reported = The improvement report has not been handed in.
refusal-improvement-not-reported-hint = The department’s supervisor hands it in first.
improvement-owed = Owed
improvement-reported = Handed in
improvement-accepted = Accepted

### Repeats: marked by whoever works on a case.
refusal-other-customer = The other case is of another customer, or nobody knows whose it is.
refusal-other-customer-hint = Mark an earlier case of the same customer; if both belong together all the same, ask your supervisor to mark it.
