# 逾期一级一级往上报，人不在找代理，没人接再往上 / a late answer climbs the ladder; who is away is stood in for (osTicket #5197 #3379, GLPI #5319, Chatwoot #6889)
pack general
person mengtao supervisor@repair
person zhaolei caseworker@repair
person hedong supervisor@repair
away mengtao 2026-05-09 2026-05-15 hedong

2026-04-30 09:00 zhaolei receive phone "冰箱换了主板还是不制冷，肉都坏了。" name=计然 phone=13900002003 category=after_sales.repair
2026-04-30 09:01 zhaolei acknowledge
2026-04-30 09:02 zhaolei triage complaint valid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-04-30 09:03 zhaolei add_contact phone out "五月初上门"
2026-05-12 09:00 zhaolei show
2026-05-12 09:10 zhaolei accept_escalation 3
2026-05-12 18:00 zhaolei wait
2026-05-15 10:00 zhouhui show
2026-05-15 10:05 zhaolei answer_order 1 "主板缺货，已调换整机，五月十六日送到"
2026-05-15 10:06 zhaolei answer_order 1 "再说一次"
---
04-30 09:00  zhaolei   received 20260430-0001-2 by phone
                       point 1 added: 冰箱换了主板还是不制冷，肉都坏了。
                       accepted by zhaolei at repair
                       promise 1 register by 04-30 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-06 24:00
                       promise 3 first_contact by 05-06 24:00
                       promise 4 answer by 05-11 24:00
04-30 09:01  zhaolei   acknowledged
                       promise 2 kept
04-30 09:02  zhaolei   triaged complaint valid after_sales.repair P3
04-30 09:03  zhaolei   contact 1 phone out
                       promise 3 kept
05-09 16:30  clock     warned near about promise 4: zhaolei
05-12 00:00  clock     promise 4 broken
                       warned silent: zhaolei, hedong
05-12 09:00  show      is working, held by zhaolei at repair
                       next answer by 05-11 24:00, zhaolei
05-12 09:10  zhaolei   refused no_such_escalation
05-13 00:00  clock     warned late about promise 4: hedong, to be accepted by 05-14 24:00
05-15 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 05-19 24:00
05-15 10:00  show      is working, held by zhaolei at repair
                       next answer by 05-11 24:00, zhaolei
                       next accept_escalation 3 by 05-14 24:00, hedong
                       next answer_order 1 by 05-19 24:00, zhaolei
05-15 10:05  zhaolei   supervision order 1 answered
05-15 10:06  zhaolei   refused order_answered
