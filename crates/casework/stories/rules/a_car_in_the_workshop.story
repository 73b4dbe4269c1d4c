# 修车第六天起欠一辆备用车，修好就不欠了 / from the sixth day of a repair a car is owed, until it is given back
pack cn.auto.dealer

2026-02-27 10:00 wangfang receive phone "变速箱异响，第二次进厂。" name=公输 phone=13900003051 category=after_sales.repair
2026-02-27 10:05 wangfang record_milestone auto_in "工单 1"
2026-03-02 10:00 wangfang record_milestone auto_out "已交车"
2026-03-05 09:00 wangfang record_milestone auto_in "工单 2"
2026-03-10 10:00 wangfang show
2026-03-10 11:00 wangfang record_milestone auto_loan "借出备用车"
---
02-27 10:00  wangfang  received 20260227-0001-3 by phone
                       point 1 added: 变速箱异响，第二次进厂。
                       accepted by wangfang at desk
                       promise 1 register by 02-27 12:00
                       promise 1 kept
                       promise 2 acknowledge by 02-28 24:00
                       promise 3 first_contact by 02-28 24:00
                       promise 4 answer by 03-05 24:00
                       promise 5 milestone (auto_tell) by 03-09 24:00
02-27 10:05  wangfang  milestone auto_in reached
                       promise 6 milestone (auto_loan_car) by 03-04 10:05
03-01 00:00  clock     promise 2 broken
                       promise 3 broken
03-02 10:00  wangfang  milestone auto_out reached
                       promise 6 released: replanned
03-04 16:42  clock     warned near about promise 4: wangfang
03-05 09:00  wangfang  milestone auto_in reached
                       promise 7 milestone (auto_loan_car) by 03-10 09:00
03-06 00:00  clock     promise 4 broken
03-07 00:00  clock     warned late about promise 4: chenjing, to be accepted by 03-09 24:00
03-10 00:00  clock     promise 5 broken
                       warned late_unseen about promise 4: sunwei, zhouhui
03-10 09:00  clock     promise 7 broken
03-10 10:00  show      is received, held by wangfang at desk
                       next triage by 02-28 10:00, wangfang
                       next acknowledge by 02-28 24:00, wangfang
                       next first_contact by 02-28 24:00, wangfang
                       next reach_milestone 5 by 03-09 24:00, wangfang
                       next accept_escalation 2 by 03-09 24:00, chenjing
                       next reach_milestone 7 by 03-10 09:00, wangfang
03-10 11:00  wangfang  milestone auto_loan reached
                       promise 7 kept late
