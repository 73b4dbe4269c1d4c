# 群众催了、补充了，没有人理就不能办结 / nobody closes a case while the citizen waits for a word
pack hotline12345
person yinjie caseworker@traffic

2026-03-23 08:30 wangfang receive web "学校门口的路灯坏了七天。" name=覃欣怡 phone=13900001021 category=traffic.road.light field.district=临溪区
2026-03-23 08:32 wangfang acknowledge
2026-03-23 08:35 wangfang triage fault_report valid traffic.road.light safety=1 impact=2 immediacy=1
2026-03-23 08:36 wangfang hand_over traffic
2026-03-23 09:00 yinjie accept
2026-03-24 18:30 customer urge "今晚又是黑的，孩子摔了一跤。"
2026-03-24 18:30 customer urge "今晚又是黑的，孩子摔了一跤。"
2026-03-24 19:00 yinjie add_contact note out "已报应急灯"
2026-03-24 19:10 yinjie record_finding 1 upheld "电缆被挖断"
2026-03-24 19:11 yinjie answer_point 1 "今晚先架四盏应急灯，明晨接通电缆。"
2026-03-25 08:00 yinjie respond phone "应急灯昨晚已亮，电缆今晨接通。"
2026-03-25 08:10 customer take_word accepts "亮了"
2026-03-25 18:00 customer add_information "灯是亮了，有一盏在闪。"
2026-03-25 18:10 yinjie close resolved cause=a prevention=b
2026-03-25 18:30 yinjie add_contact phone out "闪的那盏明早换"
2026-03-26 09:00 zhouhui call_back reached satisfaction=5
2026-03-26 09:05 yinjie close resolved cause="学校门口坏灯没有优先级" prevention="学校周边坏灯两小时到场"
2026-03-26 09:06 yinjie respond phone "再说一遍"
---
03-23 08:30  wangfang  received 20260323-0001-6 by web
                       point 1 added: 学校门口的路灯坏了七天。
                       accepted by wangfang at desk
                       promise 1 register by 03-23 10:30
                       promise 1 kept
                       promise 2 acknowledge by 03-24 08:30
                       promise 3 first_contact by 03-24 24:00
                       promise 4 answer by 03-30 24:00
03-23 08:32  wangfang  acknowledged
                       promise 2 kept
03-23 08:35  wangfang  triaged fault_report valid traffic.road.light P3
03-23 08:36  wangfang  handed over to traffic
03-23 09:00  yinjie    accepted by yinjie at traffic
03-24 18:30  customer  urged, 1 so far
03-24 18:30  customer  already done
03-24 19:00  yinjie    contact 1 note out
03-24 19:10  yinjie    point 1 upheld
03-24 19:11  yinjie    point 1 answered
03-25 00:00  clock     promise 3 broken
03-25 08:00  yinjie    responded by phone
                       promise 3 kept late
                       promise 4 kept
                       promise 5 callback by 03-28 24:00
03-25 08:10  customer  word accepts
03-25 18:00  customer  information added
03-25 18:10  yinjie    refused customer_waits
03-25 18:30  yinjie    contact 2 phone out
03-26 09:00  zhouhui   callback 1 reached: solved, 5
                       promise 5 kept
03-26 09:05  yinjie    closed resolved
03-26 09:06  yinjie    refused case_closed
