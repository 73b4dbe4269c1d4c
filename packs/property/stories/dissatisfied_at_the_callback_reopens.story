# 回访不满意，自动重新办理，没有第二次投诉 / whoever is dissatisfied at the callback need not complain a second time
pack property
person zhaolei supervisor@repair
person sunli caseworker@repair

2026-04-13 09:00 wangfang receive on_site "屋顶漏雨，卧室墙往下淌水。" name=傅满囤 phone=13900001006 category=facility.leak field.room=11-2-1801
2026-04-13 09:01 wangfang acknowledge
2026-04-13 09:02 wangfang triage complaint valid facility.leak severity=1 safety=1 complexity=2 immediacy=1
2026-04-13 09:03 wangfang hand_over repair to=zhaolei
2026-04-13 09:30 zhaolei accept
2026-04-13 15:00 zhaolei record_finding 1 upheld "女儿墙根部开裂"
2026-04-14 16:00 zhaolei answer_point 1 "裂缝已打胶，做了防水涂层。"
2026-04-14 16:01 zhaolei respond visit "裂缝已打胶，做了防水涂层。"
2026-04-14 16:02 zhaolei take_word accepts
2026-04-15 10:00 zhaolei call_back reached satisfaction=5
2026-04-16 10:00 zhouhui call_back reached satisfaction=1 solved=no
2026-04-16 10:01 zhouhui call_back reached satisfaction=1 solved=no comment="昨晚下雨又淌水，比原来还大"
2026-04-16 10:02 zhouhui show
2026-04-16 10:05 zhaolei close resolved cause=a prevention=b
2026-04-16 10:30 zhaolei hand_over repair to=sunli
2026-04-16 10:40 sunli accept
2026-04-16 17:00 sunli add_contact visit out "闭水试验，渗点在雨水斗接口"
2026-04-17 16:00 sunli answer_point 1 "雨水斗接口重做，闭水二十四小时不渗，墙面恢复。"
2026-04-17 16:01 sunli respond visit "雨水斗接口重做，闭水二十四小时不渗。"
2026-04-18 10:00 customer take_word accepts
2026-04-20 10:00 zhouhui call_back reached satisfaction=5
2026-04-20 10:05 sunli close resolved cause="第一次没有做闭水，修错了地方" prevention="同一处第二次报修必须做闭水试验"
---
04-13 09:00  wangfang  received 20260413-0001-7 by on_site
                       point 1 added: 屋顶漏雨，卧室墙往下淌水。
                       accepted by wangfang at desk
                       promise 1 register by 04-13 11:00
                       promise 1 kept
                       promise 2 acknowledge by 04-13 13:00
                       promise 3 first_contact by 04-14 09:00
                       promise 4 answer by 04-14 24:00
04-13 09:01  wangfang  acknowledged
                       promise 2 kept
04-13 09:02  wangfang  triaged complaint valid facility.leak P3
                       promise 5 answer (answer_soon) by 04-16 24:00
                       promise 4 released: replanned
04-13 09:03  wangfang  handed over to repair, zhaolei
04-13 09:30  zhaolei   accepted by zhaolei at repair
04-13 15:00  zhaolei   point 1 upheld
04-14 09:00  clock     promise 3 broken
04-14 16:00  zhaolei   point 1 answered
04-14 16:01  zhaolei   responded by visit
                       promise 3 kept late
                       promise 5 kept
                       promise 6 callback by 04-17 24:00
04-14 16:02  zhaolei   word accepts
04-15 10:00  zhaolei   refused handler_may_not_call_back
04-16 10:00  zhouhui   invalid: comment: missing
04-16 10:01  zhouhui   callback 1 reached: not solved, 1
                       promise 6 kept
                       reopened dissatisfied
                       second handling 1 by repair, not wangfang, zhaolei
                       promise 7 first_contact by 04-17 10:01
                       promise 8 answer (answer_soon) by 04-19 24:00
04-16 10:02  show      is working, held by nobody yet at repair
                       next accept by 04-17 10:01, repair
                       next first_contact by 04-17 10:01, repair
                       next answer by 04-19 24:00, repair
04-16 10:05  zhaolei   refused handled_before
04-16 10:30  zhaolei   handed over to repair, sunli
04-16 10:40  sunli     accepted by sunli at repair
04-16 17:00  sunli     contact 1 visit out
                       promise 7 kept
04-17 15:12  clock     warned near about promise 8: sunli
04-17 16:00  sunli     point 1 answered
04-17 16:01  sunli     responded by visit
                       promise 8 kept
                       promise 9 callback by 04-20 24:00
04-18 10:00  customer  word accepts
04-20 10:00  zhouhui   callback 2 reached: solved, 5
                       promise 9 kept
04-20 10:05  sunli     closed resolved
