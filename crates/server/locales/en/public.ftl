# What customers see: complaining, following a complaint, the policy, files. Short, warm, no jargon.

public-nav = Other pages
public-nav-complain = Make a complaint
public-nav-track = Follow your complaint
public-nav-policy = How we handle complaints

## Times
public-when = { $weekday }, { $day }/{ $month }, { $time }
public-when-year = { $weekday }, { $day }/{ $month }/{ $year }, { $time }
public-when-day = the end of { $weekday }, { $day }/{ $month }
public-when-day-year = the end of { $weekday }, { $day }/{ $month }/{ $year }
span-minute = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
span-working-minute = { $n ->
    [one] one minute of working time
   *[other] { $n } minutes of working time
}
span-hour = { $n ->
    [one] one hour
   *[other] { $n } hours
}
span-working-hour = { $n ->
    [one] one working hour
   *[other] { $n } working hours
}
span-day = { $n ->
    [one] one day
   *[other] { $n } days
}
span-working-day = { $n ->
    [one] one working day
   *[other] { $n } working days
}
span-week = { $n ->
    [one] one week
   *[other] { $n } weeks
}
span-month = { $n ->
    [one] one month
   *[other] { $n } months
}
span-year = { $n ->
    [one] one year
   *[other] { $n } years
}

## Complaining
public-complain = Tell us what happened
public-complain-lead = No account needed, and it is free. Just write it down; if something is missing we will ask you.
public-choose = What is it about?
public-choose-none = Complaints cannot be made here yet. Please call us.
public-about-pack = About: { $title }
public-about-other = Choose another
public-about-unit = About: { $unit }
public-narrative = What happened
public-narrative-hint = When, where, who, and what came of it, in any order. Up to 20,000 characters.
public-danger = There is still danger (electricity, smoke, somebody hurt or trapped)
public-danger-hint = Safety first: call 119, 120 or 110, then tell us.
public-danger-now = Please be safe first: fire 119, ambulance 120, police 110.
public-happened-on = On which day
public-happened-hint = Leave it empty if you are not sure
public-happened-time = About what time
public-place = Where
public-place-hint = A building, a shop, a stop
public-wish = What would you like us to do
public-wish-hint = Repair it, refund it, apologise, explain
public-photos = Photos, recordings, films or documents
public-photos-hint = Take one now or choose from your album, up to { $max }. Where a photo was taken is removed from it.
public-waiting = Files we already have (untick what you do not want to send)
public-contact = How can we reach you
public-contact-hint = A telephone number or an e-mail address, or we cannot answer you.
public-phone = Telephone
public-email = E-mail
public-name = Your name
public-name-hint = Not needed; a surname is enough
public-on-behalf = I am writing for somebody else
public-affected = Who is it about
public-relation = What are you to them
public-relation-hint = Daughter, neighbour, lawyer
public-affected-phone = Their telephone
public-more = A little more (not needed)
public-category = What kind of matter
public-category-none = Not sure, please decide for me
public-recurrence = How often does it happen
public-trap = Please leave this empty
public-agreement = By pressing “Send” you agree that { $organisation } uses what you wrote and how to reach you to handle this matter. Only those who handle it see it.
public-send = Send
public-trapped = A field that must stay empty was filled in, perhaps by your browser. We have emptied it; please press “Send” once more.
public-unsaved = We are sorry: nothing can be saved right now, and your complaint has not been sent. Everything you wrote is still on this page. Please press “Send” again in a few minutes, or call us.
public-sent-before = You have just sent this form; its number is { $no }. To add something, go to “Follow your complaint”. If this is another matter, press “Send” again.
public-too-many-files = At most { $max } files; the rest were not taken

