# 电梯困人，先到场，五分钟内有人说话 / a child in a stuck lift: somebody speaks with them within five minutes
pack property
person heyong supervisor@security
person chendali supervisor@repair
person zhaolei caseworker@repair

2026-03-02 18:41 wangfang receive phone "三栋一单元电梯停在中间，我儿子一个人在里面，九岁，他在哭！" name=郭铭远 phone=13900001004 category=incident.trapped subject.device=3-1客梯 field.lift=3-1客梯 emotion=furious danger=yes heard_at="03-02 18:40"
2026-03-02 18:41 wangfang hand_over security to=heyong note="已通知维保"
2026-03-02 18:42 heyong accept
2026-03-02 18:44 heyong add_contact visit out "到场隔门安抚，孩子能应答" at="03-02 18:44"
2026-03-02 18:54 heyong add_contact visit out "放人，孩子无外伤，交给父亲"
2026-03-02 19:00 heyong acknowledge
2026-03-02 19:10 heyong triage fault_report valid incident.trapped severity=2 safety=3 complexity=1 impact=1 immediacy=3
2026-03-02 19:11 heyong triage fault_report valid incident.trapped severity=2 safety=3 complexity=1 impact=1 immediacy=3 reason="困人，未成年人，警铃未接通"
2026-03-02 19:15 heyong add_point "轿厢警铃按了没人应"
2026-03-02 19:20 heyong hand_over repair
2026-03-02 19:30 zhaolei accept
2026-03-02 22:00 zhaolei record_finding 1 upheld "门锁触点断开"
2026-03-02 22:05 zhaolei record_finding 2 upheld "警铃线路未接到值班室" responsible_unit=repair
2026-03-03 09:00 zhaolei answer_point 1 "门锁触点已更换，试运行正常。"
2026-03-03 09:01 zhaolei respond phone "先说一下电梯：触点已换。"
2026-03-03 09:05 zhaolei answer_point 2 "警铃线路连夜接通，全区三十八台逐台试过。"
2026-03-03 09:06 zhaolei respond phone "触点已换，警铃已通，全区试过，今后每周从轿厢里按一次铃。"
2026-03-03 09:07 zhaolei take_word accepts "孩子没事就好"
2026-03-04 10:00 heyong call_back reached satisfaction=4
2026-03-04 10:05 zhouhui call_back reached satisfaction=4 comment="希望每周真的按铃"
2026-03-04 10:10 zhaolei close resolved
2026-03-04 10:11 zhaolei close resolved cause="警铃线路从未从轿厢一端试过" prevention="每周从轿厢按铃，值班室留录音"
---
03-02 18:41  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 三栋一单元电梯停在中间，我儿子一个人在里面，九岁，他在哭！
                       accepted by wangfang at desk
                       promise 1 register by 03-02 20:40
                       promise 1 kept
                       promise 2 acknowledge by 03-02 22:41
                       promise 3 first_contact (first_contact_urgent) by 03-02 18:46
                       promise 4 answer (answer_urgent) by 03-03 18:41
03-02 18:41  wangfang  handed over to security, heyong
03-02 18:42  heyong    accepted by heyong at security
03-02 18:44  heyong    contact 1 visit out
                       promise 3 kept
03-02 18:54  heyong    contact 2 visit out
03-02 19:00  heyong    acknowledged
                       promise 2 kept
03-02 19:10  heyong    refused reason_missing
03-02 19:11  heyong    triaged fault_report valid incident.trapped P1
03-02 19:11  clock     warned grave: heyong, sunwei, to be accepted by 03-02 19:41
03-02 19:15  heyong    point 2 added: 轿厢警铃按了没人应
03-02 19:20  heyong    handed over to repair
03-02 19:26  clock     warned grave_unread: sunwei, zhouhui
03-02 19:30  zhaolei   accepted by zhaolei at repair
03-02 22:00  zhaolei   point 1 upheld
03-02 22:05  zhaolei   point 2 upheld
03-03 09:00  zhaolei   point 1 answered
03-03 09:01  zhaolei   refused point_unanswered
03-03 09:05  zhaolei   point 2 answered
03-03 09:06  zhaolei   responded by phone
                       promise 4 kept
                       promise 5 callback by 03-06 24:00
03-03 09:07  zhaolei   word accepts
03-04 10:00  heyong    refused not_yours
03-04 10:05  zhouhui   callback 1 reached: solved, 4
                       promise 5 kept
03-04 10:10  zhaolei   refused lesson_missing
03-04 10:11  zhaolei   closed resolved
