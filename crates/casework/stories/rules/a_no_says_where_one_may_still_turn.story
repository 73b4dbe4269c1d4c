# 说不的答复要写明还能向谁申诉 / an answer says where one may still turn, or it does not go out
pack uk.fca.disp
person mengtao supervisor@fees
person zhaolei caseworker@fees

2026-03-10 09:00 zhaolei receive phone "提前还款被收违约金。" name=计研 phone=13900003091 category=price.charge
2026-03-10 09:10 zhaolei triage complaint invalid price.charge severity=1 complexity=1 impact=1 immediacy=1
2026-03-12 10:00 zhaolei record_finding 1 not_upheld "合同第九条写明，签约时逐条读过"
2026-03-12 10:05 zhaolei answer_point 1 "合同第九条写明提前还款收取违约金，签约录音里逐条读过。"
2026-03-12 10:10 zhaolei respond letter "感谢来信。经查签约录音，合同第九条写明提前还款收取违约金，这次没有多收。"
2026-03-12 10:20 zhaolei respond letter "感谢来信。经查签约录音，合同第九条写明提前还款收取违约金，这次没有多收。如您不同意，六个月内可以向金融申诉专员提出。疑问请来电找费用部赵磊。"
---
03-10 09:00  zhaolei   received 20260310-0001-5 by phone
                       point 1 added: 提前还款被收违约金。
                       accepted by zhaolei at fees
                       promise 1 register by 03-10 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-11 24:00
                       promise 3 first_contact by 03-11 24:00
                       promise 4 answer by 03-17 24:00
                       promise 5 answer (disp_final) by 05-05 24:00
03-10 09:10  zhaolei   triaged complaint invalid price.charge P3
03-12 00:00  clock     promise 2 broken
                       promise 3 broken
03-12 10:00  zhaolei   point 1 not_upheld
03-12 10:05  zhaolei   point 1 answered
03-12 10:10  zhaolei   invalid: text: wording
03-12 10:20  zhaolei   responded by letter
                       promise 2 kept late
                       promise 3 kept late
                       promise 4 kept
                       promise 5 kept
                       promise 6 callback by 03-15 24:00
