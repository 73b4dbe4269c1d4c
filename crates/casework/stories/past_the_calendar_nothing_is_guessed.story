# 没有放假安排的年份，算不出工作日就说算不出，绝不瞎猜 / past the calendar's years no working day is guessed
pack general

2026-12-29 10:00 wangfang receive phone "发票开错了。" name=武洁 phone=13900001018
2026-12-29 10:05 wangfang #2 receive phone "发票开错了，请加急，有危险。" name=武洁 phone=13900001018 danger=yes
---
12-29 10:00  wangfang  received 20261229-0001-7 by phone
                       point 1 added: 发票开错了。
                       accepted by wangfang at desk
                       promise 1 register by 12-29 12:00
                       promise 1 kept
                       promise 2 acknowledge by 12-30 24:00
                       promise 3 first_contact by 12-30 24:00
                       clocks wait for the calendar of 2027
12-29 10:05  wangfang  #2 received 20261229-0002-5 by phone
                          point 1 added: 发票开错了，请加急，有危险。
                          accepted by wangfang at desk
                          promise 1 register by 12-29 12:05
                          promise 1 kept
                          promise 2 acknowledge by 12-30 24:00
                          promise 3 first_contact (first_contact_urgent) by 12-29 10:35
                          promise 4 answer (answer_urgent) by 12-30 10:05
