# 重新打开从头算，以前迟到的还是迟到 / a reopened case counts anew, and what was late stays late (FixMyStreet #2993, Frappe #3465, osTicket #1684)
pack general
person zhaolei caseworker@repair

2026-03-02 10:00 zhaolei receive phone "热水器点不着火。" name=墨翟 phone=13900003081 category=after_sales.repair
2026-03-02 10:01 zhaolei acknowledge
2026-03-02 10:05 zhaolei triage complaint valid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-03-02 10:06 zhaolei add_contact phone out "明天上门"
2026-03-11 10:00 zhaolei record_finding 1 upheld "点火针积碳"
2026-03-11 10:01 zhaolei answer_point 1 "已更换点火针。"
2026-03-11 10:02 zhaolei respond phone "已更换点火针。"
2026-03-11 10:03 customer take_word accepts "好的"
2026-03-12 10:00 zhouhui call_back reached satisfaction=4 solved=yes
2026-03-12 11:00 zhaolei close resolved "已更换点火针" cause="点火针积碳" prevention="保养时清洁点火针"
2026-04-01 09:00 zhouhui reopen not_done "又点不着了"
2026-04-01 09:01 zhaolei show
---
03-02 10:00  zhaolei   received 20260302-0001-5 by phone
                       point 1 added: 热水器点不着火。
                       accepted by zhaolei at repair
                       promise 1 register by 03-02 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 10:01  zhaolei   acknowledged
                       promise 2 kept
03-02 10:05  zhaolei   triaged complaint valid after_sales.repair P3
03-02 10:06  zhaolei   contact 1 phone out
                       promise 3 kept
03-06 16:42  clock     warned near about promise 4: zhaolei
03-10 00:00  clock     promise 4 broken
                       warned silent: zhaolei, sunwei
03-11 00:00  clock     warned late about promise 4: sunwei, to be accepted by 03-12 24:00
03-11 10:00  zhaolei   point 1 upheld
03-11 10:01  zhaolei   point 1 answered
03-11 10:02  zhaolei   responded by phone
                       promise 4 kept late
                       promise 5 callback by 03-14 24:00
03-11 10:03  customer  word accepts
03-12 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 5 kept
03-12 11:00  zhaolei   closed resolved
04-01 09:00  zhouhui   reopened not_done
                       promise 6 first_contact by 04-02 24:00
                       promise 7 answer by 04-09 24:00
04-01 09:01  show      is working, held by zhaolei at repair
                       next first_contact by 04-02 24:00, zhaolei
                       next answer by 04-09 24:00, zhaolei
