# 消费者耽误的时间只从退换车里扣，别的时钟照走 / only the exchange waits for the customer; what no rule stops runs on (GLPI #1911, osTicket #3034)
pack cn.auto.dealer

2026-02-12 10:00 wangfang receive phone "新车三天趴窝，要求换车。" name=造父 phone=13900003121 category=quality.goods
2026-02-12 10:01 wangfang pause_clocks auto_customer "等客户交车" "03-04 17:00"
2026-02-12 10:05 wangfang record_milestone auto_demanded "书面要求"
2026-02-12 10:06 wangfang record_milestone auto_in "工单 1"
2026-03-02 09:00 wangfang pause_clocks auto_customer "客户出差，不能来换车" "03-04 17:00"
2026-03-04 18:00 wangfang record_milestone auto_out "已换出"
2026-03-05 09:00 wangfang record_milestone auto_handling_told "已书面告知"
2026-03-13 15:00 wangfang record_milestone auto_exchanged "新车已交付"
---
02-12 10:00  wangfang  received 20260212-0001-0 by phone
                       point 1 added: 新车三天趴窝，要求换车。
                       accepted by wangfang at desk
                       promise 1 register by 02-12 12:00
                       promise 1 kept
                       promise 2 acknowledge by 02-13 24:00
                       promise 3 first_contact by 02-13 24:00
                       promise 4 answer by 02-26 24:00
                       promise 5 milestone (auto_tell) by 02-28 24:00
02-12 10:01  wangfang  refused nothing_to_pause
02-12 10:05  wangfang  milestone auto_demanded reached
                       promise 6 answer (auto_answer) by 03-04 24:00
                       promise 7 milestone (auto_exchange) by 03-18 24:00
02-12 10:06  wangfang  milestone auto_in reached
                       promise 8 milestone (auto_loan_car) by 02-17 10:06
02-14 00:00  clock     promise 2 broken
                       promise 3 broken
02-17 10:06  clock     promise 8 broken
02-25 16:42  clock     warned near about promise 4: wangfang
02-27 00:00  clock     promise 4 broken
                       warned silent: wangfang, chenjing
02-28 00:00  clock     warned late about promise 4: chenjing, to be accepted by 03-02 24:00
03-01 00:00  clock     promise 5 broken
03-02 09:00  wangfang  paused for auto_customer until 03-04 17:00
                       promise 7 moved to 03-20 24:00
03-02 16:43  clock     warned near about promise 6: wangfang
03-03 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 03-05 24:00
03-04 17:00  clock     pause 1 ended
03-04 18:00  wangfang  milestone auto_out reached
03-05 00:00  clock     promise 6 broken
03-05 09:00  wangfang  milestone auto_handling_told reached
                       promise 5 kept late
03-06 00:00  clock     warned late about promise 6: chenjing, to be accepted by 03-09 24:00
03-10 00:00  clock     warned late_unseen about promise 6: sunwei, zhouhui
                       warned late_long about promise 6: sunwei, zhouhui
03-13 00:00  clock     warned silent: wangfang, chenjing
03-13 15:00  wangfang  milestone auto_exchanged reached
                       promise 7 kept