## What to mend
public-problem-of = { $field }: { $problem }
public-problem-narrative-missing = Please tell us what happened, even in a sentence or two
public-problem-complainant-phone-no-way-to-answer = Please leave a telephone number or an e-mail address, or we cannot answer you
public-problem-complainant-phone-not-a-phone = This telephone number does not look right, please check it, e.g. 138 1234 5678
public-problem-affected-phone-not-a-phone = This telephone number does not look right, please check it
public-problem-complainant-email-not-a-mail-address = This e-mail address does not look right, e.g. name@example.com
public-problem-happened-at-in-the-future = That day has not come yet, please check the date
public-problem-happened-at-too-long-ago = That is too long ago, please check the year
public-problem-happened-on-not-a-time = We cannot read this date; write it as 2026-08-17, or leave it empty
public-problem-happened-time-not-a-time = We cannot read this time; write it as 9:30, or leave it empty
public-problem-word-missing = Please choose one
public-problem-reply-missing = Please choose one
public-problem-score-missing = Please choose one
public-problem-text-missing = Please write a few words, so that we know what you mean
public-problem-note-missing = Please tell us what you have in mind
public-problem-comment-missing = Please tell us what was wrong, so that we know what to change
public-field-narrative = What happened
public-field-wish = What you would like
public-field-place = Where
public-field-category = What kind of matter
public-field-recurrence = How often
public-field-complainant-name = Your name
public-field-complainant-phone = Telephone
public-field-complainant-email = E-mail
public-field-affected-name = Who it is about
public-field-affected-phone = Their telephone
public-field-relation = What you are to them
public-field-text = What you wrote
public-field-note = What you have in mind
public-field-comment = Your comment

## Why a file is not taken
upload-of = “{ $name }” was not taken: { $why }
upload-too-large = it is too large, at most { $max } each. Cut a film shorter, or send a few photos
upload-empty = it is empty, please choose it again
upload-kind = we do not take this kind of file. Send photos, recordings, films, PDF, Word, Excel or text
upload-heic = most computers cannot open this kind of photo (HEIC). Set your telephone to “Most compatible”, or send a screenshot
upload-lies = its content is not what its name says, please choose the original
upload-broken = it cannot be opened and may be incomplete, please choose it again
upload-too-many-pixels = the picture is too large, please send an ordinary photo or a screenshot
upload-bomb = it unpacks to far too much. Please send a PDF or a photo
upload-macros = it holds programs (macros). Please save it as a plain document
upload-gone = it waited too long and was removed, please choose it again

## Received
public-received = We have it
public-received-name = { $name }, we have it
public-received-lead = Thank you for telling us. We are sorry for the trouble.
public-your-number = Your number
public-number = Number
public-speak = Read it to me
public-spoken = Your number is: { $no }
public-print = Print
public-files = { $n ->
    [one] one file
   *[other] { $n } files
}
public-next = What happens next
public-next-none = We will be in touch soon.
public-promise-acknowledge = We confirm that we have it by { $at }
public-promise-first-contact = Somebody contacts you by { $at }
public-promise-answer = You have our answer by { $at }
public-promise-callback = Somebody calls to hear what you think by { $at }
public-promise-given = By { $at }: { $what }
public-late = Promised by { $at }: { $what }. We did not keep it, and we are sorry. It is still being done; those responsible have been reminded.
public-remedy-by = What you accepted is done by { $at }: { $what }
public-remedy-owed = What you accepted will be done: { $what }
public-responsible = { $person } of { $unit } is responsible.
public-responsible-unit = { $unit } is responsible.
public-call = Call us:
public-link-title = Follow it whenever you like
public-link-lead = This link is yours alone. It shows how far we are; there you can add to your complaint, remind us, and say whether you are content. Please keep it and do not pass it on.
public-link-open = See how far it is
public-link-copy = Copy the link
public-link-hand = Without the link: enter the number { $no } and the code { $code } at “Follow your complaint”.
public-link-mail = It also goes to { $mail }.

## Finding a complaint
public-track-lead = With your number and code you see how far we are.
public-code = Code
public-track-no-hint = The digits you were given, e.g. 20260817-0042-1
public-track-code-hint = 16 letters and digits; capitals and spaces do not matter
public-track-do = Find it
public-track-no-wrong = This number is not right, please check it digit by digit
public-track-code-missing = Please enter the code
public-track-wrong = Number and code do not fit together, please check them. If it does not work, call us and we will find it for you.
public-lost = Lost your number or code?
public-lost-help = Your complaint is being handled all the same. Call us with the telephone number you left, and we will find it for you.
public-wrong-link = This link does not open
public-wrong-link-help = A few letters may have been lost in copying. Go back to the message or the note and copy the whole link again.
public-expired = This link has expired
public-expired-help = The matter was closed more than { $days } days ago and is no longer shown here. The record is kept; we can look it up for you.
public-help-title = Need help?
public-help-call = Please call us:

