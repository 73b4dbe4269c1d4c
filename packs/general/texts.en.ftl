# Letters to the customer. Variables: $no, $name, $heading, $wish, $person, $phone, $organisation, $due (when we will
# be in touch next), $text (the matter of the letter), $link (the customer's own page).

letter-acknowledgement-subject = We have your complaint “{ $heading }” (number { $no })
letter-acknowledgement-body =
    Dear { $name },

    Thank you for telling us. Your complaint “{ $heading }” is registered under the number { $no }. If you call or write, just give this number; you need not tell it all again.

    What we understood you would like: { $wish }

    { $person } is looking after it. We first find out what happened, and you will hear from us by { $due } at the latest. Should it not be finished by then, you will be told how far we are and how much longer it takes.

    You can reach { $person } on { $phone } at any time. To follow it, add to it, urge us or withdraw it, use this page, which is yours alone:
    { $link }

    { $organisation }

letter-response-subject = Our answer to “{ $heading }” (number { $no })
letter-response-body =
    Dear { $name },

    We have looked into every point of “{ $heading }” (number { $no }). This is our answer.

    { $text }

    If you agree, please tell us on the page below; if you do not, please write there which point is wrong, and we will look again. If we hear nothing we shall take it that you have no objection, but you may still come back to it later.
    { $link }

    If anything is unclear, please ask { $person }, { $phone }.

    { $organisation }

letter-offer-subject = What we offer, for you to decide (number { $no })
letter-offer-body =
    Dear { $name },

    To put right what happened with “{ $heading }” (number { $no }), we offer:

    { $text }

    It is for you to decide. You may accept it, decline it, or tell us what you would find right:
    { $link }

    We begin once you have agreed, and will tell you the day by which it is done. Questions? { $person }, { $phone }.

    { $organisation }

letter-closing-subject = “{ $heading }” is closed (number { $no })
letter-closing-body =
    Dear { $name },

    Your complaint “{ $heading }” (number { $no }) was closed today. What was done:

    { $text }

    Result: { $outcome }.

    Closed does not mean the last word. If it is not solved after all, comes back, or something we promised was not done, open the page below or call; we take it up again, and you need not fill in anything twice:
    { $link }

    You can also rate the handling there; please be frank. Responsible: { $person }, { $phone }.

    { $organisation }

letter-reopening-subject = We are taking “{ $heading }” up again (number { $no })
letter-reopening-body =
    Dear { $name },

    We did not settle “{ $heading }” (number { $no }) to your satisfaction, and we are sorry. We have taken it up again. Everything is still on record; you need not repeat it.

    { $second }.

    { $person } is responsible this time, { $phone }, and you will hear from us by { $due } at the latest.

    Follow it here, or add to it:
    { $link }

    { $organisation }
