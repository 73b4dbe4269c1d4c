# 督办：限期说清楚，没答复不能关闭 / a supervision order is answered before the case may be closed
pack general
person zhaolei caseworker@repair
person mengtao supervisor@repair

2026-06-01 09:00 zhaolei receive phone "退货说好三天到账，一周了。" name=孙策 phone=13900002004 category=after_sales.return
2026-06-01 09:02 zhaolei triage complaint valid after_sales.return severity=1 impact=1
2026-06-01 09:03 zhaolei supervise "我自己催自己" "06-02 18:00"
2026-06-01 09:04 mengtao supervise "说明退款卡在哪一步" "05-30 18:00"
2026-06-01 09:05 mengtao supervise "说明退款卡在哪一步" "06-02 12:00"
2026-06-01 09:30 zhaolei tell_progress phone "财务今天查，明天上午给您回话" next_at="06-02 12:00"
2026-06-01 16:00 customer urge
2026-06-01 16:30 customer urge "还没到账"
2026-06-01 17:00 customer urge "再不到账我就投诉到12315"
2026-06-01 17:10 zhaolei tell_progress phone "财务已退，银行一到三天" next_at="06-04 18:00"
2026-06-02 10:00 zhaolei answer_point 1 "款已退回原卡"
2026-06-02 10:01 zhaolei respond phone "款已退回，给您添麻烦了"
2026-06-02 10:05 customer take_word accepts
2026-06-02 10:06 zhouhui call_back reached satisfaction=4
2026-06-02 10:07 mengtao close resolved "退款到账" cause="财务复核积压" prevention="当天复核"
2026-06-02 10:10 zhaolei answer_order 1 "财务复核积压，已处理"
2026-06-02 10:11 zhaolei answer_order 2 "客户催三次，已退款"
2026-06-02 10:12 mengtao close resolved "退款到账" cause="财务复核积压" prevention="当天复核"
---
06-01 09:00  zhaolei   received 20260601-0001-3 by phone
                       point 1 added: 退货说好三天到账，一周了。
                       accepted by zhaolei at repair
                       promise 1 register by 06-01 11:00
                       promise 1 kept
                       promise 2 acknowledge by 06-02 24:00
                       promise 3 first_contact by 06-02 24:00
                       promise 4 answer by 06-08 24:00
06-01 09:02  zhaolei   triaged complaint valid after_sales.return P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 06-10 24:00
06-01 09:03  zhaolei   refused role_lacking
06-01 09:04  mengtao   refused promise_in_the_past
06-01 09:05  mengtao   supervision order 1 by 06-02 12:00
06-01 09:30  zhaolei   progress told by phone
                       promise 2 kept
                       promise 3 kept
                       promise 6 progress by 06-02 12:00
06-01 16:00  customer  urged, 1 so far
06-01 16:30  customer  urged, 2 so far
06-01 17:00  customer  urged, 3 so far
06-01 17:00  clock     warned urged: zhaolei, mengtao
                       supervision order 2 by 06-02 24:00
06-01 17:10  zhaolei   progress told by phone
                       promise 6 kept
                       promise 7 progress by 06-04 18:00
06-02 10:00  zhaolei   point 1 answered
06-02 10:01  zhaolei   responded by phone
                       promise 5 kept
                       promise 7 kept
                       promise 8 callback by 06-05 24:00
06-02 10:05  customer  word accepts
06-02 10:06  zhouhui   callback 1 reached: solved, 4
                       promise 8 kept
06-02 10:07  mengtao   refused order_still_owed
06-02 10:10  zhaolei   supervision order 1 answered
06-02 10:11  zhaolei   supervision order 2 answered
06-02 10:12  mengtao   closed resolved
