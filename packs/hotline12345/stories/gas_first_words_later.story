# 燃气泄漏，先处置再写字，两小时内反馈 / a gas leak: act first, report within two hours
pack hotline12345
person mengtao supervisor@utilities
person linfan caseworker@utilities

2026-11-03 14:00 wangfang receive phone "楼道里一股臭鸡蛋味，很浓，有老人不肯下楼。" name=常梦瑶 phone=13900001019 category=utilities.gas.leak danger=yes field.district=临溪区 place="青榆苑三栋"
2026-11-03 14:01 wangfang hand_over utilities to=linfan
2026-11-03 14:02 linfan accept
2026-11-03 14:05 linfan acknowledge
2026-11-03 14:10 linfan triage fault_report valid utilities.gas.leak severity=3 safety=3 impact=3 immediacy=3 reason="燃气泄漏，疏散中"
2026-11-03 14:12 linfan add_contact visit out "抢险到场，疏散四十八人"
2026-11-03 15:40 linfan record_finding 1 upheld "立管法兰密封老化"
2026-11-03 15:41 linfan answer_point 1 "漏点已处理，逐户恢复供气。"
2026-11-03 16:30 linfan respond phone "漏点已处理，逐户恢复供气，整栋立管本周换新。"
2026-11-03 16:31 linfan show
---
11-03 14:00  wangfang  received 20261103-0001-5 by phone
                       point 1 added: 楼道里一股臭鸡蛋味，很浓，有老人不肯下楼。
                       accepted by wangfang at desk
                       promise 1 register by 11-03 16:00
                       promise 1 kept
                       promise 2 acknowledge by 11-04 14:00
                       promise 3 first_contact (first_contact_urgent) by 11-03 14:30
                       promise 4 answer (answer_urgent) by 11-03 16:00
11-03 14:01  wangfang  handed over to utilities, linfan
11-03 14:02  linfan    accepted by linfan at utilities
11-03 14:05  linfan    acknowledged
                       promise 2 kept
11-03 14:10  linfan    triaged fault_report valid utilities.gas.leak P1
11-03 14:10  clock     warned grave: mengtao, sunwei, to be accepted by 11-03 14:40
11-03 14:12  linfan    contact 1 visit out
                       promise 3 kept
11-03 14:25  clock     warned grave_unread: sunwei, zhouhui
11-03 15:36  clock     warned near about promise 4: linfan
11-03 15:40  linfan    point 1 upheld
11-03 15:41  linfan    point 1 answered
11-03 16:00  clock     promise 4 broken
11-03 16:30  linfan    responded by phone
                       promise 4 kept late
                       promise 5 callback by 11-06 24:00
11-03 16:31  show      is responded, held by linfan at utilities
                       next accept_escalation 1 by 11-03 14:40, mengtao
                       next call_back by 11-06 24:00, quality
                       next ask_word by 11-08 16:30, linfan
