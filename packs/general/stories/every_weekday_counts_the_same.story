# 星期几来都一样算，星期六、星期天来也不会差一天 / whatever weekday it comes in, five working days are five (osTicket #6739)
pack general

2026-03-09 10:00 wangfang receive phone "星期一来的。" name=子鼠 phone=13900003091
2026-03-10 10:00 wangfang #2 receive phone "星期二来的。" name=丑牛 phone=13900003092
2026-03-11 10:00 wangfang #3 receive phone "星期三来的。" name=寅虎 phone=13900003093
2026-03-12 10:00 wangfang #4 receive phone "星期四来的。" name=卯兔 phone=13900003094
2026-03-13 10:00 wangfang #5 receive phone "星期五来的。" name=辰龙 phone=13900003095
2026-03-14 10:00 wangfang #6 receive phone "星期六来的。" name=巳蛇 phone=13900003096
2026-03-15 10:00 wangfang #7 receive phone "星期天来的。" name=午马 phone=13900003097
---
03-09 10:00  wangfang  received 20260309-0001-6 by phone
                       point 1 added: 星期一来的。
                       accepted by wangfang at desk
                       promise 1 register by 03-09 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-10 24:00
                       promise 3 first_contact by 03-10 24:00
                       promise 4 answer by 03-16 24:00
03-10 10:00  wangfang  #2 received 20260310-0001-5 by phone
                          point 1 added: 星期二来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-10 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-11 24:00
                          promise 3 first_contact by 03-11 24:00
                          promise 4 answer by 03-17 24:00
03-11 00:00  clock     promise 2 broken
                       promise 3 broken
03-11 10:00  wangfang  #3 received 20260311-0001-2 by phone
                          point 1 added: 星期三来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-11 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-12 24:00
                          promise 3 first_contact by 03-12 24:00
                          promise 4 answer by 03-18 24:00
03-12 00:00  clock     #2 promise 2 broken
                          promise 3 broken
03-12 10:00  wangfang  #4 received 20260312-0001-9 by phone
                          point 1 added: 星期四来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-12 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-13 24:00
                          promise 3 first_contact by 03-13 24:00
                          promise 4 answer by 03-19 24:00
03-13 00:00  clock     #3 promise 2 broken
                          promise 3 broken
03-13 10:00  wangfang  #5 received 20260313-0001-3 by phone
                          point 1 added: 星期五来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-13 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-16 24:00
                          promise 3 first_contact by 03-16 24:00
                          promise 4 answer by 03-20 24:00
03-13 16:42  clock     warned near about promise 4: wangfang
03-14 00:00  clock     #4 promise 2 broken
                          promise 3 broken
03-14 10:00  wangfang  #6 received 20260314-0001-8 by phone
                          point 1 added: 星期六来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-14 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-16 24:00
                          promise 3 first_contact by 03-16 24:00
                          promise 4 answer by 03-20 24:00
03-15 10:00  wangfang  #7 received 20260315-0001-1 by phone
                          point 1 added: 星期天来的。
                          accepted by wangfang at desk
                          promise 1 register by 03-15 12:00
                          promise 1 kept
                          promise 2 acknowledge by 03-16 24:00
                          promise 3 first_contact by 03-16 24:00
                          promise 4 answer by 03-20 24:00
