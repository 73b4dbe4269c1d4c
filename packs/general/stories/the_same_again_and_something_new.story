# 说过的事再来问，告诉他上次的结果；有新情况，重新办 / the same again gets the earlier result, new facts begin anew (FixMyStreet #2992, Frappe #2228)
pack general
person zhaolei caseworker@repair

2026-03-02 10:00 zhaolei receive phone "油烟机声音大。" name=后稷 phone=13900003131 category=after_sales.repair
2026-03-02 10:01 zhaolei acknowledge
2026-03-02 10:05 zhaolei triage complaint invalid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-03-02 10:06 zhaolei record_finding 1 not_upheld "实测噪声在标准以内"
2026-03-02 10:07 zhaolei answer_point 1 "实测噪声在标准以内，已说明。"
2026-03-02 10:08 zhaolei respond phone "实测噪声在标准以内。"
2026-03-02 10:09 customer take_word accepts "知道了"
2026-03-03 10:00 zhouhui call_back reached satisfaction=3 solved=yes
2026-03-03 11:00 zhaolei close explained "实测噪声在标准以内"
# 同一件事，没有新情况：新来的一件引着上一件，当天告诉上次的结果。
2026-03-09 09:00 zhaolei #2 receive phone "油烟机声音还是大。" name=后稷 phone=13900003131 category=after_sales.repair
2026-03-09 09:01 zhaolei #2 acknowledge
2026-03-09 09:02 zhouhui #2 link #1 repeat_of
2026-03-09 09:03 zhaolei #2 triage complaint invalid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-03-09 09:04 zhaolei #2 record_finding 1 not_upheld "与上次相同"
2026-03-09 09:05 zhaolei #2 answer_point 1 "三月二日实测过，结果没有变化。"
2026-03-09 09:06 zhaolei #2 respond phone "三月二日实测过，结果没有变化。"
# 有了新情况：上一件重新打开，从头计时。
2026-03-16 10:00 zhouhui reopen new_facts "风机叶片断了一片"
2026-03-16 10:01 zhaolei show
---
03-02 10:00  zhaolei   received 20260302-0001-5 by phone
                       point 1 added: 油烟机声音大。
                       accepted by zhaolei at repair
                       promise 1 register by 03-02 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 10:01  zhaolei   acknowledged
                       promise 2 kept
03-02 10:05  zhaolei   triaged complaint invalid after_sales.repair P3
03-02 10:06  zhaolei   point 1 not_upheld
03-02 10:07  zhaolei   point 1 answered
03-02 10:08  zhaolei   responded by phone
                       promise 3 kept
                       promise 4 kept
                       promise 5 callback by 03-05 24:00
03-02 10:09  customer  word accepts
03-03 10:00  zhouhui   callback 1 reached: solved, 3
                       promise 5 kept
03-03 11:00  zhaolei   closed explained
03-09 09:00  zhaolei   #2 received 20260309-0001-6 by phone
                          point 1 added: 油烟机声音还是大。
                          accepted by zhaolei at repair
                          promise 1 register by 03-09 11:00
                          promise 1 kept
                          promise 2 acknowledge by 03-10 24:00
                          promise 3 first_contact by 03-10 24:00
                          promise 4 answer by 03-16 24:00
03-09 09:01  zhaolei   #2 acknowledged
                          promise 2 kept
03-09 09:02  zhouhui   #2 linked to 20260302-0001-5 as repeat_of
03-09 09:03  zhaolei   #2 triaged complaint invalid after_sales.repair P3
03-09 09:04  zhaolei   #2 point 1 not_upheld
03-09 09:05  zhaolei   #2 point 1 answered
03-09 09:06  zhaolei   #2 responded by phone
                          promise 3 kept
                          promise 4 kept
                          promise 5 callback by 03-12 24:00
03-13 00:00  clock     #2 promise 5 broken
03-16 10:00  zhouhui   reopened new_facts
                       promise 6 first_contact by 03-17 24:00
                       promise 7 answer by 03-23 24:00
03-16 10:01  show      is working, held by zhaolei at repair
                       next first_contact by 03-17 24:00, zhaolei
                       next answer by 03-23 24:00, zhaolei
