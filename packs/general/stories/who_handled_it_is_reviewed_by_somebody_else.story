# 办结的投诉由没有经手的人质检；本人有异议，第三个人复评 / who handled it is reviewed by somebody else
pack general
person tangning quality@quality

2026-03-09 09:00 liuyang receive phone "洗衣机送来三天就漏水，打了两次电话没人回。" name=洪小满 phone=13900001031 category=quality.goods
2026-03-09 09:10 liuyang triage complaint needs_improvement quality.goods severity=1
2026-03-09 10:00 liuyang answer_point 1 "门封条装反，已换新；两次来电没有回，是我们漏记。"
2026-03-09 10:30 liuyang respond phone "门封条装反，今天已换新。两次来电没有回，是我们漏记，向您道歉。如还漏水请随时打来。"
2026-03-09 10:40 customer take_word accepts "好了就行"
2026-03-10 10:00 zhouhui call_back reached satisfaction=4
2026-03-10 10:20 zhouhui review_handling liuyang marks.took_it_up=5
2026-03-10 11:00 chenjing close resolved "换封条，补登记" cause="来电没有登记" prevention="来电当场登记"
2026-03-11 09:00 chenjing review_handling liuyang marks.took_it_up=5
2026-03-11 09:30 liuyang give_honour "自己夸自己" person=liuyang
2026-03-11 10:00 zhouhui review_handling liuyang marks.took_it_up=4 notes.took_it_up="前两次来电没有登记" marks.heard_out=10 marks.no_insult=10 marks.no_suspicion=5 marks.kept_word=5 notes.kept_word="答应回电没有回" marks.facts_first=10 marks.every_point=15 marks.plain_words=5 marks.kept_safe=5 marks.honest_record=5 left_out=told_on_the_way comment="补救快，前面漏了两次" coaching="接到电话先登记再转人"
2026-03-11 14:00 chenjing answer_quality_review 1 yes
2026-03-11 14:05 liuyang answer_quality_review 1 no "那两次不是我接的"
2026-03-11 15:00 zhouhui look_again 1 "维持" marks.took_it_up=4
2026-03-12 09:00 tangning look_again 1 "值班表上那两次由别人接听" marks.took_it_up=8 notes.took_it_up="接手后半天才回" marks.heard_out=10 marks.no_insult=10 marks.no_suspicion=5 marks.kept_word=12 notes.kept_word="当天晚回" marks.facts_first=10 marks.every_point=15 marks.plain_words=5 marks.kept_safe=5 marks.honest_record=5 left_out=told_on_the_way
2026-03-12 09:30 tangning look_again 1 "再看一次" marks.took_it_up=8
2026-03-12 10:00 tangning give_honour "当天换好，当面认错" person=liuyang
---
03-09 09:00  liuyang   received 20260309-0001-6 by phone
                       point 1 added: 洗衣机送来三天就漏水，打了两次电话没人回。
                       accepted by liuyang at desk
                       promise 1 register by 03-09 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-10 24:00
                       promise 3 first_contact by 03-10 24:00
                       promise 4 answer by 03-16 24:00
03-09 09:10  liuyang   triaged complaint needs_improvement quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-18 24:00
03-09 10:00  liuyang   point 1 answered
03-09 10:30  liuyang   responded by phone
                       promise 2 kept
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 03-12 24:00
03-09 10:40  customer  word accepts
03-10 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 6 kept
03-10 10:20  zhouhui   refused review_not_yet
03-10 11:00  chenjing  closed resolved
03-11 09:00  chenjing  refused had_a_part
03-11 09:30  liuyang   refused role_lacking
03-11 10:00  zhouhui   review 1 of liuyang 74/90 passed
03-11 14:00  chenjing  refused not_your_review
03-11 14:05  liuyang   review 1 disputed
03-11 15:00  zhouhui   refused own_review
03-12 09:00  tangning  review 1 looked at again 85/90
03-12 09:30  tangning  invalid: notes.took_it_up: missing, marks.heard_out: missing, marks.no_insult: missing, marks.no_suspicion: missing, marks.kept_word: missing, marks.facts_first: missing, marks.every_point: missing, marks.plain_words: missing, marks.told_on_the_way: missing, marks.kept_safe: missing, marks.honest_record: missing
03-12 10:00  tangning  honour 1 for liuyang
