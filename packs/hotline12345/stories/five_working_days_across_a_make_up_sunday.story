# 五个工作日跨过调休的星期天：算早不算晚 / five working days across a make-up Sunday end earlier, not later (osTicket #4969, Chatwoot #13392)
pack hotline12345

# 九月十八日星期五，九月二十日星期天调休上班，所以二十四日到期，不是二十五日。
2026-09-18 10:00 wangfang receive phone "路口绿灯太短，老人走不完。" name=毛卫东 phone=13900001016 category=traffic.order.signal kind=suggestion
2026-09-18 10:01 wangfang acknowledge
2026-09-18 10:05 wangfang triage suggestion needs_improvement traffic.order.signal impact=1
2026-09-19 09:00 wangfang add_contact phone out "约好星期天现场测时"
2026-09-24 16:00 wangfang record_finding 1 upheld "实测行人绿灯不足"
2026-09-24 16:01 wangfang answer_point 1 "行人绿灯调到三十二秒，改为两次过街。"
2026-09-24 16:02 wangfang respond phone "行人绿灯调到三十二秒，改为两次过街。"

# 国庆长假以后：复杂的事十五个工作日，十月十日星期六也上班。
2026-09-30 09:00 liuyang #2 receive phone "下水道又堵了。" name=邵雨桐 phone=13900001017 category=environment.water.flood
2026-09-30 09:01 liuyang #2 acknowledge
2026-09-30 09:05 liuyang #2 triage complaint valid environment.water.flood severity=1 impact=1 complexity=3
2026-09-30 09:06 liuyang #2 add_contact phone out "说明要几家单位会商"
2026-09-30 09:07 liuyang #2 show
---
09-18 10:00  wangfang  received 20260918-0001-3 by phone
                       point 1 added: 路口绿灯太短，老人走不完。
                       accepted by wangfang at desk
                       promise 1 register by 09-18 12:00
                       promise 1 kept
                       promise 2 acknowledge by 09-19 10:00
                       promise 3 first_contact by 09-20 24:00
                       promise 4 answer by 09-24 24:00
09-18 10:01  wangfang  acknowledged
                       promise 2 kept
09-18 10:05  wangfang  triaged suggestion needs_improvement traffic.order.signal P4
09-19 09:00  wangfang  contact 1 phone out
                       promise 3 kept
09-23 16:42  clock     warned near about promise 4: wangfang
09-24 16:00  wangfang  point 1 upheld
09-24 16:01  wangfang  point 1 answered
09-24 16:02  wangfang  responded by phone
                       promise 4 kept
                       promise 5 callback by 09-27 24:00
09-28 00:00  clock     promise 5 broken
09-30 09:00  liuyang   #2 received 20260930-0001-6 by phone
                          point 1 added: 下水道又堵了。
                          accepted by liuyang at desk
                          promise 1 register by 09-30 11:00
                          promise 1 kept
                          promise 2 acknowledge by 10-01 09:00
                          promise 3 first_contact by 10-08 24:00
                          promise 4 answer by 10-13 24:00
09-30 09:01  liuyang   #2 acknowledged
                          promise 2 kept
09-30 09:05  liuyang   #2 triaged complaint valid environment.water.flood P3
                          promise 4 released: replanned
                          promise 5 answer (answer_long) by 10-27 24:00
09-30 09:06  liuyang   #2 contact 1 phone out
                          promise 3 kept
09-30 09:07  show      #2 is working, held by liuyang at desk
                          next answer by 10-27 24:00, liuyang
