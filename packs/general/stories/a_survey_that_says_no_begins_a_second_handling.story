# 满意度调查说没有解决，换人重新办理 / a survey that says no begins a second handling by somebody else
pack general
person zhaolei caseworker@repair
person sunli supervisor@repair

2026-04-13 09:00 wangfang receive phone "热水器修了三天又漏水。" name=傅满囤 phone=13900001006 email=fu@example.cn category=quality.goods
2026-04-13 09:01 wangfang acknowledge
2026-04-13 09:02 wangfang triage complaint valid quality.goods severity=1
2026-04-13 09:03 wangfang hand_over repair to=zhaolei
2026-04-13 09:30 zhaolei accept
2026-04-14 16:00 zhaolei answer_point 1 "已换密封圈。"
2026-04-14 16:01 zhaolei respond phone "已换密封圈。"
2026-04-14 16:02 customer take_word accepts
2026-04-14 16:05 customer prefer_call_times 18 20 working_days=yes note="下班后"
2026-04-15 10:00 zhaolei call_back reached satisfaction=5
2026-04-15 18:10 zhouhui call_back not_reached comment="在开车" again_at="2026-04-15 19:30"
2026-04-15 19:30 zhouhui call_back reached satisfaction=4 answers.left_open="没有了"
2026-04-15 19:40 zhouhui call_back reached satisfaction=3
2026-04-15 19:42 zhouhui call_back reached satisfaction=3 correction="记错了，客户说的是三分"
2026-04-16 09:00 zhaolei close resolved cause="密封圈老化" prevention="每年检查一次"
2026-04-16 09:05 zhaolei answer_survey phone scores.overall=5
2026-04-18 20:00 customer answer_survey link survey=2 scores.overall=5
2026-04-18 20:01 customer answer_survey link survey=1 solved=no scores.overall=2 scores.empathy=2 expected.empathy=5
2026-04-18 20:02 customer answer_survey link survey=1 solved=no scores.overall=2 scores.empathy=2 expected.empathy=5 comment="昨晚又漏了，没人道歉"
2026-04-18 20:03 customer answer_survey link survey=1 scores.overall=5
2026-04-18 20:05 clock show
2026-04-19 09:00 zhaolei accept
2026-04-19 09:05 sunli accept
2026-04-19 09:06 sunli hand_over repair to=zhaolei
2026-04-20 09:00 sunli answer_point 1 "整机更换，当面道歉。"
2026-04-20 09:01 sunli respond visit "整机更换，当面道歉。"
2026-04-20 09:10 customer take_word accepts
2026-04-21 18:30 sunli call_back reached satisfaction=5
2026-04-21 18:40 zhouhui call_back reached satisfaction=5
2026-04-22 09:00 zhaolei close resolved cause="内胆有砂眼" prevention="同批次召回"
2026-04-22 09:01 sunli close resolved cause="内胆有砂眼" prevention="同批次召回"
---
04-13 09:00  wangfang  received 20260413-0001-7 by phone
                       point 1 added: 热水器修了三天又漏水。
                       accepted by wangfang at desk
                       promise 1 register by 04-13 11:00
                       promise 1 kept
                       promise 2 acknowledge by 04-14 24:00
                       promise 3 first_contact by 04-14 24:00
                       promise 4 answer by 04-20 24:00
04-13 09:01  wangfang  acknowledged
                       promise 2 kept
04-13 09:02  wangfang  triaged complaint valid quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 04-22 24:00
04-13 09:03  wangfang  handed over to repair, zhaolei
04-13 09:30  zhaolei   accepted by zhaolei at repair
04-14 16:00  zhaolei   point 1 answered
04-14 16:01  zhaolei   responded by phone
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 04-17 24:00
04-14 16:02  customer  word accepts
04-14 16:05  customer  to be called from 18 to 20, on working days
04-15 10:00  zhaolei   refused role_lacking
04-15 18:10  zhouhui   callback 1 not reached
04-15 19:30  zhouhui   callback 2 reached: solved, 4
                       promise 6 kept
04-15 19:40  zhouhui   refused already_called_back
04-15 19:42  zhouhui   callback 3 reached: solved, 3, corrects 2
04-16 09:00  zhaolei   closed resolved
04-16 09:05  zhaolei   refused role_lacking
04-17 09:00  clock     survey 1 by link
04-18 20:00  customer  refused no_such_survey
04-18 20:01  customer  invalid: comment: missing
04-18 20:02  customer  survey 1 answered: empathy 2 of 5, overall 2
                       reopened dissatisfied
                       second handling 1 by repair, sunli, not wangfang, zhaolei
                       promise 7 first_contact by 04-20 24:00
                       promise 8 answer (answer_long) by 04-28 24:00
04-18 20:03  customer  refused survey_answered
04-18 20:05  show      is working, held by nobody yet at repair
                       next accept by 04-19 20:02, sunli
                       next first_contact by 04-20 24:00, repair
                       next answer by 04-28 24:00, repair
04-19 09:00  zhaolei   refused handled_before
04-19 09:05  sunli     accepted by sunli at repair
04-19 09:06  sunli     refused handled_before
04-20 09:00  sunli     point 1 answered
04-20 09:01  sunli     responded by visit
                       promise 7 kept
                       promise 8 kept
                       promise 9 callback by 04-23 24:00
04-20 09:10  customer  word accepts
04-21 18:30  sunli     refused handler_may_not_call_back
04-21 18:40  zhouhui   callback 4 reached: solved, 5
                       promise 9 kept
04-22 09:00  zhaolei   refused role_lacking
04-22 09:01  sunli     closed resolved
