### Words for tasks, partners and how the life of a case divides.

## Duties and notices
duty-accept-task = Accept the task
duty-answer-task = Do and answer the task
duty-judge-task = Judge a task's answer or return
duty-arbitrate = Decide whose a task is
notice-task-assigned = A task was given to you or your unit
notice-task-returned = A task you gave was given back
notice-arbitration-wanted = A task goes to and fro; please decide whose it is
notice-task-arbitrated = It was decided whose a task is
notice-task-answered = A task was answered; please judge it
notice-task-sent-back = Your answer to a task was sent back
notice-task-confirmed = Your answer to a task was taken over
notice-task-withdrawn = A task given to you was withdrawn
notice-task-broken = A task is due and not answered

## Letters
letter-kind-task-asked = Partner asked
letter-kind-task-sent-back = Partner asked for more
letter-kind-task-overdue = Partner reminded
letter-kind-task-withdrawn = Partner told it is withdrawn
letter-task-asked-subject = { $organisation } asks for your help (no. { $no })
letter-task-asked-body =
    Dear { $name },

    { $organisation } is handling a complaint (no. { $no }) and needs your help:

    { $text }

    Please answer by { $due } at the latest. You need no account: by the link below you can accept, answer, add files, or say why you cannot do it. The link is for this one matter; please do not pass it on:
    { $link }

    If you have a question, please ask { $person }, phone { $phone }.

    { $organisation }
letter-task-sent-back-subject = Your answer needs something more (no. { $no })
letter-task-sent-back-body =
    Dear { $name },

    Thank you for your answer (no. { $no }). Still missing is:

    { $text }

    Please add it by { $due } at the same link:
    { $link }

    If you have a question, please ask { $person }, phone { $phone }.

    { $organisation }
letter-task-overdue-subject = We have not had your answer (no. { $no })
letter-task-overdue-body =
    Dear { $name },

    What we asked you for (no. { $no }) was due by { $due }, and we have not had your answer:

    { $text }

    Please answer soon by the link; if you cannot do it, please say why there:
    { $link }

    If you have a question, please ask { $person }, phone { $phone }.

    { $organisation }
letter-task-withdrawn-subject = Your help is not needed any more (no. { $no })
letter-task-withdrawn-body =
    Dear { $name },

    What we asked you for (no. { $no }) is not needed any more:

    { $text }

    There is nothing left to do; thank you. The link says the same:
    { $link }

    { $organisation }

## The timeline
actor-partner = Partner (task { $n })
timeline-task-assigned = Task { $n } given
timeline-task-accepted = Task { $n } accepted
timeline-task-returned = Task { $n } given back
timeline-task-reassigned = Task { $n } passed on
timeline-task-arbitrated = Decided whose task { $n } is
timeline-task-answered = Task { $n } answered
timeline-task-sent-back = Answer to task { $n } sent back
timeline-task-confirmed = Answer to task { $n } taken over
timeline-task-withdrawn = Task { $n } withdrawn
timeline-task-broken = Task { $n } is due and not answered
timeline-task-link-renewed = New link for task { $n }
timeline-task-link-revoked = Link of task { $n } called back
timeline-fact-task-doer = Whose
timeline-fact-task-points = Points
timeline-fact-task-point = Point { $n }
told-task-assigned = We asked other departments to look into it
told-task-partner = We asked others to help look into it
told-task-confirmed = Other departments have answered us

## Refusals
refusal-no-such-task = This case has no such task.
refusal-no-such-task-hint = Go back to the case and look for the task's number.
refusal-not-your-task = This task was given to others.
refusal-not-your-task-hint = Whoever was named, their deputy or who leads the unit can do it.
refusal-task-due-too-late = The task would end after the answer to the customer is due.
refusal-task-due-too-late-hint = Choose an earlier time, or leave it empty for the one proposed.
refusal-task-settled = This task is answered, given back, taken over or withdrawn already.
refusal-task-settled-hint = Load the page again to see with whom it lies now.
refusal-task-not-answered = This task has no answer that could be judged.
refusal-task-not-answered-hint = Wait for the answer, or withdraw the task.
refusal-task-not-returned = This task was not given back.
refusal-task-not-returned-hint = To give it to somebody else, withdraw it and give it anew.
refusal-arbitration-needed = The task was given back too often; only somebody above decides whose it is.
refusal-arbitration-needed-hint = Ask a supervisor to decide, or withdraw it.
refusal-task-arbitrated = It was decided from above that this task is yours.
refusal-task-arbitrated-hint = Answer it; say in the answer what stands in the way.
refusal-arbiter-is-party = You are part of this quarrel.
refusal-arbiter-is-party-hint = A supervisor who had nothing to do with it must decide.
refusal-no-partner = This task was not given to a partner; it has no link.
refusal-no-partner-hint = People of ours see it when they sign in.
refusal-task-still-open = A task is not done yet.
refusal-task-still-open-hint = Take its answer over, or withdraw what is not needed any more.

