# 两家药店、同一批号：一个身体不适，一个过期；两件各办各的，但连成同一个原因 / two shops, one batch: each handled for itself, tied to one cause
pack retail
person yelin caseworker@quality
person luojia caseworker@repair
person yinfeng caseworker@quality
person songhe caseworker@repair

2026-07-06 09:00 wangfang receive phone "吃了在你们店买的含片，嘴唇肿了，孩子也吃了。" name=夏侯岩 phone=13900002302 category=goods.reaction danger=yes field.order_no=S1-0098 field.batch=B2306 field.shop=一店
2026-07-06 09:02 wangfang triage complaint valid goods.reaction severity=2 safety=3 immediacy=3 reason="身体不适"
2026-07-06 09:03 wangfang hand_over quality to=yelin
2026-07-06 09:10 yelin accept
2026-07-06 09:12 yelin add_contact phone out "先问症状，请立即就医，费用我们先垫付；请留好药板和小票"
2026-07-06 14:00 liuyang #2 receive web "含片过期三个月还在卖。" name=皇甫青 phone=13900002303 category=goods.expired field.order_no=S2-0113 field.batch=B2306 field.shop=二店
2026-07-06 14:05 liuyang #2 triage complaint valid goods.expired severity=2 safety=2 reason="同一批号"
2026-07-06 14:06 liuyang #2 hand_over repair to=luojia
2026-07-06 14:20 luojia #2 accept
2026-07-06 14:25 sunwei #2 link #1 same_cause
2026-07-06 14:30 luojia #2 record_finding 1 upheld "该批号三个月前到期，两店均未下架"
2026-07-06 14:40 yelin record_finding 1 partly_upheld "过期属实；过敏与过期的关系待医生判断"
2026-07-06 15:00 yelin propose_remedy compensation "就诊费用" amount="86"
2026-07-06 15:05 yelin offer_remedy 1
2026-07-06 15:30 customer answer_remedy 1 accepts
2026-07-06 16:00 yelin instruct_payment 1 夏侯岩 cash
2026-07-07 09:00 yinfeng deliver_remedy 1 "收据0707"
2026-07-07 09:10 yelin answer_point 1 "过期是我们的错；就诊费用已付，恢复前每天联系。"
2026-07-07 09:20 yelin respond phone "过期属实，已全部下架；就诊费用已付，恢复情况我们每天问。"
2026-07-07 10:00 customer take_word accepts
2026-07-07 10:10 luojia #2 propose_remedy compensation "退一赔十" amount="100"
2026-07-07 10:15 luojia #2 offer_remedy 1
2026-07-07 10:30 customer #2 answer_remedy 1 accepts
2026-07-07 11:00 luojia #2 instruct_payment 1 皇甫青 transfer 6222020000001111
2026-07-07 15:00 songhe #2 deliver_remedy 1 "回单0707"
2026-07-07 15:10 luojia #2 answer_point 1 "过期属实，依法赔付，两店已下架。"
2026-07-07 15:20 luojia #2 respond phone "过期属实，退一赔十已到账，两店同批号全部下架。"
2026-07-07 16:00 customer #2 take_word accepts
2026-07-08 10:00 zhouhui call_back reached satisfaction=3 solved=yes
2026-07-08 10:20 zhouhui #2 call_back reached satisfaction=4 solved=yes
2026-07-08 11:00 yelin close resolved "同批号过期，已下架、就诊费用已付。" cause="效期检查按货架抽查，漏了收银台小柜" prevention="效期由系统按批号提前两个月预警，两店互查"
2026-07-08 11:10 luojia #2 close resolved "过期商品依法赔付。" cause="效期检查按货架抽查，漏了收银台小柜" prevention="效期由系统按批号提前两个月预警，两店互查"
---
07-06 09:00  wangfang  received 20260706-0001-3 by phone
                       point 1 added: 吃了在你们店买的含片，嘴唇肿了，孩子也吃了。
                       accepted by wangfang at desk
                       promise 1 register by 07-06 11:00
                       promise 1 kept
                       promise 2 acknowledge by 07-07 24:00
                       promise 3 first_contact (first_contact_urgent) by 07-06 09:30
                       promise 4 answer (answer_urgent) by 07-07 09:00
07-06 09:02  wangfang  triaged complaint valid goods.reaction P1
07-06 09:02  clock     warned grave: chenjing, sunwei, to be accepted by 07-06 09:32
07-06 09:03  wangfang  handed over to quality, yelin
07-06 09:10  yelin     accepted by yelin at quality
07-06 09:12  yelin     contact 1 phone out
                       promise 3 kept
07-06 09:17  clock     warned grave_unread: sunwei, zhouhui
07-06 14:00  liuyang   #2 received 20260706-0002-1 by web
                          point 1 added: 含片过期三个月还在卖。
                          accepted by liuyang at desk
                          promise 1 register by 07-06 16:00
                          promise 1 kept
                          promise 2 acknowledge by 07-07 24:00
                          promise 3 first_contact by 07-07 24:00
                          promise 4 answer by 07-13 24:00
07-06 14:05  liuyang   #2 triaged complaint valid goods.expired P3
07-06 14:06  liuyang   #2 handed over to repair, luojia
07-06 14:20  luojia    #2 accepted by luojia at repair
07-06 14:25  sunwei    #2 linked to 20260706-0001-3 as same_cause
07-06 14:30  luojia    #2 point 1 upheld
07-06 14:40  yelin     point 1 partly_upheld
07-06 15:00  yelin     remedy 1 compensation 86.00 CNY approved
07-06 15:05  yelin     remedy 1 offered
07-06 15:30  customer  remedy 1 accepted
07-06 16:00  yelin     payment of remedy 1 ordered by cash
07-07 04:12  clock     warned near about promise 4: yelin
07-07 09:00  clock     promise 4 broken
07-07 09:00  yinfeng   remedy 1 delivered
07-07 09:10  yelin     point 1 answered
07-07 09:20  yelin     responded by phone
                       promise 2 kept
                       promise 4 kept late
                       promise 5 callback by 07-10 24:00
07-07 10:00  customer  word accepts
07-07 10:10  luojia    #2 remedy 1 compensation 100.00 CNY approved
07-07 10:15  luojia    #2 remedy 1 offered
07-07 10:30  customer  #2 remedy 1 accepted
07-07 11:00  luojia    #2 payment of remedy 1 ordered by transfer
07-07 15:00  songhe    #2 remedy 1 delivered
07-07 15:10  luojia    #2 point 1 answered
07-07 15:20  luojia    #2 responded by phone
                          promise 2 kept
                          promise 3 kept
                          promise 4 kept
                          promise 5 callback by 07-10 24:00
07-07 16:00  customer  #2 word accepts
07-08 10:00  zhouhui   callback 1 reached: solved, 3
                       promise 5 kept
07-08 10:20  zhouhui   #2 callback 1 reached: solved, 4
                          promise 5 kept
07-08 11:00  yelin     closed resolved
07-08 11:10  luojia    #2 closed resolved
