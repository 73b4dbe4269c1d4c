# 故障修晚了，要告知并免月租：违约本身带出下一件事 / a late repair owes a word and a waived fee: a breach has its consequence
pack cn.telecom.miit35

2026-04-30 20:00 wangfang receive phone "电话没有声音。" name=庄周 phone=13900003031 email=zhuang@example.cn category=access.unreachable
2026-04-30 20:01 wangfang record_milestone miit35_fault_town "申告单 1"
2026-05-03 08:00 wangfang record_milestone miit35_repaired "线路已换"
2026-05-06 10:00 wangfang record_milestone miit35_fee_waived "已电话告知，免三天月租"
2026-05-06 10:01 wangfang show
---
04-30 20:00  wangfang  received 20260430-0001-2 by phone
                       point 1 added: 电话没有声音。
                       accepted by wangfang at desk
                       promise 1 register by 04-30 22:00
                       promise 1 kept
                       promise 2 acknowledge by 05-06 24:00
                       promise 3 first_contact by 05-06 24:00
                       promise 4 answer by 05-11 24:00
                       promise 5 answer (miit35_answer) by 05-15 24:00
04-30 20:01  wangfang  milestone miit35_fault_town reached
                       promise 6 milestone (miit35_repair_town) by 05-02 20:01
05-02 20:01  clock     promise 6 broken
                       promise 7 milestone (miit35_waive_town) by 05-06 24:00
05-03 08:00  wangfang  milestone miit35_repaired reached
                       promise 6 kept late
05-06 10:00  wangfang  milestone miit35_fee_waived reached
                       promise 7 kept
05-06 10:01  show      is received, held by wangfang at desk
                       next triage by 05-01 20:00, wangfang
                       next acknowledge by 05-06 24:00, wangfang
                       next first_contact by 05-06 24:00, wangfang