## The case page
task-title = Tasks
task-none = No task was given yet.
task-number = Task { $n }
task-state-offered = Waits to be accepted
task-state-accepted = Under way
task-state-returned = Given back
task-state-answered = Waits to be judged
task-state-confirmed = Taken over
task-state-withdrawn = Withdrawn
task-late = Was late
task-doer = Whose
task-reach = Reached by
task-due = Due
task-by = Given by
task-points = Points it is about
task-points-hint = Each point chosen wants its own answer; without any, the matter as a whole is answered.
task-partner-named = Partner { $name }
task-open-one = task { $n } ({ $doer })
task-open-separator = ,{ " " }
task-link-revoked = The link was called back.
task-link-over = The link has expired; it can be sent anew.
task-link-until = The link works until { $at }.
task-link = Open the link
task-link-renew = Send a new link
task-link-revoke = Call the link back
task-said-returned = Given back: { $reason }
task-said-passed-on = Passed on
task-said-arbitrated = Decided from above
task-said-sent-back = Sent back
task-said-withdrawn = Withdrawn
task-wants-arbitration = Given back too often: a supervisor who had nothing to do with it must decide.
task-answer = Answer
task-accept = Accept
task-confirm = Take the answer over
task-answer-open = Answer the task
task-answer-text = What was found and done
task-answer-do = Send the answer
task-point-text = What to answer to the customer
task-finding = Finding
task-reasons-hint = A finding needs its reasons.
task-files = Files
task-return = Give back
task-return-why = Why, and who would be right?
task-send-back = Send back
task-send-back-why = What is missing?
task-due-kept = Left empty, the time stays; when it is over, the one proposed counts.
task-reassign = Pass on
task-reassign-why = Why to them?
task-arbitrate = Decide
task-arbitrate-why = Reasons
task-arbitrate-hint = What is decided is not given back again.
task-withdraw = Withdraw
task-withdraw-why = Why is it not needed any more?
task-assign-unit = Give to a unit or colleague
task-assign-hint = The owner of the case stays responsible for what was promised. Until each task is taken over or withdrawn, the customer is not answered and the case not closed.
task-what = What is to be found out or done
task-unit = Unit
task-person = Person
task-assign = Give the task
task-due-hint = Left empty: { $at }. It must lie before the answer to the customer is due.
task-assign-partner = Give to a partner outside
task-partner-hint = They need no account: the link in the mail shows what is written here and the files chosen, and nothing else.
task-partner-name = Name
task-partner-email = Mail address
task-partner-phone = Phone
task-partner-language = Language
task-partner-files = Files they may see
task-partner-files-hint = What is not chosen is not shown.
task-partner-contact = Show them how to reach the complainant
task-partner-contact-hint = Only where they must speak with the complainant.
task-partner-send = Give the task and send the link
task-language-zh-hans = Simplified Chinese
task-language-zh-hant = Traditional Chinese
task-language-en = English
task-to-case = The whole case
task-yours = A task for you
done-tasks = The task was given; the case stays yours.
done-task-acceptances = The task was accepted.
done-task-returns = The task was given back.
done-task-reassignments = The task was passed on.
done-arbitrations = It was decided.
done-task-answers = The answer was sent; the owner of the case judges it.
done-task-send-backs = The answer was sent back.
done-task-confirmations = The answer was taken over.
done-task-withdrawals = The task was withdrawn.
done-task-links = A new link was sent; the old one opens nothing any more.
done-task-link-revocations = The link was called back.

## How the life of a case divides
share-title = Where the time went
share-handling = Handling
share-department = Waiting for a department
share-customer = Waiting for the customer
share-paused = Paused
share-working = { $span } of working time

## The partner's page
partner-title = We ask for your help
partner-state-offered = Please read what is asked, then accept it or answer at once.
partner-state-accepted = You have accepted; please answer in time.
partner-state-returned = You told us you cannot do it. Thank you; we arrange otherwise.
partner-state-answered = We have your answer and are reading it. You may still change it.
partner-state-confirmed = We have taken your answer over; it is done. Thank you.
partner-state-withdrawn = This is not needed any more.
partner-sent-back = Please add
partner-what = What is asked
partner-link-until = The link works until
partner-ask = Questions:
partner-answered = Your answer
partner-answer = Answer
partner-point-text = Your answer
partner-decline = We cannot do it
partner-decline-note = Why not, and who would be right?
partner-done-acceptance = Accepted; please answer in time.
partner-done-answer = We have your answer. Thank you.
partner-done-return = We have your words. Thank you.
partner-wrong = This link opens nothing
partner-wrong-help = It is not whole, or a newer one was sent. Open it from the last mail you had; if that does not help, ask whoever wrote to you.
partner-expired = This link has expired
partner-expired-help = Ask whoever wrote to you for a new one.
partner-revoked = This link was called back
partner-revoked-help = If you think it should not have been, ask whoever wrote to you.
partner-over = This is not needed any more
partner-over-help = It was withdrawn or arranged otherwise. Thank you; there is nothing left to do.

## The interface
api-group-tasks = Tasks
api-op-tasks = Give a task
api-op-task-acceptances = Accept a task
api-op-task-returns = Give a task back
api-op-task-reassignments = Pass a returned task on
api-op-arbitrations = Decide whose a task is
api-op-task-answers = Answer a task
api-op-task-send-backs = Send an answer back
api-op-task-confirmations = Take an answer over
api-op-task-withdrawals = Withdraw a task
api-op-task-links = Send a partner a new link
api-op-task-link-revocations = Call a partner's link back

## The board
board-tasks = Tasks due and not answered
