# 最高级别投诉通知指定的人，谁什么时候打开都记下来；没有人打开就再往上报 / an alarm says who knew when, and climbs when nobody looks
pack general
person mengtao supervisor@repair
person zhaolei caseworker@repair

2026-05-11 09:00 zhaolei receive phone "冰箱漏电，老人被电了一下。" name=计然 phone=13900002013 category=after_sales.repair
2026-05-11 09:01 zhaolei acknowledge
2026-05-11 09:02 zhaolei triage complaint valid after_sales.repair severity=2 safety=3 complexity=1 impact=1 immediacy=3 reason="有人触电"
2026-05-11 09:03 zhaolei wait
2026-05-11 09:10 zhaolei read_escalations
2026-05-11 09:30 mengtao read_escalations
2026-05-11 09:31 mengtao read_escalations
2026-05-11 09:32 mengtao accept_escalation 1
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
05-11 09:10  zhaolei   already done
05-11 09:17  clock     warned grave_unread: sunwei, zhouhui
05-11 09:30  clock     promise 5 broken
05-11 09:30  mengtao   escalation 1 opened
05-11 09:31  mengtao   already done
05-11 09:32  mengtao   escalation 1 accepted
