# 登记时没有认出来，办理的人事后记为重复投诉；别的客户的工单要由主管来关联 / marked as a repeat afterwards by who works on it; a case of another customer is tied to it from above
pack property

2026-05-11 09:00 liuyang receive phone "卫生间顶上漏水。" name=闻人悦 phone=13900001027 category=facility.leak field.room=2-1502
2026-05-11 09:20 liuyang #2 receive phone "昨天说的还在漏。" name=闻人悦 phone=13900001027 category=facility.leak field.room=2-1502
2026-05-11 09:30 liuyang #3 receive phone "楼上漏到我家了。" name=公冶长 phone=13900001029 category=facility.leak field.room=2-1402
2026-05-11 09:40 liuyang #2 link #1 repeat_of
2026-05-11 09:41 liuyang #2 unlink #1
2026-05-11 09:42 liuyang #3 link #1 repeat_of
2026-05-11 09:43 zhouhui #3 link #1 same_cause
---
05-11 09:00  liuyang   received 20260511-0001-5 by phone
                       point 1 added: 卫生间顶上漏水。
                       accepted by liuyang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-11 13:00
                       promise 3 first_contact by 05-12 09:00
                       promise 4 answer by 05-12 24:00
05-11 09:20  liuyang   #2 received 20260511-0002-8 by phone
                          point 1 added: 昨天说的还在漏。
                          accepted by liuyang at desk
                          promise 1 register by 05-11 11:20
                          promise 1 kept
                          promise 2 acknowledge by 05-11 13:20
                          promise 3 first_contact by 05-12 09:20
                          promise 4 answer by 05-12 24:00
05-11 09:30  liuyang   #3 received 20260511-0003-1 by phone
                          point 1 added: 楼上漏到我家了。
                          accepted by liuyang at desk
                          promise 1 register by 05-11 11:30
                          promise 1 kept
                          promise 2 acknowledge by 05-11 13:30
                          promise 3 first_contact by 05-12 09:30
                          promise 4 answer by 05-12 24:00
05-11 09:40  liuyang   #2 linked to 20260511-0001-5 as repeat_of
05-11 09:41  liuyang   #2 refused role_lacking
05-11 09:42  liuyang   #3 refused other_customer
05-11 09:43  zhouhui   #3 linked to 20260511-0001-5 as same_cause
