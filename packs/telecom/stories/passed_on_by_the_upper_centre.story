# 上级投诉中心转来的：首问负责，按外部时限书面回复，回复了还要自己回访 / passed on by the upper centre: answered in writing within its time, and still called back
pack telecom
person qianyu caseworker@fees
person luyao caseworker@fees

2026-05-06 09:00 wangfang receive letter "未经同意开通了来电业务，每月扣五元，打热线推来推去。" name=端木清 phone=13900002103 category=bill.value_added field.number=13900002103 field.bill_period=三月和四月 source=投诉中心/T-0506-17 outer_due="05-13 18:00"
2026-05-06 09:05 wangfang triage complaint valid bill.value_added severity=1 reason="两个月扣费"
2026-05-06 09:06 wangfang add_point "热线推来推去"
2026-05-06 09:07 wangfang hand_over fees to=qianyu
2026-05-06 09:30 qianyu accept
2026-05-06 10:00 qianyu add_contact phone out "核对扣费月份，先致歉，当场关闭业务"
2026-05-06 11:00 qianyu record_finding 1 upheld "外呼录音里没有明确同意"
2026-05-06 11:05 qianyu answer_point 1 "已关闭，双倍退还两个月扣费。"
2026-05-06 11:10 qianyu record_finding 2 upheld "三次来电被转了四个座席"
2026-05-06 11:15 qianyu answer_point 2 "向您致歉，首问座席负责到底。"
2026-05-06 11:20 qianyu propose_remedy refund "退还并加倍" amount="20"
2026-05-06 11:25 qianyu offer_remedy 1
2026-05-06 11:40 customer answer_remedy 1 accepts
2026-05-07 09:00 qianyu instruct_payment 1 端木清 set_off
2026-05-07 09:30 luyao deliver_remedy 1 "入账0507"
2026-05-07 10:00 qianyu respond letter "已核实：外呼未取得明确同意。业务已关闭，双倍退还二十元已入账；热线推诿一事向您致歉。"
2026-05-07 15:00 customer take_word accepts
2026-05-08 10:00 zhouhui call_back reached satisfaction=4 solved=yes
2026-05-08 11:00 qianyu close resolved "书面回复投诉中心并退费。" cause="外呼脚本没有明确征得同意的一问" prevention="脚本加确认一问，录音抽检"
---
05-06 09:00  wangfang  received 20260506-0001-0 by letter
                       point 1 added: 未经同意开通了来电业务，每月扣五元，打热线推来推去。
                       accepted by wangfang at desk
                       promise 1 register by 05-06 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-07 24:00
                       promise 3 first_contact by 05-07 24:00
                       promise 4 answer by 05-12 24:00
                       promise 5 answer (outer) by 05-13 18:00
05-06 09:05  wangfang  triaged complaint valid bill.value_added P4
                       promise 4 released: replanned
                       promise 6 answer (answer_long) by 05-14 24:00
05-06 09:06  wangfang  point 2 added: 热线推来推去
05-06 09:07  wangfang  handed over to fees, qianyu
05-06 09:30  qianyu    accepted by qianyu at fees
05-06 10:00  qianyu    contact 1 phone out
                       promise 3 kept
05-06 11:00  qianyu    point 1 upheld
05-06 11:05  qianyu    point 1 answered
05-06 11:10  qianyu    point 2 upheld
05-06 11:15  qianyu    point 2 answered
05-06 11:20  qianyu    remedy 1 refund 20.00 CNY approved
05-06 11:25  qianyu    remedy 1 offered
05-06 11:40  customer  remedy 1 accepted
05-07 09:00  qianyu    payment of remedy 1 ordered by set_off
05-07 09:30  luyao     remedy 1 delivered
05-07 10:00  qianyu    responded by letter
                       promise 2 kept
                       promise 5 kept
                       promise 6 kept
                       promise 7 callback by 05-10 24:00
05-07 15:00  customer  word accepts
05-08 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 7 kept
05-08 11:00  qianyu    closed resolved
