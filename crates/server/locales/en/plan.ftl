### Words for plans: what is done for the customer, by whom and by when.

## Duties, notices, promises
duty-offer-plan = Lay the plan before the customer
duty-ask-plan = Ask what the customer says to the plan
notice-plan-answered = The customer answered your plan
released-replaced = another plan took its place

## Letters
letter-kind-plan = Plan
letter-plan-subject = How we mean to put it right, for you to decide (number { $no })
letter-plan-body =
    Dear { $name },

    This is how we mean to put “{ $heading }” (number { $no }) right:

    { $text }

    Who does what, and by when, stands on your own page. There you may agree, say no, or ask for something else:
    { $link }

    If you have questions, please ask { $person }. Phone: { $phone }.

    { $organisation }

## The timeline
timeline-plan-proposed = Plan { $n } worked out
timeline-plan-offered = Plan { $n } laid before the customer
timeline-plan-answered = The customer’s answer to plan { $n }: { $reply }
told-plan-offered = We laid a plan before you, for you to decide
told-plan-accepts = You agreed to the plan
told-plan-refuses = You did not agree to the plan
told-plan-counters = You asked for something else than the plan

## Refusals
refusal-no-such-plan = This case has no such plan.
refusal-no-such-plan-hint = Go back to the case and look for the plan’s number.
refusal-plan-settled = The customer has answered this plan, or another one took its place.
refusal-plan-settled-hint = Load the page again to see which plan counts; to change what was agreed on, work out the next one and ask the customer.
refusal-plan-not-offered = This plan has not been laid before the customer.
refusal-plan-not-offered-hint = Lay it before the customer first, then put the answer on record.
refusal-plan-outdated = A time in this plan has passed.
refusal-plan-outdated-hint = Work out the next plan with other times, and ask the customer again.
refusal-remedy-in-plan = This remedy is part of a plan that lies before the customer, and is not answered by itself.
refusal-remedy-in-plan-hint = Answer the plan as a whole; whoever wants only part of it asks for something else, and says what.
refusal-own-proposal-missing = The customer asks for a refund, and we have proposed nothing of our own.
refusal-own-proposal-missing-hint = A no to a refund needs an own amount and a reason: offer a remedy, or a plan that says why there is no refund.
refusal-plan-still-owed = Something in the plan agreed on is still to be done.
refusal-plan-still-owed-hint = Do it first, or have the customer agree to another plan.

## The case page
plan-title = Plan
plan-none = No plan was worked out yet.
plan-number = Plan { $n }
plan-state-proposed = Worked out, not laid before the customer
plan-state-offered = Before the customer
plan-state-accepted = Agreed on
plan-state-refused = The customer said no
plan-state-countered = The customer wants something else
plan-state-replaced = Replaced
plan-by-unit = Units
plan-by-person = People
plan-by-partner = Somebody outside, by name
plan-by-customer = The customer
plan-by-others = Others
plan-owes-proposal = The customer asks for a refund: an own proposal with an amount comes before the answer
plan-to-promise = Keep it
plan-remedies = Remedies that belong to it
plan-remedies-hint = Each keeps its own approval; without it the plan cannot be offered.
plan-instead = What we propose
plan-refund-reason = Why no refund
plan-refund-reason-hint = Only where the customer asks for a refund and does not get it. The remedies ticked above are then our own amount; with none it is nothing.
plan-weighed = Risks and alternatives, for us only
plan-risk-of = Risk: { $what }
plan-alternative-of = Not taken: { $what }
plan-propose = Work out a plan
plan-propose-next = Work out the next plan
plan-propose-hint = What is done, by whom, by when. Once the customer agrees, each measure of ours is a promise, and the case is not closed before it is kept.
plan-customer-reads = The customer reads this.
plan-what = What it comes to
plan-points = For which points
plan-points-hint = With none ticked it is for the whole case.
plan-measure = Measure { $n }
plan-measure-what = What is done
plan-measure-who = By whom
plan-measure-due = By when
plan-measure-name = Name of whoever is outside
plan-risk = Risk { $n }
plan-risk-what = What may go wrong
plan-risk-counter = What is done against it
plan-alternative = Alternative { $n }
plan-alternative-what = What else was thought of
plan-alternative-why = Why it was not taken
plan-propose-do = Keep the plan
plan-offer = Lay before the customer
plan-answer = Put the customer’s answer on record
plan-answer-what = What does the customer say?
plan-answer-means = By which means
plan-answer-note = In their words; what was agreed on
plan-answer-note-hint = It goes into the contacts, as the record of what was agreed on.
plan-answer-do = Put on record
plan-answered-at = { $reply } ({ $at })
done-plans = The plan was kept; it has not been laid before the customer.
done-plan-offers = The plan lies before the customer.
done-plan-answers = The customer’s answer to the plan is on record.

## The customer's page
public-plan = How we mean to put it right, for you to decide
public-plan-by = by { $at } at the latest
public-plan-remedies = With it you get
public-plan-question = Do you agree to this plan?
public-plan-outdated = A time in this plan has passed; we shall send you a new one.

## The agreement
paper-agreement-plan = Plan
paper-agreement-head-measure = What is done
paper-agreement-head-who = By whom
paper-agreement-measure-done = done on { $date }
paper-agreement-instead = Why there is no refund: { $reason }. What the organisation proposes: { $amount }.

## The interface
api-op-plans = Work out a plan
api-op-plan-offers = Lay a plan before the customer
api-op-plan-answers = Put the customer's answer to a plan on record

## The demo
demo-plan-what = Get it working again, then find the cause and keep it from coming back
demo-plan-first = Come, repair it, and get it working
demo-plan-second = Look again within a week, and tell you the result
demo-plan-risk = The part does not arrive the same day
demo-plan-counter = Get it working with a spare, and change it when the part is there
demo-plan-alternative = Replace the whole of it
demo-plan-why-not = It costs much, and what is there can be repaired
demo-plan-agreed = Do it that way
demo-plan-refused = The time has passed; a new plan, please
