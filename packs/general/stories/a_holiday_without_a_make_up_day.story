# 端午放三天，不用调休：只少一个工作日 / three days off and nothing to make up: one working day less (osTicket #4969 #2131)
pack general

2026-06-17 16:00 wangfang receive phone "空调滴水。" name=屈平 phone=13900003101
2026-06-18 23:50 wangfang #2 receive phone "空调又滴水。" name=屈原 phone=13900003102
---
06-17 16:00  wangfang  received 20260617-0001-3 by phone
                       point 1 added: 空调滴水。
                       accepted by wangfang at desk
                       promise 1 register by 06-17 18:00
                       promise 1 kept
                       promise 2 acknowledge by 06-18 24:00
                       promise 3 first_contact by 06-18 24:00
                       promise 4 answer by 06-25 24:00
06-18 23:50  wangfang  #2 received 20260618-0001-5 by phone
                          point 1 added: 空调又滴水。
                          accepted by wangfang at desk
                          promise 1 register by 06-19 01:50
                          promise 1 kept
                          promise 2 acknowledge by 06-22 24:00
                          promise 3 first_contact by 06-22 24:00
                          promise 4 answer by 06-26 24:00
