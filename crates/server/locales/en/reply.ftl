## 答复检查 / reply check
problem-wording = This cannot go out as it stands
reply-remark-at = “{ $said }”: { $title }.
reply-remark-point = Point { $n }: { $title }.
reply-remark = { $title }.
reply-of-point = point { $n }
reply-clean = Checked: nothing to mend.
reply-blocked = Something must be mended before this can go out.
reply-advised = It may go out; { $n ->
    [one] one remark
   *[other] { $n } remarks
 } to think about.
reply-blocks = must be mended
reply-better = Better:
reply-check-do = Check the wording
reply-templates = Begin with:
reply-waiver = Why it goes out all the same
reply-waiver-hint = A supervisor or the quality department may let it go; the reason and the rules it went out against are on record.
reply-letter = Letter of { $date }
reply-agreement = Agreement

## 复核 / second reader
draft-do = Lay before a second reader
draft-hint = A written answer in a grave case goes out only after somebody else has read it.
draft-waiting = An answer waits to be read
draft-of = drafted by { $person }, { $means }
draft-release = Let it go out
draft-send-back = Give it back
draft-note = What is to be mended
draft-sent-back = { $person } gave the draft back: { $note }
duty-read-draft = Read a drafted answer
notice-draft-waiting = An answer waits for you to read it
notice-draft-judged = The answer you drafted was read
refusal-second-reader-missing = Such an answer goes out only after somebody else has read it.
refusal-second-reader-missing-hint = Lay it before a second reader; a supervisor or the quality department lets it go.
refusal-no-such-draft = There is no such draft.
refusal-no-such-draft-hint = Reload the page to see what waits.
refusal-draft-settled = This draft was settled already.
refusal-draft-settled-hint = Reload the page and read the latest one.
refusal-own-draft = Nobody lets their own draft go.
refusal-own-draft-hint = Ask another supervisor or the quality department.
done-drafts = It was laid before a second reader.
done-releases = It was read and went out.
done-send-backs = It was given back.
timeline-response-drafted = Draft { $n } laid before a second reader
timeline-response-sent-back = Draft { $n } given back
timeline-fact-drafted-by = Drafted by
timeline-fact-released-by = Read by
timeline-fact-waived = Let go because

## 函件 / papers
paper-no-font = This server has no Chinese font, so the paper cannot be made.
paper-no-font-help = Ask whoever runs the server to install one (such as fonts-noto-cjk) and to start it again.
paper-letter-name = letter
paper-letter-subject = Our answer: { $heading }
paper-label-no = No.{ " " }
paper-label-date = Date:{ " " }
paper-label-person = Handled by:{ " " }
paper-label-phone = Telephone:{ " " }
paper-date = { $year }-{ $month }-{ $day }
paper-amount-digits = 0 1 2 3 4 5 6 7 8 9
paper-amount-units = -
paper-agreement-name = agreement
paper-agreement-title = Agreement on a complaint
paper-agreement-customer = The customer
paper-agreement-us = Between
paper-agreement-them = and
paper-agreement-about = About
paper-agreement-no = Case number
paper-agreement-intro = On { $date } both sides agreed on the complaint above as follows:
paper-agreement-head-number = No.
paper-agreement-head-what = What was agreed
paper-agreement-head-amount = Amount
paper-agreement-head-due = By
paper-agreement-item = { $kind }: { $what }
paper-agreement-in-words = In words: { $words }
paper-agreement-done = done on { $date }
paper-agreement-total = Together { $figures }, in words: { $words }
paper-agreement-settled = Once all of this is done, nothing of this complaint is in dispute between both sides.
paper-agreement-no-admission = This agreement settles the complaint and admits no legal liability of either side.
paper-agreement-rights = If anything agreed is not done in time, the customer may complain again or go to law; no statutory right is given up.
paper-agreement-copies = Two copies, one for each side; valid once both have signed.
paper-agreement-for = For { $name }
paper-agreement-sign = Signature
paper-agreement-day = Date:
public-papers = Papers
public-paper-letter = Our answer as a letter
public-paper-agreement = The agreement

## 接口 / API
api-op-check-reply = Check the wording of an answer
api-op-check-reply-more = Reads a text, sends nothing and keeps nothing. Each remark has the rule, the place in characters counted from 0, advice and a better wording; with `blocked`, the text as it stands would be refused.
api-op-drafts = Lay a decision before a second reader
api-op-releases = Let a draft go out
api-op-releases-more = Nobody releases what they drafted themselves.
api-op-send-backs = Give a draft back
