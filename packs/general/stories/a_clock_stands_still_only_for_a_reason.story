# 等客户时钟停，有说法就走；没有理由停不了 / waiting for the customer stops the clock, their word starts it (osTicket #3034, GLPI #1912 #7946: paused by status)
pack general
person zhaolei caseworker@repair
person mengtao supervisor@repair

2026-03-02 10:00 wangfang receive phone "洗衣机修了两次还是漏水。" name=秦可 phone=13900002001 category=after_sales.repair
2026-03-02 10:01 wangfang acknowledge
2026-03-02 10:05 wangfang triage complaint valid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-03-02 10:06 wangfang add_contact phone out "已记下，明天约时间"
2026-03-03 09:00 wangfang pause_clocks holiday "放假" "03-05 18:00"
2026-03-03 09:01 wangfang pause_clocks customer "请发购机发票照片" "03-02 18:00"
2026-03-03 09:02 wangfang pause_clocks customer "请发购机发票照片" "04-30 18:00"
2026-03-03 09:03 wangfang pause_clocks appraisal "送检" "03-20 18:00"
2026-03-03 09:04 wangfang pause_clocks customer "请发购机发票照片" "03-12 18:00"
2026-03-03 09:05 wangfang pause_clocks outside "等厂家" "03-12 18:00"
2026-03-05 15:00 customer add_information "发票照片发过来了"
2026-03-05 15:10 wangfang add_contact phone out "收到发票"
2026-03-09 09:00 wangfang pause_clocks outside "等厂家配件" "03-10 18:00"
2026-03-11 09:00 wangfang show
---
03-02 10:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 洗衣机修了两次还是漏水。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 10:01  wangfang  acknowledged
                       promise 2 kept
03-02 10:05  wangfang  triaged complaint valid after_sales.repair P3
03-02 10:06  wangfang  contact 1 phone out
                       promise 3 kept
03-03 09:00  wangfang  invalid: reason: not_a_choice
03-03 09:01  wangfang  refused pause_ends_in_the_past
03-03 09:02  wangfang  refused pause_too_long
03-03 09:03  wangfang  invalid: evidence: missing
03-03 09:04  wangfang  paused for customer until 03-12 18:00
                       promise 4 moved to 03-18 24:00
03-03 09:05  wangfang  refused already_paused
03-05 15:00  customer  information added
                       pause 1 ended
                       promise 4 moved to 03-11 24:00
03-05 15:10  wangfang  contact 2 phone out
03-09 09:00  wangfang  paused for outside until 03-10 18:00
                       promise 4 moved to 03-12 24:00
03-10 18:00  clock     pause 2 ended
03-11 09:00  show      is working, held by wangfang at desk
                       next answer by 03-12 24:00, wangfang
