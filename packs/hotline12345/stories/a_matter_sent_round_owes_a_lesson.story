# 被退来退去的工单，办结时要写清为什么 / a matter sent round and round owes a lesson at the end
pack hotline12345
person caimin caseworker@housing
person xiongfei caseworker@city_order

2026-04-20 09:00 wangfang receive phone "一楼把公共绿地围成了自家院子。" name=东方晓 phone=13900001015 category=environment.street.illegal field.district=鹤鸣区
2026-04-20 09:10 wangfang triage complaint invalid environment.street.illegal
2026-04-20 09:11 wangfang acknowledge
2026-04-20 09:15 wangfang hand_over housing
2026-04-20 10:00 caimin return not_ours "占用绿地属城管执法"
2026-04-20 10:05 wangfang hand_over city_order
2026-04-20 11:00 xiongfei return shared "需住建认定违建，城管再执法，请明确牵头"
2026-04-20 11:30 wangfang hand_over city_order note="由你单位牵头，住建协办"
2026-04-20 14:00 xiongfei accept
2026-04-20 14:30 xiongfei add_contact phone out "约定到场测量"
2026-04-21 09:00 xiongfei triage complaint valid environment.street.illegal severity=1 complexity=2 impact=1 reason="住建已认定为违建"
2026-04-24 10:00 xiongfei record_finding 1 upheld "占用绿地六十一平方米"
2026-04-24 10:01 xiongfei answer_point 1 "已拆除并恢复绿地。"
2026-04-24 10:02 xiongfei respond phone "已拆除并恢复绿地。"
2026-04-24 10:03 xiongfei take_word accepts
2026-04-24 10:05 xiongfei close resolved
2026-04-24 14:00 zhouhui call_back reached satisfaction=4
2026-04-24 14:03 xiongfei close resolved
2026-04-24 14:05 xiongfei close resolved cause="首接单位没有牵头，两次退单" prevention="涉及两家以上的，受理时就指定牵头单位"
---
04-20 09:00  wangfang  received 20260420-0001-8 by phone
                       point 1 added: 一楼把公共绿地围成了自家院子。
                       accepted by wangfang at desk
                       promise 1 register by 04-20 11:00
                       promise 1 kept
                       promise 2 acknowledge by 04-21 09:00
                       promise 3 first_contact by 04-21 24:00
                       promise 4 answer by 04-27 24:00
04-20 09:10  wangfang  triaged complaint invalid environment.street.illegal P4
04-20 09:11  wangfang  acknowledged
                       promise 2 kept
04-20 09:15  wangfang  handed over to housing
04-20 10:00  caimin    returned to desk, wangfang: not_ours
04-20 10:05  wangfang  handed over to city_order
04-20 11:00  xiongfei  returned to desk, wangfang: shared
04-20 11:30  wangfang  handed over to city_order
04-20 14:00  xiongfei  accepted by xiongfei at city_order
04-20 14:30  xiongfei  contact 1 phone out
                       promise 3 kept
04-21 09:00  xiongfei  triaged complaint valid, was invalid environment.street.illegal P3
04-24 10:00  xiongfei  point 1 upheld
04-24 10:01  xiongfei  point 1 answered
04-24 10:02  xiongfei  responded by phone
                       promise 4 kept
                       promise 5 callback by 04-27 24:00
04-24 10:03  xiongfei  word accepts
04-24 10:05  xiongfei  refused callback_missing
04-24 14:00  zhouhui   callback 1 reached: solved, 4
                       promise 5 kept
04-24 14:03  xiongfei  refused lesson_missing
04-24 14:05  xiongfei  closed resolved
