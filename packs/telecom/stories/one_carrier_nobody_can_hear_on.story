# 工业区打电话双方听不到：从现象查到载频，闭塞、复测，传输另查 / one carrier nobody can hear on: found, blocked, tested again, the line behind it followed up
pack telecom
person liangbo caseworker@repair
person shifeng supervisor@repair
unit transport under=repair functions=transport
person duyu caseworker@transport

2026-03-16 09:00 wangfang receive phone "工业区很多用户打电话双方都听不到，从上周五开始。" name=代理商柯先生 phone=13900002102 address=湖边工业区三号门 category=voice.one_way field.number=13900002102 field.place=工业区一带 field.since=上周五起 field.generation=2g field.neighbours=many
2026-03-16 09:05 wangfang triage complaint valid voice.one_way severity=2 impact=3 immediacy=2 reason="影响一片用户"
2026-03-16 09:06 wangfang hand_over repair to=liangbo
2026-03-16 09:10 liangbo accept
2026-03-16 09:20 liangbo add_contact phone out "核对号码、地点、起始时间，约下午现场"
2026-03-16 10:00 liangbo add_evidence system_record "上周四扩容，新增第三块载频；无硬件告警" from=网管 point=1
2026-03-16 10:10 liangbo arrange_visit liangbo "03-16 13:30" "03-16 15:00" "锁频拨测"
2026-03-16 13:40 liangbo arrive_visit 1
2026-03-16 14:00 liangbo record_visit 1 done "占用新增载频时双方听不到，占用原载频正常" field.technology=2g field.cell=D1-1 field.distance_m=166 field.channel_no=691 field.signal_dbm=-72
2026-03-16 14:20 liangbo assign_task "新增载频的传输副链异常，请排查" to_unit=transport
2026-03-16 14:40 liangbo add_evidence document "闭塞该载频后连续拨测二十分钟正常" from=现场 point=1
2026-03-16 14:50 liangbo establish_fact "新增载频所占传输副链有故障，闭塞后现象消失" by_evidence=1,2
2026-03-16 15:00 liangbo record_finding 1 upheld "扩容所用传输副链有故障"
2026-03-16 15:10 liangbo answer_point 1 "已闭塞故障载频，当面复测正常；传输修好后再启用。"
2026-03-16 15:20 liangbo respond phone "已恢复"
2026-03-17 11:00 duyu answer_task 1 "副链端口接触不良，更换后通过误码测试"
2026-03-17 11:30 liangbo confirm_task 1
2026-03-17 11:40 liangbo respond phone "昨天下午已闭塞故障载频恢复通话，今天传输也修好了。"
2026-03-17 12:00 customer take_word accepts "现在正常"
2026-03-18 10:00 zhouhui call_back reached satisfaction=5 solved=yes
2026-03-18 11:00 liangbo close resolved "扩容载频传输副链故障，闭塞恢复，更换端口后修复。" cause="扩容后没有对新增载频逐一拨测" prevention="扩容割接单增加逐载频拨测并签字"
---
03-16 09:00  wangfang  received 20260316-0001-4 by phone
                       point 1 added: 工业区很多用户打电话双方都听不到，从上周五开始。
                       accepted by wangfang at desk
                       promise 1 register by 03-16 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-17 24:00
                       promise 3 first_contact by 03-17 24:00
                       promise 4 answer by 03-23 24:00
03-16 09:05  wangfang  triaged complaint valid voice.one_way P2
                       promise 5 answer (answer_soon) by 03-19 24:00
                       promise 4 released: replanned
03-16 09:06  wangfang  handed over to repair, liangbo
03-16 09:10  liangbo   accepted by liangbo at repair
03-16 09:20  liangbo   contact 1 phone out
                       promise 3 kept
03-16 10:00  liangbo   evidence 1 system_record
03-16 10:10  liangbo   promise 6 visit by 03-16 15:00: 锁频拨测
                       visit 1 by liangbo, 03-16 13:30 to 03-16 15:00
03-16 13:40  liangbo   visit 1 arrived
                       promise 6 kept
03-16 14:00  liangbo   visit 1 done, cell D1-1, channel_no 691, distance_m 166, signal_dbm -72, technology 2g
03-16 14:20  liangbo   task 1 to transport by 03-18 15:00
03-16 14:40  liangbo   evidence 2 document
03-16 14:50  liangbo   fact 1 established
03-16 15:00  liangbo   point 1 upheld
03-16 15:10  liangbo   point 1 answered
03-16 15:20  liangbo   refused task_still_open
03-17 11:00  duyu      task 1 accepted
                       task 1 answered
03-17 11:30  liangbo   task 1 confirmed
03-17 11:40  liangbo   responded by phone
                       promise 2 kept
                       promise 5 kept
                       promise 7 callback by 03-20 24:00
03-17 12:00  customer  word accepts
03-18 10:00  zhouhui   callback 1 reached: solved, 5
                       promise 7 kept
03-18 11:00  liangbo   closed resolved
