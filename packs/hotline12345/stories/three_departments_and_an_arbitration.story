# 三个部门，两个诉求，退来退去由上级裁定，牵头单位答复 / three departments, two points, and somebody above decides
pack hotline12345
person caimin caseworker@housing
person xiongfei caseworker@city_order
person duanhong supervisor@desk

2026-04-20 09:00 wangfang receive phone "一楼围了公共绿地，半夜还在施工。" name=东方晓 phone=13900001115 category=environment.street.illegal field.district=鹤鸣区
2026-04-20 09:10 wangfang acknowledge
2026-04-20 09:11 wangfang triage complaint valid environment.street.illegal severity=1 reason="现场照片为证"
2026-04-20 09:15 wangfang add_point "半夜施工扰民"
2026-04-20 09:20 wangfang assign_task "认定是否违法占用绿地" to_unit=housing points=1
2026-04-20 09:21 wangfang assign_task "查处夜间施工" to_unit=city_order points=2
2026-04-20 09:22 wangfang assign_task "核对满意度回访要求" to_unit=quality
2026-04-20 10:00 caimin return_task 1 not_ours "占用绿地属城管执法"
2026-04-20 10:30 wangfang reassign_task 1 city_order "请城管先行认定"
2026-04-20 11:00 xiongfei return_task 1 not_ours "违建认定属住建"
2026-04-20 11:05 wangfang reassign_task 1 housing "请再看"
2026-04-20 11:06 wangfang show
2026-04-20 11:10 wangfang arbitrate_task 1 housing "分工写明由住建认定"
2026-04-20 11:20 duanhong arbitrate_task 1 housing "分工方案第三条：违建由住建认定" to=caimin
2026-04-20 11:30 caimin return_task 1 not_ours "还是不该我们办"
2026-04-21 09:00 caimin answer_task 1 point.1="已认定违法占用，限期拆除" finding.1=upheld reasons.1="实测六十一平方米"
2026-04-21 10:00 xiongfei answer_task 2 point.2="已责令停止夜间施工" finding.2=upheld reasons.2="夜查记录"
2026-04-21 10:30 wangfang confirm_task 1
2026-04-21 10:31 wangfang confirm_task 2
2026-04-21 10:32 wangfang respond phone "两件事都在办。"
2026-04-21 10:33 wangfang withdraw_task 3 "已按规定安排回访"
2026-04-21 10:34 wangfang respond phone "绿地限期拆除，夜间施工已停。"
2026-04-21 10:35 wangfang show
---
04-20 09:00  wangfang  received 20260420-0001-8 by phone
                       point 1 added: 一楼围了公共绿地，半夜还在施工。
                       accepted by wangfang at desk
                       promise 1 register by 04-20 11:00
                       promise 1 kept
                       promise 2 acknowledge by 04-21 09:00
                       promise 3 first_contact by 04-21 24:00
                       promise 4 answer by 04-27 24:00
04-20 09:10  wangfang  acknowledged
                       promise 2 kept
04-20 09:11  wangfang  triaged complaint valid environment.street.illegal P4
04-20 09:15  wangfang  point 2 added: 半夜施工扰民
04-20 09:20  wangfang  task 1 of points 1 to housing by 04-23 15:00
04-20 09:21  wangfang  task 2 of points 2 to city_order by 04-23 15:00
04-20 09:22  wangfang  task 3 to quality by 04-23 15:00
04-20 10:00  caimin    task 1 returned: not_ours
04-20 10:30  wangfang  task 1 passed on to city_order by 04-23 15:00
04-20 11:00  xiongfei  task 1 returned: not_ours
04-20 11:05  wangfang  refused arbitration_needed
04-20 11:06  show      is working, held by wangfang at desk
                       next accept_task 2 by 04-21 09:21, city_order
                       next accept_task 3 by 04-21 09:22, quality
                       next arbitrate 1 by 04-21 11:00, desk
                       next first_contact by 04-21 24:00, wangfang
                       next answer by 04-27 24:00, wangfang
04-20 11:10  wangfang  refused role_lacking
04-20 11:20  duanhong  task 1 decided: housing, caimin by 04-23 15:00
04-20 11:30  caimin    refused task_arbitrated
04-21 09:00  caimin    task 1 accepted
                       task 1 answered, point 1 upheld
04-21 10:00  xiongfei  task 2 accepted
                       task 2 answered, point 2 upheld
04-21 10:30  wangfang  task 1 confirmed
                       point 1 upheld
                       point 1 answered
04-21 10:31  wangfang  task 2 confirmed
                       point 2 upheld
                       point 2 answered
04-21 10:32  wangfang  refused task_still_open
04-21 10:33  wangfang  task 3 withdrawn
04-21 10:34  wangfang  responded by phone
                       promise 3 kept
                       promise 4 kept
                       promise 5 callback by 04-24 24:00
04-21 10:35  show      is responded, held by wangfang at desk
                       next call_back by 04-24 24:00, quality
                       next ask_word by 04-26 10:34, wangfang
