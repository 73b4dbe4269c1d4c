# The course of a case for those who work on it (timeline-…) and as the customer sees it, nothing internal (told-…).

## Receiving and assessing
timeline-received = Complaint received ({ $channel })
timeline-acknowledged = Customer told that we have it
timeline-triaged = Assessed
timeline-retriaged = Assessed anew
timeline-nature-changed = { $before } → { $after }
timeline-point-added = Point { $n } added
timeline-finding = Finding on point { $n }: { $finding }
timeline-point-answered = Answer to point { $n } drafted

## Passing on
timeline-routed = Sent to { $unit } by the system
timeline-handed-over = Handed over to { $unit }
timeline-handed-over-person = Handed over to { $person }, { $unit }
timeline-first-held = Held by { $person } ({ $unit }), who heard it first
timeline-accepted = Accepted by { $person }, { $unit }
timeline-returned = Returned: { $reason }

## Contacts and files
timeline-contact-phone-in = Customer called
timeline-contact-phone-out = Called the customer
timeline-contact-visit-in = Customer came in
timeline-contact-visit-out = Visited the customer
timeline-contact-message-in = Message from the customer
timeline-contact-message-out = Message to the customer
timeline-contact-email-in = E-mail from the customer
timeline-contact-email-out = E-mail to the customer
timeline-contact-letter-in = Letter from the customer
timeline-contact-letter-out = Letter to the customer
timeline-contact-note = Internal note
timeline-attached = File added

## Promises
timeline-promise-made = Promised the customer
timeline-promise-clock = Clock started: { $what }
timeline-promise-kept = Promise kept: { $what }
timeline-promise-kept-late = Promise kept late: { $what }
timeline-promise-broken = Promise overdue: { $what }
timeline-promise-released = Promise released: { $what }
timeline-by = by { $at }
timeline-kept = kept in time
timeline-kept-late = kept late
timeline-broken = overdue, was due by { $at }
timeline-outer-clock = { $what } (outside deadline)

## Remedies
timeline-remedy-proposed = Remedy { $n } proposed: { $kind }
timeline-remedy-approved = Remedy { $n } approved: { $kind }
timeline-remedy-declined = Remedy { $n } not approved: { $kind }
timeline-remedy-offered = Remedy { $n } offered to the customer: { $kind }
timeline-remedy-accepted = Customer accepted remedy { $n }: { $kind }
timeline-remedy-refused = Customer refused remedy { $n }: { $kind }
timeline-remedy-countered = Customer wants something else than remedy { $n }: { $kind }
timeline-remedy-delivered = Remedy { $n } delivered: { $kind }
timeline-no-approval-needed = Within the limit, none needed

## Answer, the customer’s word, callback
timeline-responded = Answer to the customer ({ $means })
timeline-word-accepts = Customer accepts the answer
timeline-word-refuses = Customer does not accept the answer
timeline-word-counters = Customer asks for something else
timeline-word-withdraws = Customer withdraws the complaint
timeline-information-added = Customer added information
timeline-urged = Customer urges
timeline-rated = Customer’s rating: { $words } ({ $n } of 5)
timeline-called-back-solved = Callback: solved. { $words }
timeline-called-back-unsolved = Callback: not solved. { $words }
timeline-called-back-nobody = Callback: nobody reached

## Closing, and between cases
timeline-closed = Closed: { $outcome }
timeline-reopened = Reopened: { $reason }
timeline-merged = Merged into case { $no }
timeline-unmerged = Merging undone, stands alone again
timeline-year-missing = The working calendar lacks { $year }; a deadline is still open
timeline-year-loaded = The working calendar is complete, deadlines are set
timeline-linked = Linked to case { $no }: { $relation }
timeline-unlinked = Link to case { $no } taken away

## In one line, without names and contents
timeline-short-handed-over = Handed over
timeline-short-accepted = Accepted
timeline-short-returned = Returned
timeline-short-remedy-proposed = Remedy { $n } proposed
timeline-short-remedy-approved = Remedy { $n } approved
timeline-short-remedy-declined = Remedy { $n } not approved
timeline-short-remedy-offered = Remedy { $n } offered to the customer
timeline-short-remedy-accepted = Customer accepted remedy { $n }
timeline-short-remedy-refused = Customer refused remedy { $n }
timeline-short-remedy-countered = Customer wants something else than remedy { $n }
timeline-short-remedy-delivered = Remedy { $n } delivered
timeline-short-promise-clock = Clock started
timeline-short-promise-kept = Promise kept
timeline-short-promise-kept-late = Promise kept late
timeline-short-promise-broken = Promise overdue
timeline-short-promise-released = Promise released

