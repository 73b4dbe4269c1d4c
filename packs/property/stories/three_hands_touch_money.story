# 一笔赔偿三双手：提的人不批，批的人不付；退了再付，付过不能再付 / three hands touch money
pack property
person sunli caseworker@repair
person mengtao supervisor@repair

2026-05-20 09:00 liuyang receive phone "楼上漏水泡了我家地板" name=闻人悦 phone=13900001007 category=facility.leak field.room=2栋1502
2026-05-20 09:05 liuyang hand_over repair
2026-05-20 09:10 sunli accept
2026-05-20 09:30 sunli triage complaint valid facility.leak
2026-05-20 10:00 sunli propose_remedy compensation "地板修补" amount="100"
2026-05-20 10:05 sunli propose_remedy goodwill "误工体谅金" amount="100" without_admission=yes
2026-05-20 10:30 sunli approve_remedy 2
2026-05-20 10:40 mengtao approve_remedy 2
2026-05-20 10:50 sunli offer_remedy 2
2026-05-20 11:00 customer answer_remedy 2 accepts
2026-05-20 11:10 mengtao instruct_payment 2 闻人悦 transfer 6222020012345678
2026-05-20 11:20 sunli instruct_payment 2 闻人悦 transfer 6222020012345678
2026-05-20 15:00 sunli fail_payment 2 "户名不符"
2026-05-20 15:30 sunli instruct_payment 2 闻人悦 cash
2026-05-20 16:00 mengtao deliver_remedy 2 "收据0520"
2026-05-20 16:00 sunli deliver_remedy 2 "收据0520"
2026-05-20 16:05 sunli deliver_remedy 2 "收据0521"
---
05-20 09:00  liuyang   invalid: fields.room: missing
05-20 09:05  liuyang   refused no_such_case
05-20 09:10  sunli     refused no_such_case
05-20 09:30  sunli     refused no_such_case
05-20 10:00  sunli     refused no_such_case
05-20 10:05  sunli     refused no_such_case
05-20 10:30  sunli     refused no_such_case
05-20 10:40  mengtao   refused no_such_case
05-20 10:50  sunli     refused no_such_case
05-20 11:00  customer  refused no_such_case
05-20 11:10  mengtao   refused no_such_case
05-20 11:20  sunli     refused no_such_case
05-20 15:00  sunli     refused no_such_case
05-20 15:30  sunli     refused no_such_case
05-20 16:00  mengtao   refused no_such_case
05-20 16:00  sunli     refused no_such_case
05-20 16:05  sunli     refused no_such_case
