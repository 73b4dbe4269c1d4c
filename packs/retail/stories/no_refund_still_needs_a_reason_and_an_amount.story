# 要求退款，不能退：光说不行不能答复；方案写明数目（可以是零）和理由，交给客户以后才能答复 / no to a refund is told only once an amount and a reason of our own lie before the customer
pack retail
person xiaotian caseworker@fees
person danyu supervisor@fees

2026-05-11 09:00 wangfang receive web "电饭煲用了八个月，内胆划了，要求退款。" name=尉迟青 phone=13900002311 category=refund.refused field.order_no=A20250911007 wish="全额退款"
2026-05-11 09:10 wangfang triage complaint invalid refund.refused severity=1 reason="过了七天，划痕是钢丝球所致"
2026-05-11 09:12 wangfang hand_over fees to=xiaotian
2026-05-11 09:20 xiaotian accept
2026-05-11 09:30 xiaotian add_contact message out "抱歉让您不快，我们看了照片"
2026-05-11 10:00 xiaotian record_finding 1 not_upheld "过退货期八个月；划痕规则，为钢丝球擦洗"
2026-05-11 10:10 xiaotian answer_point 1 "按规则不能退款：签收八个月，内胆划痕不属于质量问题。"
2026-05-11 10:20 xiaotian respond message "您的电饭煲已过退货期，不能退款。"
2026-05-11 10:30 xiaotian propose_plan "不退款；送新内胆，教您怎么洗" measure.1="寄一只新内胆" by.1=unit:fees due.1="05-14 18:00" refund_reason="签收八个月，划痕不是质量问题；内胆我们愿意送一只"
2026-05-11 10:31 xiaotian respond message "您的电饭煲已过退货期，不能退款。"
2026-05-11 10:32 xiaotian offer_plan 1
2026-05-11 10:40 xiaotian respond message "不能退款，理由和我们的方案在您的页面上；新内胆十四日前寄出。"
2026-05-11 12:00 customer answer_plan 1 accepts "也行"
2026-05-11 12:01 customer take_word accepts
2026-05-14 10:00 xiaotian keep_promise 7
2026-05-14 10:10 zhouhui call_back reached satisfaction=4 solved=yes
2026-05-14 11:00 xiaotian close partly_resolved "不退款，送内胆。" cause="说明书没有写不能用钢丝球" prevention="内胆贴提示"
---
05-11 09:00  wangfang  received 20260511-0001-5 by web
                       point 1 added: 电饭煲用了八个月，内胆划了，要求退款。
                       accepted by wangfang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-12 24:00
                       promise 3 first_contact by 05-12 24:00
                       promise 4 answer by 05-18 24:00
05-11 09:10  wangfang  triaged complaint invalid refund.refused P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 05-20 24:00
05-11 09:12  wangfang  handed over to fees, xiaotian
05-11 09:20  xiaotian  accepted by xiaotian at fees
05-11 09:30  xiaotian  contact 1 message out
                       promise 3 kept
05-11 10:00  xiaotian  point 1 not_upheld
05-11 10:10  xiaotian  point 1 answered
05-11 10:20  xiaotian  refused own_proposal_missing
05-11 10:30  xiaotian  plan 1 proposed, 1 measures, own proposal 0.00 CNY
05-11 10:31  xiaotian  refused own_proposal_missing
05-11 10:32  xiaotian  plan 1 offered
05-11 10:40  xiaotian  responded by message
                       promise 2 kept
                       promise 5 kept
                       promise 6 callback by 05-14 24:00
05-11 12:00  customer  promise 7 given by 05-14 18:00: 寄一只新内胆
                       plan 1 accepts
05-11 12:01  customer  word accepts
05-14 10:00  xiaotian  promise 7 kept
05-14 10:10  zhouhui   callback 1 reached: solved, 4
                       promise 6 kept
05-14 11:00  xiaotian  closed partly_resolved
