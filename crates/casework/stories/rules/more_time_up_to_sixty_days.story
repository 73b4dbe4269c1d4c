# 十五、三十、六十天：两级批准，封顶六十天 / fifteen, thirty, sixty days: two steps, two signatures, and no day more
pack cn.finance.cbirc3
person mengtao supervisor@fees
person zhaolei caseworker@fees

2026-01-20 10:00 zhaolei receive phone "提前还款被收违约金。" name=计研 phone=13900003071 category=price.charge
2026-01-20 10:01 zhaolei triage complaint valid price.charge severity=1 complexity=1 impact=1 immediacy=1
2026-01-30 09:00 zhaolei ask_extension 5 "要调取签约录音"
2026-01-30 10:00 mengtao grant_extension 1
2026-02-13 09:00 zhaolei ask_extension 5 "录音在分行，正在调取"
2026-02-13 10:00 mengtao grant_extension 2
2026-02-13 11:00 sunwei grant_extension 2
2026-03-13 09:00 zhaolei ask_extension 5 "还要时间"
---
01-20 10:00  zhaolei   received 20260120-0001-0 by phone
                       point 1 added: 提前还款被收违约金。
                       accepted by zhaolei at fees
                       promise 1 register by 01-20 12:00
                       promise 1 kept
                       promise 2 acknowledge by 01-21 24:00
                       promise 3 first_contact by 01-21 24:00
                       promise 4 answer by 01-27 24:00
                       promise 5 answer (cbirc3_decide) by 02-04 24:00
01-20 10:01  zhaolei   triaged complaint valid price.charge P3
01-22 00:00  clock     promise 2 broken
                       promise 3 broken
01-26 16:42  clock     warned near about promise 4: zhaolei
01-28 00:00  clock     promise 4 broken
                       warned silent: zhaolei, mengtao
01-29 00:00  clock     warned late about promise 4: mengtao, to be accepted by 01-30 24:00
01-30 09:00  zhaolei   extension 1 of promise 5 by 15 day asked from supervisor
01-30 10:00  mengtao   extension 1 granted
                       promise 5 moved to 02-19 24:00
01-31 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 02-03 24:00
02-07 00:00  clock     warned silent: zhaolei, mengtao
02-11 09:12  clock     warned near about promise 5: zhaolei
02-13 09:00  zhaolei   extension 2 of promise 5 by 30 day asked from manager
02-13 10:00  mengtao   refused above_your_limit
02-13 11:00  sunwei    extension 2 granted
                       promise 5 moved to 03-21 24:00
02-28 00:00  clock     warned silent: zhaolei, mengtao
03-11 09:12  clock     warned near about promise 5: zhaolei
03-13 09:00  zhaolei   refused no_further_extension
