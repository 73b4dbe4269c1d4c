# 主管看到为什么逾期、谁知道、承诺了什么，并且督办、转办 / who leads sees why it is late, who knew, what was promised, and acts
pack property
person chendali supervisor@repair
person zhaolei caseworker@repair
person sunjian caseworker@repair

2026-08-03 09:00 wangfang receive phone "交房一年外窗就渗水，来看了两次都没人修。" name=欧阳采薇 phone=13900002004 category=facility.water
2026-08-03 09:01 wangfang acknowledge
2026-08-03 09:05 wangfang hand_over repair
2026-08-03 09:20 zhaolei accept
2026-08-03 09:30 zhaolei triage complaint valid facility.water severity=1 complexity=1 impact=1 immediacy=1
2026-08-03 09:40 zhaolei add_contact phone out "三天内上门"
2026-08-12 09:00 chendali show
2026-08-12 09:01 chendali read_escalations
2026-08-12 09:02 chendali supervise "为什么还没有修？今天谁去？" "2026-08-12 17:30"
2026-08-12 10:00 zhaolei answer_order 2 "胶条缺货，下午到"
2026-08-12 10:05 chendali hand_over repair to=sunjian
2026-08-12 10:10 sunjian accept
2026-08-12 10:11 chendali show
---
08-03 09:00  wangfang  received 20260803-0001-4 by phone
                       point 1 added: 交房一年外窗就渗水，来看了两次都没人修。
                       accepted by wangfang at desk
                       promise 1 register by 08-03 11:00
                       promise 1 kept
                       promise 2 acknowledge by 08-03 13:00
                       promise 3 first_contact by 08-04 09:00
                       promise 4 answer by 08-04 24:00
08-03 09:01  wangfang  acknowledged
                       promise 2 kept
08-03 09:05  wangfang  handed over to repair
08-03 09:20  zhaolei   accepted by zhaolei at repair
08-03 09:30  zhaolei   triaged complaint valid facility.water P3
08-03 09:40  zhaolei   contact 1 phone out
                       promise 3 kept
08-04 16:12  clock     warned near about promise 4: zhaolei
08-05 00:00  clock     promise 4 broken
08-06 00:00  clock     warned late about promise 4: chendali, to be accepted by 08-07 24:00
08-08 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 08-11 24:00
08-11 00:00  clock     warned silent: zhaolei, chendali
08-12 09:00  show      is working, held by zhaolei at repair
                       next answer by 08-04 24:00, zhaolei
                       next accept_escalation 2 by 08-07 24:00, chendali
                       next answer_order 1 by 08-11 24:00, zhaolei
08-12 09:01  chendali  escalation 2 opened
                       escalation 5 opened
08-12 09:02  chendali  supervision order 2 by 08-12 17:30
08-12 10:00  zhaolei   supervision order 2 answered
08-12 10:05  chendali  handed over to repair, sunjian
08-12 10:10  sunjian   accepted by sunjian at repair
08-12 10:11  show      is working, held by sunjian at repair
                       next answer by 08-04 24:00, sunjian
                       next accept_escalation 2 by 08-07 24:00, chendali
                       next answer_order 1 by 08-11 24:00, sunjian
