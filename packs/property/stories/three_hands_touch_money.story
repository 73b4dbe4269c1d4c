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
05-20 09:00  liuyang   received 20260520-0001-5 by phone
                       point 1 added: 楼上漏水泡了我家地板
                       accepted by liuyang at desk
                       promise 1 register by 05-20 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-20 13:00
                       promise 3 first_contact by 05-21 09:00
                       promise 4 answer by 05-21 24:00
05-20 09:05  liuyang   handed over to repair
05-20 09:10  sunli     accepted by sunli at repair
05-20 09:30  sunli     triaged complaint valid facility.leak P4
05-20 10:00  sunli     remedy 1 compensation 100.00 CNY approved
05-20 10:05  sunli     remedy 2 goodwill 100.00 CNY proposed
05-20 10:30  sunli     refused role_lacking
05-20 10:40  mengtao   remedy 2 approved
05-20 10:50  sunli     remedy 2 offered
05-20 11:00  customer  remedy 2 accepted
05-20 11:10  mengtao   refused own_approval
05-20 11:20  sunli     payment of remedy 2 ordered by transfer
05-20 13:00  clock     promise 2 broken
05-20 15:00  sunli     payment of remedy 2 came back
05-20 15:30  sunli     payment of remedy 2 ordered by cash
05-20 16:00  mengtao   refused own_approval
05-20 16:00  sunli     remedy 2 delivered
05-20 16:05  sunli     refused already_delivered
