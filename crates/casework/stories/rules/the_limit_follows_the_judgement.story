# 一个科室五个工作日，几个科室十个，加进一个科室就改算 / five working days for one department, ten for several; the limit follows the judgement
pack cn.hospital.nhc3

2026-02-13 10:00 wangfang receive phone "两个科室互相推，检查做了两遍。" name=扁鹊 phone=13900003061 category=attitude.passing
2026-02-14 09:00 wangfang triage complaint valid attitude.passing severity=1 complexity=1 impact=1 immediacy=1
2026-02-24 09:00 wangfang triage complaint valid attitude.passing severity=1 complexity=2 impact=1 immediacy=1 reason="放射科也有责任"
2026-02-24 09:01 wangfang show
---
02-13 10:00  wangfang  received 20260213-0001-8 by phone
                       point 1 added: 两个科室互相推，检查做了两遍。
                       accepted by wangfang at desk
                       promise 1 register by 02-13 12:00
                       promise 1 kept
                       promise 2 acknowledge by 02-14 24:00
                       promise 3 first_contact by 02-14 24:00
                       promise 4 answer by 02-27 24:00
                       promise 5 answer (nhc3_answer) by 02-27 24:00
02-14 09:00  wangfang  triaged complaint valid attitude.passing P3
02-15 00:00  clock     promise 2 broken
                       promise 3 broken
02-24 09:00  wangfang  triaged complaint valid attitude.passing P3
                       promise 5 released: replanned
                       promise 6 answer (nhc3_answer_several) by 03-05 24:00
02-24 09:01  show      is working, held by wangfang at desk
                       next acknowledge by 02-14 24:00, wangfang
                       next first_contact by 02-14 24:00, wangfang
                       next answer by 02-27 24:00, wangfang
