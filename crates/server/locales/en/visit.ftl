### Words for visits to the customer.

## Duties, notices, promises
duty-visit = Go to the customer
notice-visit-arranged = You are to go to a customer
notice-visit-moved = A visit is at another time, or somebody else goes
notice-visit-cancelled = A visit you were to make was cancelled
notice-visit-recorded = What was found on a visit is on record
notice-visit-not-agreed = The customer does not agree with what was done on a visit, or would not sign
promise-kind-visit = Visit
told-by-visit = Somebody comes by
public-promise-visit = Somebody comes to you by { $at } at the latest.
released-moved = put off to another time
released-cancelled = the visit was cancelled
told-promise-broken-visit = We said somebody would come by { $at }, and nobody came. We are sorry; whoever is responsible has been told.

## Letters
letter-kind-visit-arranged = Visit arranged
letter-kind-visit-moved = Visit moved
letter-kind-visit-cancelled = Visit cancelled
letter-visit-arranged-subject = Somebody comes to you (number { $no })
letter-visit-arranged-body =
    Dear { $name },

    About “{ $heading }” (number { $no }) we come to you:

    { $window }
    Place: { $place }
    { $visitor } comes. Phone: { $visitor_phone }.

    What for: { $text }

    If that does not suit you, please tell us on your own page:
    { $link }

    { $organisation }
letter-visit-moved-subject = We come at another time (number { $no })
letter-visit-moved-body =
    Dear { $name },

    We cannot come at the time we told you, and are sorry for it. The new time:

    { $window }
    Place: { $place }
    { $visitor } comes. Phone: { $visitor_phone }.

    Why: { $text }

    If that does not suit you, please tell us on your own page:
    { $link }

    { $organisation }
letter-visit-cancelled-subject = Nobody comes to you any more (number { $no })
letter-visit-cancelled-body =
    Dear { $name },

    The visit we arranged ({ $window }) does not take place.

    Why: { $text }

    If you think we should come all the same, please tell us on your own page:
    { $link }

    { $organisation }

## The timeline
timeline-visit-arranged = Visit { $n } arranged
timeline-visit-moved = Visit { $n } moved
timeline-visit-arrived = Visit { $n }: somebody is there
timeline-visit-recorded = Visit { $n } on record
timeline-visit-signed-off = Visit { $n }: the customer’s word
timeline-visit-cancelled = Visit { $n } cancelled
timeline-fact-visit-window = When
timeline-fact-visit-person = Who goes
timeline-fact-visit-place = Where
timeline-fact-visit-result = Result
timeline-fact-visit-consent = The customer
timeline-fact-visit-name = Name
told-visit-arranged = We come to you: { $window }
told-visit-moved = We come at another time: { $window }
told-visit-cancelled = Nobody comes to you any more
told-visit-done = We were with you; it is done
told-visit-to-be-continued = We were with you; it takes another visit
told-visit-nobody-there = We came, and met nobody
told-visit-no-access = We came, and could not get to it
told-visit-agrees = You signed that you agree
told-visit-disagrees = You signed, and said with what you do not agree
told-visit-refuses-to-sign = You did not sign

## Refusals
refusal-no-such-visit = This case has no such visit.
refusal-no-such-visit-hint = Go back to the case and look for the visit’s number.
refusal-not-your-visit = Somebody else goes there.
refusal-not-your-visit-hint = Whoever was named, who stands in for them, or who works on the case can do it.
refusal-visit-settled = This visit is on record or cancelled already.
refusal-visit-settled-hint = Load the page again to see how it stands; if somebody must go again, arrange another visit.
refusal-visit-not-recorded = What was found there is not on record yet.
refusal-visit-not-recorded-hint = Put it on record first, then let the customer sign.
refusal-nothing-to-sign = Nothing was done on this visit that could be signed.
refusal-nothing-to-sign-hint = Arrange another visit if somebody must go again.
refusal-already-signed-off = The customer’s word on this visit is on record already, and is not changed.
refusal-already-signed-off-hint = What they say later goes into a contact or another visit.
refusal-visit-still-open = Somebody is still to go to the customer.
refusal-visit-still-open-hint = Put the visit on record, or cancel it with a reason.

