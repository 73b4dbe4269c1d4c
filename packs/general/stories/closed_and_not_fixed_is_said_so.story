# 关了没修好，就说没修好 / closed and not fixed is called so, whatever we would like to say
pack general
person zhaolei caseworker@repair

2026-05-11 09:00 wangfang receive phone "夜里水泵响，睡不着。" name=傅满囤 phone=13900001006 category=quality.goods
2026-05-11 09:01 wangfang acknowledge
2026-05-11 09:02 wangfang triage complaint valid quality.goods severity=1
2026-05-11 09:03 wangfang hand_over repair to=zhaolei
2026-05-11 09:30 zhaolei accept
2026-05-12 10:00 zhaolei record_finding 1 upheld "泵房减震垫老化，换垫后仍有低频声"
2026-05-12 10:05 zhaolei answer_point 1 "减震垫已换，低频声未能消除，泵组明年更换。"
2026-05-12 10:06 zhaolei propose_remedy goodwill "送降噪耳塞一副" amount=20 due_at="05-20 18:00"
2026-05-12 10:07 zhaolei offer_remedy 1
2026-05-12 10:20 zhaolei respond phone "减震垫已换，低频声未能消除。泵组明年更换，届时再告知。"
2026-05-12 10:21 customer answer_remedy 1 accepts
2026-05-12 10:22 customer take_word accepts "那就等明年"
2026-05-13 10:00 zhouhui call_back reached satisfaction=4 solved=yes comment="白天好多了"
2026-05-14 09:00 zhaolei close unresolved "低频声未能消除" cause="泵组老化" prevention="列入明年更换计划"
2026-05-14 09:01 zhaolei deliver_remedy 1 "签收单"
2026-05-14 09:02 zhaolei close unresolved "低频声未能消除" cause="泵组老化" prevention="列入明年更换计划"
2026-05-14 09:03 zhaolei show

2026-05-14 10:00 wangfang #2 receive phone "大堂灯闪。" name=史思源 phone=13900002101 email=shi@home.example category=quality.goods
2026-05-14 10:01 wangfang #2 acknowledge
2026-05-14 10:02 wangfang #2 triage complaint valid quality.goods severity=1
2026-05-14 10:30 wangfang #2 answer_point 1 "整流器已换。"
2026-05-14 10:31 wangfang #2 respond phone "整流器已换。"
2026-05-14 10:32 customer #2 take_word accepts
2026-05-15 10:00 zhouhui #2 call_back not_reached
2026-05-15 18:00 zhouhui #2 call_back not_reached
2026-05-16 10:00 zhouhui #2 call_back not_reached
2026-05-18 11:00 wangfang #2 close resolved "整流器已换" cause="整流器老化" prevention="每季巡检"
2026-05-18 11:01 wangfang #2 show
2026-05-19 20:00 customer #2 answer_survey link survey=1 solved=no scores.overall=4 comment="又闪了"
2026-05-19 20:01 wangfang #2 show

2026-05-20 09:00 wangfang #3 receive phone "门禁卡失灵。" name=龙安琪 phone=13900002102 category=quality.goods
2026-05-20 09:01 wangfang #3 acknowledge
2026-05-20 09:02 wangfang #3 triage complaint valid quality.goods severity=1
2026-05-20 09:30 wangfang #3 answer_point 1 "卡已重写。"
2026-05-20 09:31 wangfang #3 respond phone "卡已重写。"
2026-05-21 10:00 zhouhui #3 call_back not_reached
2026-05-21 18:00 zhouhui #3 call_back not_reached
2026-05-22 10:00 zhouhui #3 call_back not_reached
2026-05-22 11:00 wangfang #3 close resolved "卡已重写" cause="消磁" prevention="换芯片卡"
2026-05-28 11:30 wangfang #3 close resolved "卡已重写" cause="消磁" prevention="换芯片卡"
2026-05-28 11:31 wangfang #3 show
---
05-11 09:00  wangfang  received 20260511-0001-5 by phone
                       point 1 added: 夜里水泵响，睡不着。
                       accepted by wangfang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-12 24:00
                       promise 3 first_contact by 05-12 24:00
                       promise 4 answer by 05-18 24:00
05-11 09:01  wangfang  acknowledged
                       promise 2 kept
