# Letters no pack has words for. Variables: $no, $name, $heading, $wish, $person, $phone, $organisation, $due (when the
# customer hears from us next), $text (the matter of the letter), $link (the customer’s own page).
# A sentence with a phone, wish, text, organisation or link that is not known is left out; for a name, person or time
# that is not known stand the words below.

letter-nobody = customer
letter-person = our team
letter-agreed-time = the agreed time
letter-time = { $weekday }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $time }

letter-acknowledgement-subject = We have your complaint (number { $no })
letter-acknowledgement-body =
    Dear { $name },

    Thank you for telling us. Your complaint “{ $heading }” is registered under the number { $no }.

    What you would like: { $wish }

    In charge of it: { $person }. You will hear from us by { $due } at the latest. You can call { $phone } at any time.

    To follow it, add to it, urge us or withdraw it, open the page that is yours alone:
    { $link }

    { $organisation }

letter-response-subject = Our answer to your complaint (number { $no })
letter-response-body =
    Dear { $name },

    This is our answer to “{ $heading }” (number { $no }).

    { $text }

    Please tell us on your own page whether you accept it, and if not, which point is wrong:
    { $link }

    If anything is unclear, please ask { $person }. Phone: { $phone }.

    { $organisation }

letter-amount = Amount: { $amount }

letter-offer-subject = What we offer, for you to decide (number { $no })
letter-offer-body =
    Dear { $name },

    To put “{ $heading }” (number { $no }) right, we offer:

    { $text }

    It is for you to accept it, decline it, or ask for something else, on your own page:
    { $link }

    If you have questions, please ask { $person }. Phone: { $phone }.

    { $organisation }

letter-closing-subject = Your complaint is closed (number { $no })
letter-closing-body =
    Dear { $name },

    Your complaint “{ $heading }” (number { $no }) is closed. What was done:

    { $text }

    Result: { $outcome }.

    If it is not solved, or something we promised was not done, open your own page and we take it up again. You can also rate the handling there:
    { $link }

    If you have questions, please ask { $person }. Phone: { $phone }.

    { $organisation }

letter-reopening-subject = We are taking your complaint up again (number { $no })
letter-reopening-body =
    Dear { $name },

    We did not settle “{ $heading }” (number { $no }) well, and we are sorry. We have taken it up again; you need not repeat anything.

    { $second }.

    In charge of it this time: { $person }. You will hear from us by { $due } at the latest. You can call { $phone } at any time.

    Follow it on your own page:
    { $link }

    { $organisation }

## Callback, second handling, survey
letter-outcome-solved = solved
letter-outcome-solved-by-us = we hold it for solved; you have not told us whether it is
letter-outcome-partly-solved = closed, solved in part
letter-outcome-not-solved = closed, not fixed
letter-outcome-explained = explained to you
letter-outcome-withdrawn = you took it back
letter-outcome-referred = not ours to decide; you were told whom to turn to
letter-outcome-past = answered earlier
letter-second-yes = It is handled by colleagues who did not handle it before
letter-survey-subject = How did we handle it? (number { $no })
letter-survey-body =
    Dear { $name },

    Your complaint “{ $heading }” (number { $no }) was closed. Please tell us how we handled it; it takes about two minutes:
    { $link }

    The link can be used once, until { $due }. If it is not solved, say so there: somebody else takes it up again.

    { $organisation }
