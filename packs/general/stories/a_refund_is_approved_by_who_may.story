# 退款要有权的人批：自己提的不能自己批，超过权限的批不了 / a refund is approved by who may, never by who proposed it
pack general
person zhaolei caseworker@repair supervisor@repair
person hejing supervisor@repair

2026-03-03 10:00 wangfang receive counter "空调装了三天就不制冷，来了两个师傅都说要换压缩机，我不要修了，请退钱。" wish="退货退款" name=欧阳宇 email=ouyang@example.com category=after_sales.return
2026-03-03 10:01 wangfang acknowledge
2026-03-03 10:05 wangfang triage dispute valid after_sales.return severity=2 impact=1 immediacy=1
2026-03-03 10:06 wangfang hand_over repair to=zhaolei
2026-03-03 10:20 zhaolei accept
2026-03-03 10:40 zhaolei add_contact phone out "问清安装日期和两次上门的情况"
2026-03-03 11:00 zhaolei record_finding 1 upheld "安装单与两次维修单均写明不制冷"
2026-03-03 11:05 zhaolei propose_remedy goodwill "清洁礼包一份" amount=80
2026-03-03 11:06 zhaolei propose_remedy refund "退回空调全款" amount=3299.00 due_at="03-10 18:00"
2026-03-03 11:07 zhaolei offer_remedy 2
2026-03-03 11:08 zhaolei approve_remedy 2
2026-03-03 11:10 hejing approve_remedy 2
2026-03-03 14:00 zhouhui approve_remedy 2 "事实清楚，同意"
2026-03-03 14:10 zhaolei offer_remedy 2
2026-03-03 15:00 customer answer_remedy 2 counters "还有安装材料费一百六"
2026-03-03 15:20 zhaolei propose_remedy refund "退回空调全款和安装材料费" amount=3459.00 due_at="03-10 18:00"
2026-03-03 15:30 zhouhui approve_remedy 3
2026-03-03 15:31 zhaolei offer_remedy 3
2026-03-03 16:00 customer answer_remedy 3 accepts
2026-03-03 16:10 zhaolei answer_point 1 "经查空调两次维修未能修复，同意退货，退回货款和材料费，共三千四百五十九元。"
2026-03-03 16:11 zhaolei respond email "同意退货，三月十日前退回三千四百五十九元，机器由我们上门取走。"
2026-03-03 18:00 customer take_word accepts
2026-03-04 09:00 zhaolei close resolved cause="新机压缩机缺陷" prevention="同批次开箱通电三十分钟再安装"
2026-03-06 10:00 zhaolei offer_remedy 1
2026-03-06 10:05 zhaolei take_word accepts "礼包不要了，谢谢"
2026-03-06 10:10 customer answer_remedy 1 refuses
2026-03-06 11:00 zhaolei deliver_remedy 3 "银行回单 0306-118"
2026-03-06 14:00 zhouhui call_back reached satisfaction=5
2026-03-06 14:10 zhaolei close resolved "退款已到账，机器已取回" cause="新机压缩机缺陷" prevention="同批次开箱通电三十分钟再安装"
---
03-03 10:00  wangfang  received 20260303-0001-2 by counter
                       point 1 added: 空调装了三天就不制冷，来了两个师傅都说要换压缩机，我不要修了，请退钱。
                       accepted by wangfang at desk
                       promise 1 register by 03-03 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-04 24:00
                       promise 3 first_contact by 03-04 24:00
                       promise 4 answer by 03-10 24:00
03-03 10:01  wangfang  acknowledged
                       promise 2 kept
03-03 10:05  wangfang  triaged dispute valid after_sales.return P3
03-03 10:06  wangfang  handed over to repair, zhaolei
03-03 10:20  zhaolei   accepted by zhaolei at repair
03-03 10:40  zhaolei   contact 1 phone out
                       promise 3 kept
03-03 11:00  zhaolei   point 1 upheld
03-03 11:05  zhaolei   remedy 1 goodwill 80.00 CNY approved
03-03 11:06  zhaolei   remedy 2 refund 3299.00 CNY proposed
03-03 11:07  zhaolei   refused approval_missing
03-03 11:08  zhaolei   refused own_proposal
03-03 11:10  hejing    refused above_your_limit
03-03 14:00  zhouhui   remedy 2 approved
03-03 14:10  zhaolei   remedy 2 offered
03-03 15:00  customer  remedy 2 countered
03-03 15:20  zhaolei   remedy 3 refund 3459.00 CNY proposed
03-03 15:30  zhouhui   remedy 3 approved
03-03 15:31  zhaolei   remedy 3 offered
03-03 16:00  customer  remedy 3 accepted
03-03 16:10  zhaolei   point 1 answered
03-03 16:11  zhaolei   responded by email
                       promise 4 kept
                       promise 5 callback by 03-06 24:00
03-03 18:00  customer  word accepts
03-04 09:00  zhaolei   refused remedy_still_owed
03-06 10:00  zhaolei   remedy 1 offered
03-06 10:05  zhaolei   word accepts
03-06 10:10  customer  remedy 1 refused
03-06 11:00  zhaolei   remedy 3 delivered
03-06 14:00  zhouhui   callback 1 reached: solved, 5
                       promise 5 kept
03-06 14:10  zhaolei   closed resolved
