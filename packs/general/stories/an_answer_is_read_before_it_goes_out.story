# 伤人的话发不出去；非发不可，主管写明理由 / words that hurt are held back; whoever leads may let them go, and says why
pack general
person zhaolei caseworker@repair
person heyong supervisor@repair

2026-03-10 09:00 wangfang receive phone "洗衣机修了三回还是漏水，师傅说是我不会用。" name=尤佳音 phone=13900001032 heading="洗衣机三次维修仍漏水" category=after_sales.repair
2026-03-10 09:02 wangfang hand_over repair to=zhaolei
2026-03-10 09:05 zhaolei accept
2026-03-10 09:10 zhaolei triage complaint valid after_sales.repair
2026-03-10 14:00 zhaolei answer_point 1 "排水阀装反，已换新阀，试机一小时不漏。"
2026-03-10 14:05 zhaolei tell_progress phone "还在查，请不要再打电话。"
2026-03-10 14:06 zhaolei tell_progress phone "还在查，请您不要再来电。" waiver="忙不过来"
2026-03-10 14:10 zhaolei respond message "排水阀已换。请您先向维修师傅道歉，否则后果自负。"
2026-03-10 14:11 zhaolei respond message "排水阀已换。请您先向维修师傅道歉，否则后果自负。" waiver="他骂人在先"
2026-03-10 14:15 heyong respond message "排水阀已换，试机一小时不漏。调解书照录：双方互不再究，违者后果自负。" waiver="双方签过字的调解书，须照原文"
---
03-10 09:00  wangfang  received 20260310-0001-5 by phone
                       point 1 added: 洗衣机三次维修仍漏水
                       accepted by wangfang at desk
                       promise 1 register by 03-10 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-11 24:00
                       promise 3 first_contact by 03-11 24:00
                       promise 4 answer by 03-17 24:00
03-10 09:02  wangfang  handed over to repair, zhaolei
03-10 09:05  zhaolei   accepted by zhaolei at repair
03-10 09:10  zhaolei   triaged complaint valid after_sales.repair P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-19 24:00
03-10 14:00  zhaolei   point 1 answered
03-10 14:05  zhaolei   invalid: text: wording
03-10 14:06  zhaolei   refused role_lacking
03-10 14:10  zhaolei   invalid: text: wording, text: wording
03-10 14:11  zhaolei   refused role_lacking
03-10 14:15  heyong    responded by message, waived threatens
                       promise 2 kept
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 03-13 24:00
