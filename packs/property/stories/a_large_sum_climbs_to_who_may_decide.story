# 爆管赔偿一万八千多，主管批不了，品质部批 / a large sum climbs to whoever may decide it
pack property
person sunli caseworker@repair
person mengtao supervisor@repair

2026-05-20 21:00 liuyang receive phone "十五楼水管爆了，水从楼梯往下流，已经进了六户。" name=闻人悦 phone=13900001007 category=incident.flood subject.place=2栋15层 danger=yes
2026-05-20 21:01 liuyang hand_over repair
2026-05-20 21:04 sunli accept
2026-05-20 21:25 sunli add_contact phone out "总阀已关，派人吸水"
2026-05-20 22:00 sunli triage fault_report valid incident.flood severity=3 safety=2 complexity=1 impact=3 immediacy=3 reason="六户受损"
2026-05-21 10:00 sunli propose_remedy compensation "六户墙面家具和三户住宿" amount="18,650" due_at="06-05 18:00"
2026-05-21 10:10 mengtao approve_remedy 1
2026-05-21 10:30 zhouhui decline_remedy 1
2026-05-21 10:31 zhouhui decline_remedy 1 "住宿单据不齐，补齐再报"
2026-05-21 16:00 sunli propose_remedy compensation "六户墙面家具和三户住宿，单据附后" amount="18,650" due_at="06-05 18:00"
2026-05-21 16:30 zhouhui approve_remedy 2 "单据齐，同意"
2026-05-21 17:00 sunli offer_remedy 2
2026-05-21 18:00 customer answer_remedy 2 accepts
2026-05-21 18:10 sunli propose_remedy compensation "六户红木家具补差" amount="26,000"
2026-05-21 18:20 zhouhui approve_remedy 3
2026-05-21 19:00 sunwei approve_remedy 3 "总经理会议同意"
---
05-20 21:00  liuyang   received 20260520-0001-5 by phone
                       point 1 added: 十五楼水管爆了，水从楼梯往下流，已经进了六户。
                       accepted by liuyang at desk
                       promise 1 register by 05-20 23:00
                       promise 1 kept
                       promise 2 acknowledge by 05-21 01:00
                       promise 3 first_contact (first_contact_urgent) by 05-20 21:05
                       promise 4 answer (answer_urgent) by 05-21 21:00
05-20 21:01  liuyang   handed over to repair
05-20 21:04  sunli     accepted by sunli at repair
05-20 21:05  clock     promise 3 broken
05-20 21:25  sunli     contact 1 phone out
                       promise 3 kept late
05-20 22:00  sunli     triaged fault_report valid incident.flood P1
05-20 22:00  clock     warned grave: mengtao, sunwei, to be accepted by 05-20 22:30
05-20 22:15  clock     warned grave_unread: sunwei, zhouhui
05-21 01:00  clock     promise 2 broken
05-21 10:00  sunli     remedy 1 compensation 18650.00 CNY proposed
05-21 10:10  mengtao   refused above_your_limit
05-21 10:30  zhouhui   invalid: note: missing
05-21 10:31  zhouhui   remedy 1 declined
05-21 16:00  sunli     remedy 2 compensation 18650.00 CNY proposed
05-21 16:12  clock     warned near about promise 4: sunli
05-21 16:30  zhouhui   remedy 2 approved
05-21 17:00  sunli     remedy 2 offered
05-21 18:00  customer  remedy 2 accepted
05-21 18:10  sunli     remedy 3 compensation 26000.00 CNY proposed
05-21 18:20  zhouhui   refused above_your_limit
05-21 19:00  sunwei    remedy 3 approved