## Labels
timeline-fact-wish = Wish
timeline-fact-heard-at = First heard
timeline-fact-danger = Danger
timeline-danger = To people or property, now
timeline-fact-source = Number at the source
timeline-fact-kind = Kind
timeline-fact-nature = Nature
timeline-fact-category = Category
timeline-fact-priority = Priority
timeline-fact-with = With
timeline-fact-happened-at = Took place
timeline-fact-due = Due
timeline-fact-amount = Amount
timeline-fact-point = For point
timeline-fact-what = What
timeline-fact-approval = Approval
timeline-fact-unit = Department at fault
timeline-fact-back-to = Back to
timeline-fact-cause = Cause
timeline-fact-prevention = Prevention

## What the customer sees
told-you = You
told-received = We received your complaint ({ $channel })
told-acknowledged = Your complaint is registered
told-handed-over = Passed to { $unit }
told-accepted = { $unit } started working on it
told-contact-phone-in = You called
told-contact-phone-out = We called you
told-contact-visit-in = You came in
told-contact-visit-out = We met you in person
told-contact-message-in = You sent a message
told-contact-message-out = We sent you a message
told-contact-email-in = You sent an e-mail
told-contact-email-out = We sent you an e-mail
told-contact-letter-in = You sent a letter
told-contact-letter-out = We sent you a letter
told-attached = You added a file
told-by-first-contact = We get in touch by
told-by-answer = We answer by
told-by-callback = We call back by
told-by-acknowledge = We confirm by
told-promise-made = We promised you
told-promise-replanned = Our times have changed
told-promise-kept = We kept our promise
told-promise-kept-late = We kept our promise, but late; we are sorry
told-promise-broken = We did not keep our time; we are sorry
told-promise-broken-given = We promised you “{ $what }” by { $at }. We shall still do it, and whoever is responsible has been reminded.
told-promise-broken-answer = We meant to answer you by { $at }. We are still working on it, and whoever is responsible has been reminded.
told-fact-due = By
told-fact-amount = Amount
told-remedy-offered = Our offer: { $kind }
told-remedy-accepted = You accepted the offer: { $kind }
told-remedy-refused = You did not accept the offer: { $kind }
told-remedy-countered = You asked for something else than: { $kind }
told-remedy-delivered = Delivered: { $kind }
told-responded = Our answer ({ $means })
told-word-accepts = You accepted the answer
told-word-refuses = You did not accept the answer
told-word-counters = You asked for something else
told-word-withdraws = You withdrew the complaint
told-information-added = You added information
told-urged = You urged us
told-rated = Your rating: { $words } ({ $n } of 5)
told-called-back-solved = We called you back: solved. { $words }
told-called-back-unsolved = We called you back: not solved. { $words }
told-called-back-nobody = We tried to call you back and did not reach you
told-closed = Closed: { $outcome }
told-outcome-resolved = solved, as we see it
told-outcome-partly-resolved = partly resolved
told-outcome-explained = explained to you
told-outcome-unresolved = closed, not fixed
told-outcome-withdrawn = you withdrew it
told-outcome-referred = not for us, and we told you whom to ask
told-outcome-past = answered before
told-reopened-dissatisfied = You were not satisfied; we take it up again
told-reopened-new-facts = New facts came up; we take it up again
told-reopened-not-done = What we promised was not done; we take it up again
told-reopened-mistake = It was closed by mistake; we take it up again
told-merged = Now handled together with another complaint about the same matter
told-unmerged = Handled on its own again

## Callback, second handling, survey
timeline-call-times = The customer said when to call
timeline-second-handling = Second handling, by somebody else
timeline-second-handling-alone = Second handling: nobody else is there
timeline-fact-second-to = Handled by
timeline-fact-second-not = Not by
timeline-list-comma = , 
timeline-survey-invited = The customer was asked how it was ({ $way })
timeline-survey-skipped = The customer was asked a short while ago and is left in peace
timeline-survey-answered = The customer answered the survey ({ $way })
timeline-fact-call-again = To be called again
timeline-fact-corrects = Corrects callback { $n }
told-call-times = You said when you want to be called
told-second-handling = Handled anew by colleagues who did not handle it before: { $unit }
told-second-handling-alone = Handled anew
told-survey-invited = We asked you how it was
told-survey-answered = You answered our survey