05-11 09:02  wangfang  triaged complaint valid quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 05-20 24:00
05-11 09:03  wangfang  handed over to repair, zhaolei
05-11 09:30  zhaolei   accepted by zhaolei at repair
05-12 10:00  zhaolei   point 1 upheld
05-12 10:05  zhaolei   point 1 answered
05-12 10:06  zhaolei   remedy 1 goodwill 20.00 CNY approved
05-12 10:07  zhaolei   remedy 1 offered
05-12 10:20  zhaolei   responded by phone
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 05-15 24:00
05-12 10:21  customer  remedy 1 accepted
05-12 10:22  customer  word accepts
05-13 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 6 kept
05-14 09:00  zhaolei   refused remedy_still_owed
05-14 09:01  zhaolei   remedy 1 delivered
05-14 09:02  zhaolei   closed unresolved
05-14 09:03  show      is closed, held by zhaolei at repair
                       we say unresolved, word accepts, callback solved, delivered 1, owed 0
                       the customer reads not_solved
                       at odds: worse_than_heard
05-14 10:00  wangfang  #2 received 20260514-0001-3 by phone
                          point 1 added: 大堂灯闪。
                          accepted by wangfang at desk
                          promise 1 register by 05-14 12:00
                          promise 1 kept
                          promise 2 acknowledge by 05-15 24:00
                          promise 3 first_contact by 05-15 24:00
                          promise 4 answer by 05-21 24:00
05-14 10:01  wangfang  #2 acknowledged
                          promise 2 kept
05-14 10:02  wangfang  #2 triaged complaint valid quality.goods P4
                          promise 4 released: replanned
                          promise 5 answer (answer_long) by 05-25 24:00
05-14 10:30  wangfang  #2 point 1 answered
05-14 10:31  wangfang  #2 responded by phone
                          promise 3 kept
                          promise 5 kept
                          promise 6 callback by 05-17 24:00
05-14 10:32  customer  #2 word accepts
05-15 10:00  zhouhui   #2 callback 1 not reached
05-15 18:00  zhouhui   #2 callback 2 not reached
05-16 10:00  zhouhui   #2 callback 3 not reached
                          promise 6 kept
05-18 11:00  wangfang  #2 closed resolved
05-18 11:01  show      #2 is closed, held by wangfang at desk
                          we say resolved, word accepts, callback not_reached, delivered 0, owed 0
                          the customer reads solved
05-19 11:00  clock     #2 survey 1 by link
05-19 20:00  customer  #2 survey 1 answered: overall 4
                          reopened dissatisfied
                          second handling 1 by desk, chenjing, not wangfang
                          promise 7 first_contact by 05-20 24:00
                          promise 8 answer (answer_long) by 05-28 24:00
05-19 20:01  show      #2 is working, held by nobody yet at desk
                          next accept by 05-20 20:00, chenjing
                          next first_contact by 05-20 24:00, desk
                          next answer by 05-28 24:00, desk
05-20 09:00  wangfang  #3 received 20260520-0001-5 by phone
                          point 1 added: 门禁卡失灵。
                          accepted by wangfang at desk
                          promise 1 register by 05-20 11:00
                          promise 1 kept
                          promise 2 acknowledge by 05-21 24:00
                          promise 3 first_contact by 05-21 24:00
                          promise 4 answer by 05-27 24:00
05-20 09:01  wangfang  #3 acknowledged
                          promise 2 kept
05-20 09:02  wangfang  #3 triaged complaint valid quality.goods P4
                          promise 4 released: replanned
                          promise 5 answer (answer_long) by 05-29 24:00
05-20 09:30  wangfang  #3 point 1 answered
05-20 09:31  wangfang  #3 responded by phone
                          promise 3 kept
                          promise 5 kept
                          promise 6 callback by 05-23 24:00
05-21 00:00  clock     #2 promise 7 broken
05-21 10:00  zhouhui   #3 callback 1 not reached
05-21 18:00  zhouhui   #3 callback 2 not reached
05-22 10:00  zhouhui   #3 callback 3 not reached
                          promise 6 kept
05-22 11:00  wangfang  #3 refused word_awaited
05-27 00:00  clock     #2 warned silent: chenjing
05-27 15:00  clock     #2 warned near about promise 8: nobody
05-28 11:30  wangfang  #3 closed resolved
05-28 11:31  show      #3 is closed, held by wangfang at desk
                          we say resolved, word none, callback not_reached, delivered 0, owed 0
                          the customer reads solved_by_us
