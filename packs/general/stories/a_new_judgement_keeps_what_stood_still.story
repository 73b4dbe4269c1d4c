# 改了级别，停过的时间不会丢 / a new judgement keeps the time that stood still (GLPI #15605 #24481, osTicket #1279)
pack general
person zhaolei caseworker@repair

2026-03-02 10:00 zhaolei receive phone "洗碗机漏水，泡了地板。" name=宋玉 phone=13900003111 category=after_sales.repair
2026-03-02 10:01 zhaolei acknowledge
2026-03-02 10:05 zhaolei triage complaint valid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-03-02 10:06 zhaolei add_contact phone out "请发发票"
2026-03-03 09:00 zhaolei pause_clocks customer "等发票" "03-06 18:00"
2026-03-05 09:00 customer add_information "发票在这里"
2026-03-05 10:00 zhaolei triage complaint valid after_sales.repair severity=2 complexity=2 impact=2 immediacy=1 reason="地板也坏了"
2026-03-05 10:01 zhaolei show
---
03-02 10:00  zhaolei   received 20260302-0001-5 by phone
                       point 1 added: 洗碗机漏水，泡了地板。
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
03-03 09:00  zhaolei   paused for customer until 03-06 18:00
                       promise 4 moved to 03-12 24:00
03-05 09:00  customer  information added
                       pause 1 ended
                       promise 4 moved to 03-11 24:00
03-05 10:00  zhaolei   triaged complaint valid after_sales.repair P2
                       promise 5 answer (answer_soon) by 03-09 24:00
                       promise 4 released: replanned
03-05 10:01  show      is working, held by zhaolei at repair
                       next react by 03-06 09:00, zhaolei
                       next answer by 03-09 24:00, zhaolei
