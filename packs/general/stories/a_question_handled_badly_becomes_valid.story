# 咨询办砸了就成了有效投诉，怎么变的要留痕 / a question handled badly becomes a valid complaint, and the change is on record
pack general

2026-03-04 09:30 wangfang receive phone "我就问一下会员怎么取消自动续费，手机上找不到。" name=黄勇 phone=13900001002 kind=inquiry
2026-03-04 09:31 wangfang acknowledge
2026-03-04 09:32 wangfang triage inquiry inquiry contract.cancel
2026-03-04 09:33 wangfang show
2026-03-04 09:35 wangfang make_promise "今天中午前发取消步骤给您" "03-04 12:00"
2026-03-04 16:00 customer urge "等到现在没人发，刚才又扣了我一个月的钱！"
2026-03-04 16:10 wangfang triage complaint valid contract.cancel severity=1 immediacy=2
2026-03-04 16:11 wangfang triage complaint valid contract.cancel severity=1 immediacy=2 complexity=1 reason="答应中午前回复未做到，期间扣费成功，客户受损"
2026-03-04 16:12 wangfang add_contact phone out "致歉，当面教会取消，答应退回本月费用" keeps=1,2
2026-03-04 16:13 wangfang add_contact phone out "致歉，当面教会取消，答应退回本月会员费" keeps=5
2026-03-04 16:20 wangfang propose_remedy refund "退回误扣的一个月会员费" amount=25
2026-03-04 16:21 wangfang offer_remedy 1
2026-03-04 16:22 wangfang answer_remedy 1 accepts "电话里同意"
2026-03-04 16:30 wangfang deliver_remedy 1 "退款流水 88120"
2026-03-04 16:31 wangfang record_finding 1 upheld "通话记录与扣费记录相符"
2026-03-04 16:32 wangfang answer_point 1 "取消入口藏得太深，步骤没有及时告诉您，责任在我们。"
2026-03-04 16:33 wangfang respond phone "自动续费已取消，本月二十五元已退。"
2026-03-04 16:34 wangfang take_word accepts
2026-03-05 10:00 chenjing call_back reached satisfaction=4 comment="早点发步骤就没事了"
2026-03-05 10:10 wangfang close resolved cause="取消入口难找，答应的回复无人提醒" prevention="取消入口放到账单页，口头承诺一律登记"
---
03-04 09:30  wangfang  received 20260304-0001-9 by phone
                       point 1 added: 我就问一下会员怎么取消自动续费，手机上找不到。
                       accepted by wangfang at desk
                       promise 1 register by 03-04 11:30
                       promise 1 kept
                       promise 2 acknowledge by 03-05 24:00
                       promise 3 first_contact by 03-05 24:00
                       promise 4 answer (answer_question) by 03-06 24:00
03-04 09:31  wangfang  acknowledged
                       promise 2 kept
03-04 09:32  wangfang  triaged inquiry inquiry contract.cancel P4
03-04 09:33  show      is working, held by wangfang at desk
                       next first_contact by 03-05 24:00, wangfang
                       next answer by 03-06 24:00, wangfang
03-04 09:35  wangfang  promise 5 given by 03-04 12:00: 今天中午前发取消步骤给您
03-04 12:00  clock     promise 5 broken
03-04 16:00  customer  urged, 1 so far
03-04 16:10  wangfang  refused reason_missing
03-04 16:11  wangfang  triaged complaint valid, was inquiry contract.cancel P3
                       promise 4 released: replanned
                       promise 6 answer by 03-11 24:00
03-04 16:12  wangfang  refused kept_by_deed
03-04 16:13  wangfang  contact 1 phone out
                       promise 5 kept late
                       promise 3 kept
03-04 16:20  wangfang  remedy 1 refund 25.00 CNY approved
03-04 16:21  wangfang  remedy 1 offered
03-04 16:22  wangfang  remedy 1 accepted
03-04 16:30  wangfang  remedy 1 delivered
03-04 16:31  wangfang  point 1 upheld
03-04 16:32  wangfang  point 1 answered
03-04 16:33  wangfang  responded by phone
                       promise 6 kept
                       promise 7 callback by 03-07 24:00
03-04 16:34  wangfang  word accepts
03-05 10:00  chenjing  callback 1 reached: solved, 4
                       promise 7 kept
03-05 10:10  wangfang  closed resolved
