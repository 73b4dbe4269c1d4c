# 答应的事误了点，还是欠着；补上了也记作迟到 / a promise that was broken is still owed, and is kept late at best
pack property
person zhaolei caseworker@repair

2026-03-10 09:00 wangfang receive phone "厨房水管接头漏，拿盆接着。" name=胡嘉树 phone=13900001005 category=quality.repair_late field.room=2-1-1401 field.entry_time="三月十一日上午"
2026-03-10 09:01 wangfang acknowledge
2026-03-10 09:02 wangfang triage complaint valid quality.repair_late severity=1 immediacy=2
2026-03-10 09:05 wangfang hand_over repair
2026-03-10 09:20 zhaolei accept
2026-03-10 09:25 zhaolei add_contact phone out "约三月十一日九点到十一点上门"
2026-03-10 09:26 zhaolei make_promise "三月十一日上午十一点前上门换接头" "03-11 11:00"
2026-03-11 11:00 zhaolei wait
2026-03-11 11:30 customer urge "请了半天假等你们，人呢？"
2026-03-11 11:31 zhaolei show
2026-03-11 12:00 zhaolei keep_promise 5
2026-03-11 12:01 zhaolei make_promise "三月十日补上" "03-10 09:00"
2026-03-11 14:00 zhaolei add_contact phone out "误约致歉，改到三月十二日九点" keeps=5
2026-03-11 14:01 zhaolei make_promise "三月十二日九点前上门" "03-12 09:00"
2026-03-12 08:50 zhaolei add_contact visit out "上门换好接头，试水不漏" keeps=6
2026-03-12 09:00 zhaolei record_finding 1 upheld "接头老化，且误约一次"
2026-03-12 09:01 zhaolei answer_point 1 "接头已换。误约是我们失信，材料人工全免。"
2026-03-12 09:02 zhaolei respond visit "接头已换，费用全免。"
2026-03-12 09:03 zhaolei take_word accepts
2026-03-12 15:00 zhouhui call_back reached satisfaction=3 comment="活好，就是不守时"
2026-03-12 15:05 zhaolei close resolved cause="改派时没有人通知住户" prevention="改派须先打电话改约"
---
03-10 09:00  wangfang  received 20260310-0001-5 by phone
                       point 1 added: 厨房水管接头漏，拿盆接着。
                       accepted by wangfang at desk
                       promise 1 register by 03-10 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-10 13:00
                       promise 3 first_contact by 03-11 09:00
                       promise 4 answer by 03-11 24:00
03-10 09:01  wangfang  acknowledged
                       promise 2 kept
03-10 09:02  wangfang  triaged complaint valid quality.repair_late P4
03-10 09:05  wangfang  handed over to repair
03-10 09:20  zhaolei   accepted by zhaolei at repair
03-10 09:25  zhaolei   contact 1 phone out
                       promise 3 kept
03-10 09:26  zhaolei   promise 5 given by 03-11 11:00: 三月十一日上午十一点前上门换接头
03-11 11:00  clock     promise 5 broken
03-11 11:30  customer  urged, 1 so far
03-11 11:31  show      is working, held by zhaolei at repair
                       next keep_promise 5 by 03-11 11:00, zhaolei
                       next answer by 03-11 24:00, zhaolei
                       next react by 03-12 11:30, zhaolei
03-11 12:00  zhaolei   promise 5 kept late
03-11 12:01  zhaolei   refused promise_in_the_past
03-11 14:00  zhaolei   contact 2 phone out
03-11 14:01  zhaolei   promise 6 given by 03-12 09:00: 三月十二日九点前上门
03-11 16:12  clock     warned near about promise 4: zhaolei
03-12 00:00  clock     promise 4 broken
03-12 08:50  zhaolei   contact 3 visit out
                       promise 6 kept
03-12 09:00  zhaolei   point 1 upheld
03-12 09:01  zhaolei   point 1 answered
03-12 09:02  zhaolei   responded by visit
                       promise 4 kept late
                       promise 7 callback by 03-15 24:00
03-12 09:03  zhaolei   word accepts
03-12 15:00  zhouhui   callback 1 reached: solved, 3
                       promise 7 kept
03-12 15:05  zhaolei   closed resolved
