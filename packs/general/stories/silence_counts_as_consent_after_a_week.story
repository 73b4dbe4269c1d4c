# 答复以后没有回音，七天之内不能替客户说满意 / nobody says yes for the customer before a week of silence is over
pack general
person zhaolei caseworker@fees

2026-03-09 09:00 wangfang receive letter "来信反映门店多收两次停车费，附小票。" name=司马长河 address="云州市望湖区文庙街六号" category=price.charge field.reply_by=letter field.letter_address="云州市望湖区文庙街六号"
2026-03-09 09:10 wangfang acknowledge
2026-03-09 09:20 wangfang triage complaint valid price.charge severity=1
2026-03-09 09:21 wangfang hand_over fees
2026-03-09 10:00 zhaolei accept
2026-03-10 10:00 zhaolei record_finding 1 partly_upheld "两张小票一张为重复打印"
2026-03-10 10:05 zhaolei propose_remedy refund "退回多收停车费" amount=20
2026-03-10 10:06 zhaolei offer_remedy 1
2026-03-10 10:06 zhaolei answer_remedy 1 accepts "随信问过，同意"
2026-03-10 10:07 zhaolei answer_point 1 "有一次属实，退回二十元；另一张是重复打印的小票。"
2026-03-10 10:08 zhaolei respond letter "退回二十元，随信附回单。"
2026-03-12 10:00 zhaolei close partly_resolved cause="收费机重复打印" prevention="重打小票加印“副本”"
2026-03-13 09:00 zhouhui call_back not_reached comment="号码未留，邻居代转"
2026-03-17 10:08 zhaolei close partly_resolved cause="收费机重复打印" prevention="重打小票加印“副本”"
2026-03-17 10:20 zhaolei deliver_remedy 1 "汇款回执 20260317-4"
2026-03-17 10:30 zhaolei close partly_resolved cause="收费机重复打印" prevention="重打小票加印“副本”"
2026-03-17 11:00 zhouhui call_back not_reached comment="再次致电，无此人"
2026-03-18 09:00 zhouhui call_back not_reached comment="上门不遇，留条"
2026-03-18 09:30 zhaolei close partly_resolved cause="收费机重复打印" prevention="重打小票加印“副本”"
---
03-09 09:00  wangfang  received 20260309-0001-6 by letter
                       point 1 added: 来信反映门店多收两次停车费，附小票。
                       accepted by wangfang at desk
                       promise 1 register by 03-09 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-10 24:00
                       promise 3 first_contact by 03-10 24:00
                       promise 4 answer by 03-16 24:00
03-09 09:10  wangfang  acknowledged
                       promise 2 kept
03-09 09:20  wangfang  triaged complaint valid price.charge P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-18 24:00
03-09 09:21  wangfang  handed over to fees
03-09 10:00  zhaolei   accepted by zhaolei at fees
03-10 10:00  zhaolei   point 1 partly_upheld
03-10 10:05  zhaolei   remedy 1 refund 20.00 CNY approved
03-10 10:06  zhaolei   remedy 1 offered
03-10 10:06  zhaolei   remedy 1 accepted
03-10 10:07  zhaolei   point 1 answered
03-10 10:08  zhaolei   responded by letter
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 03-13 24:00
03-12 10:00  zhaolei   refused word_awaited
03-13 09:00  zhouhui   callback 1 not reached
03-14 00:00  clock     promise 6 broken
03-17 10:08  zhaolei   refused remedy_still_owed
03-17 10:20  zhaolei   remedy 1 delivered
03-17 10:30  zhaolei   refused callback_missing
03-17 11:00  zhouhui   callback 2 not reached
03-18 09:00  zhouhui   callback 3 not reached
                       promise 6 kept late
03-18 09:30  zhaolei   closed partly_resolved
