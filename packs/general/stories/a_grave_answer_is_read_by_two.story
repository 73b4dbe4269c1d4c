# 最高级别的书面答复两个人看过才发 / a grave case is answered in writing only after a second pair of eyes
pack general
person zhaolei caseworker@repair
person heyong supervisor@repair

2026-03-10 09:00 wangfang receive phone "电动车充电桩漏电，我爱人被电了一下，手麻了半天。" name=贺兰英 phone=13900001031 heading="充电桩漏电伤人" category=safety.hazard danger=yes
2026-03-10 09:02 wangfang hand_over repair to=zhaolei
2026-03-10 09:05 zhaolei accept
2026-03-10 09:06 zhaolei acknowledge
2026-03-10 09:08 zhaolei triage complaint valid safety.hazard severity=3 safety=3 immediacy=3 reason="已断电围挡"
2026-03-10 09:20 zhaolei add_contact phone out "已断电，问过伤情，今天不用去医院"
2026-03-10 15:00 zhaolei record_finding 1 upheld "三号桩漏电保护失灵"
2026-03-10 15:10 zhaolei answer_point 1 "三号充电桩漏电保护失灵，已断电更换，全区十二个桩逐个测过。"
2026-03-10 15:20 zhaolei respond letter "三号充电桩漏电保护失灵，已断电更换，全区十二个桩逐个测过。"
2026-03-10 15:21 zhaolei draft_response letter "充电桩已经更换。您下次应当小心，请您先看清警示牌。"
2026-03-10 15:22 zhaolei show
2026-03-10 15:25 zhaolei release_response 1
2026-03-10 15:30 heyong send_back_response 1 "不怪人家；写上道歉、测过的桩数和我的电话"
2026-03-10 15:31 zhaolei show
2026-03-10 15:50 zhaolei draft_response letter "感谢您告诉我们。您爱人因充电桩漏电受惊，我们向您二位道歉。三号充电桩漏电保护失灵，已断电更换，全区十二个桩逐个测过。如有不适或疑问，请联系维修部赵磊。"
2026-03-10 16:00 heyong release_response 2
2026-03-10 16:01 heyong release_response 2
2026-03-10 16:02 zhaolei show
---
03-10 09:00  wangfang  received 20260310-0001-5 by phone
                       point 1 added: 充电桩漏电伤人
                       accepted by wangfang at desk
                       promise 1 register by 03-10 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-11 24:00
                       promise 3 first_contact (first_contact_urgent) by 03-10 09:30
                       promise 4 answer (answer_urgent) by 03-11 09:00
03-10 09:02  wangfang  handed over to repair, zhaolei
03-10 09:05  zhaolei   accepted by zhaolei at repair
03-10 09:06  zhaolei   acknowledged
                       promise 2 kept
03-10 09:08  zhaolei   triaged complaint valid safety.hazard P1
03-10 09:08  clock     warned grave: heyong, sunwei, to be accepted by 03-10 09:38
03-10 09:20  zhaolei   contact 1 phone out
                       promise 3 kept
03-10 09:23  clock     warned grave_unread: sunwei, zhouhui
03-10 15:00  zhaolei   point 1 upheld
03-10 15:10  zhaolei   point 1 answered
03-10 15:20  zhaolei   refused second_reader_missing
03-10 15:21  zhaolei   draft 1 by letter
03-10 15:22  show      is working, held by zhaolei at repair
                       next accept_escalation 1 by 03-10 09:38, heyong
                       next read_draft 1 by 03-11 09:00, repair
03-10 15:25  zhaolei   refused role_lacking
03-10 15:30  heyong    draft 1 sent back
03-10 15:31  show      is working, held by zhaolei at repair
                       next accept_escalation 1 by 03-10 09:38, heyong
                       next answer by 03-11 09:00, zhaolei
03-10 15:50  zhaolei   draft 2 by letter
03-10 16:00  heyong    responded by letter, released by staff:heyong
                       promise 4 kept
                       promise 5 callback by 03-13 24:00
03-10 16:01  heyong    already done
03-10 16:02  show      is responded, held by zhaolei at repair
                       next accept_escalation 1 by 03-10 09:38, heyong
                       next call_back by 03-13 24:00, quality
                       next ask_word by 03-17 16:00, zhaolei