## The case page and the page of a visit
visit-title = Visits
visit-none = No visit was arranged yet.
visit-number = Visit { $n }
visit-in-vain = { $n ->
    [one] Once we could not do what we came for.
   *[other] { $n } times we could not do what we came for.
}
visit-state-arranged = Arranged
visit-state-arrived = Somebody is there
visit-state-recorded = On record
visit-state-signed-off = Signed off
visit-state-cancelled = Cancelled
visit-result = Result
visit-result-done = Done
visit-result-to-be-continued = It takes another visit
visit-result-nobody-there = Nobody there
visit-result-no-access = No access
visit-consent = The customer
visit-consent-agrees = Agrees
visit-consent-disagrees = Does not agree
visit-consent-refuses-to-sign = Will not sign
visit-clashes = Overlaps another visit
visit-late = Nobody came in time
visit-person = Who goes
visit-person-instead = Who goes instead
visit-same-person = The same person
visit-place = Where
visit-what = What for
visit-from = From
visit-to = Until
visit-why = Why
visit-customer-reads = The customer reads this.
visit-open = Open the visit
visit-arrange = Arrange a visit
visit-arrange-hint = The time is a promise to the customer, who is told by mail where there is an address. At most twelve hours.
visit-arrange-do = Arrange
visit-move = Move
visit-move-do = Tell the new time
visit-moved-to = Moved to { $window }: { $why }
visit-cancel = Cancel the visit
visit-cancel-why = Why does nobody go?
visit-cancelled-why = Cancelled because
visit-arrive = I am here
visit-record = What was found and done
visit-record-do = Put on record
visit-found = In words
visit-found-hint = Needed unless nobody was there; the customer reads it.
visit-needed = Needed when done.
visit-between = From { $min } to { $max }.
visit-at-least = At least { $min }.
visit-at-most = At most { $max }.
visit-photos = Photos
visit-photos-hint = Taken now, or chosen.
visit-files = Photos on the case that belong to it
visit-sign = The customer’s word
visit-sign-hint = Show the customer what is written above, then hand them the phone.
visit-sign-name = Name
visit-sign-name-hint = Without a finger on the screen, the name typed here stands for the signature.
visit-signature = Signature
visit-signature-clear = Draw again
visit-sign-note = What they say
visit-sign-note-hint = Needed when they do not agree or will not sign.
visit-sign-do = Put the word on record
visit-signed = The customer
visit-away-kept = The network is away. What you filled in stays on this device and is sent by itself once it is back; it is there even if the page is closed: open it again and press send.
visit-photos-not-kept = The photos cannot be kept on this device and are lost when the page is closed: send them first, or keep them and choose them again.
done-visits = The visit was arranged.
done-visit-moves = The visit was moved.
done-visit-arrivals = It is on record that you are there.
done-visit-records = What was found is on record.
done-visit-sign-offs = The customer’s word is on record.
done-visit-cancellations = The visit was cancelled.

## The list
visits-title = Visits
visits-sub = { $n ->
    [0] Nothing open today and in the next seven days
    [one] One open, today or in the next seven days
   *[other] { $n } open, today and in the next seven days
}
visits-mine = My visits
visits-unit = My unit’s visits
visits-today = Today
visits-left-over = Left over from before
visits-none = No visits
visits-none-help = A visit is arranged on the page of its case.

## The interface
api-group-visits = Visits
api-op-visits = Arrange a visit
api-op-visit-moves = Move a visit
api-op-visit-arrivals = Say that one is there
api-op-visit-records = Put on record what was found
api-op-visit-sign-offs = Put the customer's word on record
api-op-visit-cancellations = Cancel a visit