## How far it is
public-case-received = We have it and are finding the right person
public-case-working = We are working on it
public-case-responded = We have answered
public-case-responded-lead = Content or not, please tell us.
public-case-settled = You agreed; we are finishing
public-case-again = We are working on it again
public-case-again-lead = We did not do it well the first time, and we are sorry. You need not say it all again.
public-case-withdrawn = You took it back
public-case-withdrawn-lead = We are no longer working on it. If you change your mind, just say so below.
public-case-merged = Handled together with the same matter
public-case-merged-lead = Somebody is working on the same matter already. We handle them together and you will hear from us. Call us: { $phone }.
public-case-closed-explained = Closed: we have explained it to you
public-case-closed-withdrawn = You took it back; closed
public-case-closed-referred = This is not ours to decide
public-case-closed-referred-lead = Whom to turn to is written below.
public-case-closed-past = Answered and closed earlier
public-step-received = Received
public-step-working = In work
public-step-responded = Answered
public-step-closed = Closed
public-timeline = What has happened
public-mine = What I wrote
public-wish-short = Wanted
public-contact-short = Contact
public-rating-short = Your rating
public-say = What you would like to say

## What the customer says
public-offer = We have an offer for you to decide on
public-offer-kind = Offer
public-offer-amount = Amount
public-offer-due = Done by
public-offer-question = Do you accept
public-offer-note-hint = If you would like something else, write it here
public-reply-accepts = I accept
public-reply-refuses = I do not accept
public-reply-counters = I would like something else
public-response = Our answer
public-word-question = Do you agree with it
public-word-hint = If not, please tell us which part
public-word-accepts = I agree
public-word-refuses = I do not agree, please look at it again
public-word-counters = I want something else
public-answer-send = Send
public-urge = Remind us
public-urge-question = The person responsible and their supervisor are both told.
public-urge-text = Anything to say (not needed)
public-urge-do = Remind them
public-urged = { $n ->
    [one] You have reminded us once
   *[other] You have reminded us { $n } times
}
public-rate = How did we do
public-rate-question = Please rate us
public-rate-comment = Why
public-rate-hint = If you choose dissatisfied, please tell us what was wrong, so that we can change it
public-rate-do = Send rating
public-add = Add something
public-again = Not solved?
public-again-lead = If it is not solved, or what we promised was not done, write it here. We will look at it again.
public-files-alone = { $n ->
    [one] (added one file)
   *[other] (added { $n } files)
}
public-withdraw = Take it back
public-withdraw-question = We would stop working on it. Do you really want to take it back?
public-withdraw-text = Why (not needed)
public-withdraw-do = Yes, take it back
public-done-information = We have it; the person responsible will see it.
public-done-urges = The person responsible and their supervisor have been reminded.
public-done-word = Thank you, we have your word.
public-done-replies = Thank you, we have your decision.
public-done-rating = Thank you for your rating.
public-done-withdrawal = Taken back.
public-refusal-case-closed = This is closed. If the problem is not solved, write it under “Not solved?”.
public-refusal-merged-away = This is handled together with another matter. Please call us.
public-refusal-remedy-not-ready = This offer has just changed; please look at it as it is now.
public-refusal-no-such-remedy = This offer has just changed; please look at it as it is now.
public-refusal-already-rated = You have rated us already. If there is more to say, write it under “Add something”.
public-refusal-not-responded = We have not answered yet. Please wait for our answer, then tell us.
public-refusal-too-many = There is too much here already. Please call us.
public-refusal-key-reused = This page was sent a moment ago. Please look at it as it is now and write again if needed.
public-refusal-other = This cannot be done now. Please look at it as it is now, or call us.

