# 包裹误期要全额退款：不同意全退，也要拿出自己的方案和数目；还价、让步、到账、回访 / a refused refund gets an own proposal with amount and reason
pack retail
person xiaotian caseworker@fees
person danyu supervisor@fees
person menglan caseworker@fees

2026-05-11 09:00 wangfang receive web "大促买的手表晚了十二天才到，要求全额退款，表我也不想退了。" name=长孙若兰 phone=13900002301 category=delivery.late field.order_no=A20260428001 field.parcel_no=SF0042 wish="全额退款三百九十九元"
2026-05-11 09:10 wangfang triage complaint valid delivery.late severity=1 reason="承诺四十八小时发货"
2026-05-11 09:12 wangfang hand_over fees to=xiaotian
2026-05-11 09:20 xiaotian accept
2026-05-11 09:30 xiaotian add_contact message out "抱歉让您久等，先说明包裹在哪里耽误"
2026-05-11 10:00 xiaotian record_finding 1 partly_upheld "发货晚三天属我方；其余九天因台风停运"
2026-05-11 10:10 xiaotian propose_remedy refund "退货全额退款，运费我方承担" amount="399"
2026-05-11 10:15 danyu approve_remedy 1
2026-05-11 10:20 xiaotian offer_remedy 1
2026-05-11 11:00 customer answer_remedy 1 refuses "表要留，钱也要退"
2026-05-11 11:20 xiaotian propose_remedy compensation "留表，退一百二十元：按误期天数" amount="120"
2026-05-11 11:25 danyu approve_remedy 2
2026-05-11 11:26 xiaotian offer_remedy 2
2026-05-11 12:00 customer answer_remedy 2 counters "一百五"
2026-05-11 13:30 xiaotian propose_remedy compensation "留表，退一百五十元" amount="150"
2026-05-11 13:35 danyu approve_remedy 3
2026-05-11 13:36 xiaotian offer_remedy 3
2026-05-11 14:00 customer answer_remedy 3 accepts "可以"
2026-05-11 14:10 xiaotian instruct_payment 3 长孙若兰 way_it_came
2026-05-11 15:00 danyu deliver_remedy 3 "支付单0511"
2026-05-12 10:00 menglan deliver_remedy 3 "支付单0511"
2026-05-12 10:10 xiaotian answer_point 1 "发货晚三天是我们的错；台风停运九天没有主动告诉您，也是我们的错。"
2026-05-12 10:20 xiaotian respond message "手表您留用，一百五十元已原路退回；评价怎么写由您。"
2026-05-12 11:00 customer take_word accepts
2026-05-13 10:00 zhouhui call_back reached satisfaction=4 solved=yes
2026-05-13 10:30 xiaotian close resolved "误期赔付，客户留货。" cause="大促预售没有按天放量，停运没有通知" prevention="预售按仓容放量，停运自动群发并报新时间"
---
05-11 09:00  wangfang  received 20260511-0001-5 by web
                       point 1 added: 大促买的手表晚了十二天才到，要求全额退款，表我也不想退了。
                       accepted by wangfang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-12 24:00
                       promise 3 first_contact by 05-12 24:00
                       promise 4 answer by 05-18 24:00
05-11 09:10  wangfang  triaged complaint valid delivery.late P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 05-20 24:00
05-11 09:12  wangfang  handed over to fees, xiaotian
05-11 09:20  xiaotian  accepted by xiaotian at fees
05-11 09:30  xiaotian  contact 1 message out
                       promise 3 kept
05-11 10:00  xiaotian  point 1 partly_upheld
05-11 10:10  xiaotian  remedy 1 refund 399.00 CNY proposed
05-11 10:15  danyu     remedy 1 approved
05-11 10:20  xiaotian  remedy 1 offered
05-11 11:00  customer  remedy 1 refused
05-11 11:20  xiaotian  remedy 2 compensation 120.00 CNY proposed
05-11 11:25  danyu     remedy 2 approved
05-11 11:26  xiaotian  remedy 2 offered
05-11 12:00  customer  remedy 2 countered
05-11 13:30  xiaotian  remedy 3 compensation 150.00 CNY proposed
05-11 13:35  danyu     remedy 3 approved
05-11 13:36  xiaotian  remedy 3 offered
05-11 14:00  customer  remedy 3 accepted
05-11 14:10  xiaotian  payment of remedy 3 ordered by way_it_came
05-11 15:00  danyu     refused own_approval
05-12 10:00  menglan   remedy 3 delivered
05-12 10:10  xiaotian  point 1 answered
05-12 10:20  xiaotian  responded by message
                       promise 2 kept
                       promise 5 kept
                       promise 6 callback by 05-15 24:00
05-12 11:00  customer  word accepts
05-13 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 6 kept
05-13 10:30  xiaotian  closed resolved
