# Letters of the hotline, only where the words differ from the general ones.

letter-acknowledgement-subject = Your matter has been taken up (order { $no })
letter-acknowledgement-body =
    Dear { $name },

    What you told us, “{ $heading }”, has been taken up as order { $no }.

    What we understood you would like: { $wish }

    Next, the order goes to the body that has the power to act, and somebody there will contact you. Where it went and who is working on it can be seen on your page. You will hear from us by { $due } at the latest. If more time is needed you will first be told why, and until when.

    At the hotline { $person } follows it to the end, { $phone }. To follow it, add to it, urge us or withdraw it:
    { $link }

    { $organisation }

letter-response-subject = The answer to “{ $heading }” (order { $no })
letter-response-body =
    Dear { $name },

    The body concerned answers your matter “{ $heading }” (order { $no }) as follows.

    { $text }

    Whether this solves it is for you to say. Please tell us on your page whether you agree; what has not been solved goes back to be handled again:
    { $link }

    Questions about the answer? { $person }, { $phone }. Against a decision you may also apply for review or arbitration or go to court, within the time the law sets.

    { $organisation }

letter-closing-subject = Order { $no } is closed
letter-closing-body =
    Dear { $name },

    Your matter “{ $heading }” (order { $no }) was closed today. What was done:

    { $text }

    Result: { $outcome }.

    We will call you back and ask whether the body concerned contacted you, whether the matter is solved, and how satisfied you are. Please be frank; what you say is recorded as you say it.

    If it is not solved, or comes up again, ask for it to be handled again on your page; no new order is needed:
    { $link }

    At the hotline: { $person }, { $phone }.

    { $organisation }
