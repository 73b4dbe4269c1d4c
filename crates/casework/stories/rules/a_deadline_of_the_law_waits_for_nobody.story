# 等客户可以停自己的时钟，停不了法定的时钟 / our own clock waits for the customer, the deadline of the law does not (osTicket #3034, GLPI #23359)
pack cn.telecom.miit35

2026-03-02 10:00 wangfang receive phone "套餐外多扣了流量费。" name=韩婴 phone=13900003021 category=price.charge
2026-03-02 10:01 wangfang acknowledge
2026-03-02 10:05 wangfang triage complaint valid price.charge severity=1 complexity=1 impact=1 immediacy=1
2026-03-02 10:06 wangfang add_contact phone out "请发账单截图"
2026-03-03 09:00 wangfang pause_clocks customer "等账单截图" "03-13 18:00"
2026-03-13 18:30 wangfang show
---
03-02 10:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 套餐外多扣了流量费。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
                       promise 5 answer (miit35_answer) by 03-17 24:00
03-02 10:01  wangfang  acknowledged
                       promise 2 kept
03-02 10:05  wangfang  triaged complaint valid price.charge P3
03-02 10:06  wangfang  contact 1 phone out
                       promise 3 kept
03-03 09:00  wangfang  paused for customer until 03-13 18:00
                       promise 4 moved to 03-19 24:00
03-11 00:00  clock     warned silent: wangfang, chenjing
03-13 15:12  clock     warned near about promise 5: wangfang
03-13 18:00  clock     pause 1 ended
03-13 18:30  show      is working, held by wangfang at desk
                       next answer by 03-17 24:00, wangfang
