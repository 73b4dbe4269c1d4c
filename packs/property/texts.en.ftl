# Letters of a property company, only where the words differ from the general ones.

letter-acknowledgement-subject = “{ $heading }” is registered (number { $no })
letter-acknowledgement-body =
    Dear { $name },

    What you reported, “{ $heading }”, is registered under the number { $no }, and { $person } is responsible for it to the end. We are sorry for the trouble.

    What we understood you would like: { $wish }

    Next: if somebody has to come to your home, they will call first and arrange a time; if not, you will hear what we found. You will have word by { $due } at the latest, even if it is not finished.

    If water is running, something is smoking or somebody is trapped, please do not wait for letters: call { $phone } at once, day or night.

    To follow it, add photographs or urge us, use this page, which is yours alone:
    { $link }

    { $organisation }

letter-closing-subject = “{ $heading }” is done (number { $no })
letter-closing-body =
    Dear { $name },

    “{ $heading }” (number { $no }) was closed today. What was done:

    { $text }

    Result: { $outcome }.

    In a few days a colleague who had no part in it will call and ask whether it holds, whether everything was left clean, and whether you are satisfied. Please be frank.

    If it breaks again, or something we promised was not done, the page below takes it up again; you need not report it twice:
    { $link }

    Responsible: { $person }, { $phone }.

    { $organisation }
