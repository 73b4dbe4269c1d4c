# Promises: how a date came about, promises in a text, the register, rates.

## How a date came about (customers read it)
public-why = How this date came about
reckoning-between = {" "}
reckoning-word = This is the time we gave you our word on at { $at }.
reckoning-outer = This is the time set by the body that passed the complaint on.
reckoning-past = This time was counted by the rules of its day; rules or calendar have changed since, so it is not listed day by day any more.
reckoning-from = Counted from “{ $moment }” ({ $at }): { $span }.
reckoning-first-day = The first day itself does not count.
reckoning-rest = { $n ->
    [one] One day off in between does not count.
   *[other] { $n } days off in between do not count.
}
reckoning-make-up = { $n ->
    [one] One make-up day is worked and counts.
   *[other] { $n } make-up days are worked and count.
}
reckoning-paused = Because of “{ $reason }” the clock stood still from { $from } to { $to }.
reckoning-extended = It was granted { $span } more: { $reason }.
reckoning-rolled = The last day was a day off, so the next working day counts.
reckoning-capped = It was lengthened up to the most the rule allows.
reckoning-so = So the latest is { $at }. Basis: { $basis }.

## Promises in a text
found-title = What you just wrote holds a promise
found-question = You wrote “{ $said }”, which is { $at } at the latest. Register it as a promise?
found-open = You wrote “{ $said }”; the calendar does not have that year yet. Say by when, then register it.
found-register = Register the promise
found-leave = If it is none, leave it: with your next words to the customer it is gone.
found-some = { $n ->
    [one] The last words to the customer hold one thing that reads like a promise
   *[other] The last words to the customer hold { $n } things that read like promises
}
advice-earlier-than-usual = Cases like this one are usually done by { $at }.
advice-rest-day = { $day } ({ $weekday }) is a day off.
advice-outside-hours = On { $day } ({ $weekday }) nobody works at that time.
advice-unknown-year = The calendar of { $year } is not loaded: nobody knows whether that day is worked.
advice-again = It is not registered yet. To promise it all the same, press once more.
said-in-contact = said in a contact
said-in-progress = said with the progress
said-in-response = said in the decision
said-in-at = { $what } · { $at }

## Register of promises
promises-title = Promises
promises-sub = What was promised to whom, by whom, by when, and whether it was kept
promises-lists = Which promises
promises-owed = Owed
promises-soon = Due within three days
promises-broken = Not kept in time
promises-kept = Kept
promises-person = Given by
promises-basis = Basis
promises-none = No promises here
promises-none-help = Look by something else, or at another list.
promises-rates = Promises kept
promises-by-unit = Unit
promises-by-person = Given by
promises-by-category = Category
promises-by-rule = Made by a rule, not by a person
promises-rate-ended = Fell due
promises-rate-kept = Kept
promises-rate-late = Kept late
promises-rate-broken = Still owed
promises-rate-rate = Rate
promises-rate-def = Fell due: promises due within the months chosen whose end is known; released ones and those of merged cases are left out. Rate: those of them kept in time.
promises-rate-order = In the order of codes, never of rates: who has the hard cases and promises much has other numbers.
promises-rate-scope = Only cases you may see are counted. A name leads to those not kept in time.

## API
api-op-reckoning = Tell how a date came about
api-op-reckoning-more = Day by day from start to due: which days counted, pauses, extensions, rule and source; `words` is what the customer reads. `count` is empty for a promise no rule counts, such as somebody's word.
api-op-found-promises = Tell the promises found in the last words to the customer
api-op-found-promises-more = Those not registered yet, with what speaks against them; to register one, send its `what`, `due_at` and `said_in` to `promises`.
api-op-list-promises = List promises
api-op-list-promises-more = Exactly those on cases the person may open.
api-op-kept-rates = Tell how many promises were kept
api-op-kept-rates-more = By unit, person or category, in the order of codes, never of rates.

## The letter of a quick closing
closing-letter = Letter to the customer
closing-letter-hint = A rulebook lets this case be closed quickly, so you may choose; otherwise the usual letter goes out. The record stays the same.
closing-letter-usual = The usual closing letter
closing-letter-short = A short confirmation
closing-letter-short-hint = A few lines: it is settled, and what to do if it is not
closing-letter-none = No letter
closing-letter-none-hint = It was told in person or on the phone
letter-kind-summary = Short confirmation
letter-summary-subject = Your complaint is settled (number { $no })
letter-summary-body =
    Dear { $name },

    Your complaint “{ $heading }” (number { $no }) was put right at once, and we consider it settled.

    If you see it differently, open your own page and we take it up again:
    { $link }

    If you have questions, please ask { $person }. Phone: { $phone }.

    { $organisation }