## Policy
public-policy-lead = If you are not content with us, please tell us. It is free, and nobody is treated worse for it.
public-policy-how = How to complain
public-policy-how-web = Here on the web, without an account, day and night.
public-policy-how-phone = By telephone:
public-policy-how-person = In person or by letter. You say it once: whoever hears it writes it down and does not send you to somebody else.
public-policy-how-behalf = Family, neighbours or others may speak for you.
public-policy-needed = What we need
public-policy-needed-what = What happened, when and where, and what you would like.
public-policy-needed-reach = A telephone number or e-mail address to reach you.
public-policy-needed-proof = Photos, receipts, recordings if you have them; you may complain without.
public-policy-free = What it costs
public-policy-free-text = Nothing. Complaining, asking, reminding and being called back are free.
public-policy-times = When you hear from us
public-policy-times-of = When you hear from us: { $title }
public-policy-today = An ordinary complaint sent now:
public-policy-promise-register = Entered in the register
public-policy-promise-acknowledge = You are told that we have it
public-policy-promise-first-contact = Somebody contacts you
public-policy-promise-answer = You have our answer
public-policy-promise-callback = We call to hear what you think
public-policy-since-heard = within { $span } of hearing it
public-policy-since-received = within { $span } of receiving it
public-policy-since-triaged = within { $span } of judging it
public-policy-since-responded = within { $span } of our answer
public-policy-word = After our answer you have { $days } days to say whether you agree. If we hear nothing we close it as explained; you may still ask us to take it up again.
public-policy-callback = Afterwards a colleague who did not handle it calls you, trying up to { $n } times.
public-policy-link = For { $days } days after closing your private link still works, and you may ask us to take it up again.
public-policy-remedies = How we can put things right
public-policy-remedies-text = One or several of these, as the matter calls for. Money is approved before it is promised, and what is promised is done.
public-policy-rights = You may
public-policy-rights-see = See at any time how far it is, who is responsible, and when you hear from us next.
public-policy-rights-add = Add to it, remind us, or take it back at any time.
public-policy-rights-refuse = Disagree with the answer, decline an offer, or propose something else.
public-policy-rights-conflict = Rely on this: whoever is complained about neither handles nor sees your complaint.
public-policy-rights-secret = Ask for confidence. Only those who handle it see your name and number.
public-policy-rights-outside = Turn to 12315 or 12345, to mediation, arbitration or the courts, if you are not content with how we handled it.

## Callback, second handling, survey
public-case-closed-solved = Closed: you told us it is solved
public-case-closed-solved-by-us = Closed: we hold it for solved
public-case-closed-solved-by-us-lead = You have not told us whether it is. If not, say so below and we take it up again.
public-case-closed-partly-solved = Closed: solved in part
public-case-closed-partly-solved-lead = Part of it could not be solved; the reason is below.
public-case-closed-not-solved = Closed, not fixed
public-case-closed-not-solved-lead = We are sorry that it is not fixed. We have recorded that honestly.
public-survey-open = How did we handle it?
public-survey-open-lead = It takes about two minutes. What you say goes as it is to colleagues who did not handle the case.
public-survey-solved = Is the matter solved?
survey-solved-yes = Yes, it is solved
survey-solved-no = No, it is not
public-survey-marks = 1 is very bad, 5 is very good.
public-survey-dimensions = A little more, if you like
public-survey-dimensions-lead = For each: what did you expect, and what did you meet with?
public-survey-send = Send it
public-survey-once = It can be answered once, and not changed afterwards.
public-survey-thanks = Thank you
public-survey-thanks-lead = What you said is recorded as it is. If it is not solved, somebody else takes it up again; you need not complain a second time.
public-survey-answered = This survey was answered already
public-survey-answered-lead = Thank you. It can be answered once; to add something, open the link under which you follow your case.
public-survey-expired = The time to answer is over
public-survey-expired-lead = To tell us something, open the link under which you follow your case, or call us.
public-survey-superseded = The case has been taken up again
public-survey-superseded-lead = This survey asks about the handling before; there is no need to answer it. You will be asked again.
public-survey-wrong = This link opens nothing
public-survey-wrong-lead = Some letters may be missing. Go back to the mail and copy the whole link.
public-survey-track = Follow my complaint
public-call-times = When may we call you?
public-call-times-lead = We call to ask whether it is solved.
public-call-times-do = Tell us
public-done-call-times = Noted; we call when it suits you.
