# 一刻钟内有人打开，就不再往上报；打开不等于办理 / an alarm somebody opened in time climbs no further, and looking is not working
pack general
person mengtao supervisor@repair
person zhaolei caseworker@repair

2026-05-11 09:00 zhaolei receive phone "冰箱漏电，老人被电了一下。" name=计然 phone=13900002013 category=after_sales.repair
2026-05-11 09:01 zhaolei acknowledge
2026-05-11 09:02 zhaolei triage complaint valid after_sales.repair severity=2 safety=3 complexity=1 impact=1 immediacy=3 reason="有人触电"
2026-05-11 09:10 sunwei read_escalations
2026-05-11 09:40 zhaolei show
---
05-11 09:00  zhaolei   received 20260511-0001-5 by phone
                       point 1 added: 冰箱漏电，老人被电了一下。
                       accepted by zhaolei at repair
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-12 24:00
                       promise 3 first_contact by 05-12 24:00
                       promise 4 answer by 05-18 24:00
05-11 09:01  zhaolei   acknowledged
                       promise 2 kept
05-11 09:02  zhaolei   triaged complaint valid after_sales.repair P1
                       promise 5 first_contact (first_contact_urgent) by 05-11 09:30
                       promise 3 released: replanned
                       promise 6 answer (answer_urgent) by 05-12 09:00
                       promise 4 released: replanned
05-11 09:02  clock     warned grave: mengtao, sunwei, to be accepted by 05-11 09:32
05-11 09:10  sunwei    escalation 1 opened
05-11 09:30  clock     promise 5 broken
05-11 09:40  show      is working, held by zhaolei at repair
                       next first_contact by 05-11 09:30, zhaolei
                       next accept_escalation 1 by 05-11 09:32, mengtao
                       next answer by 05-12 09:00, zhaolei
