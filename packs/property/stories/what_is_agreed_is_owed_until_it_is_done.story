# 方案写明谁来做、几时做完；客户还价、换了新方案再同意；没有做完不能办结 / a plan says who does what by when; countered, replaced, agreed on; not done, not closed
pack property
person sunli caseworker@repair
person hejie caseworker@repair
person tangyu supervisor@repair

2026-05-11 09:00 liuyang receive phone "地库漏水三个月，车顶都起斑了，每次只拖干。" name=司空远 phone=13900001017 address=5栋地库 category=facility.leak field.room=5-B1
2026-05-11 09:10 liuyang hand_over repair to=sunli
2026-05-11 09:30 sunli accept
2026-05-11 09:40 sunli triage complaint valid facility.leak severity=1 impact=2
2026-05-11 09:45 sunli add_contact phone out "抱歉拖了三个月，今天去看"
2026-05-11 10:00 sunli record_finding 1 upheld "伸缩缝止水带老化，三次只排水未修"
2026-05-11 10:10 sunli propose_remedy compensation "清洗车漆" amount="300"
2026-05-11 10:20 sunli propose_plan "止水带换新，车漆我们清洗" measure.1="更换伸缩缝止水带" by.1=unit:repair due.1="05-20 18:00" measure.2="漏点检测报告" by.2=partner:湖畔检测所 due.2="05-15 18:00" measure.3="换带期间请停临时车位" by.3=customer risk.1="下雨不能施工" counter.1="先搭雨棚，顺延一天即告知" alternative.1="整段重做防水" why_not.1="维修资金要表决，三个月内做不了" remedies=1
2026-05-11 10:21 customer answer_plan 1 accepts
2026-05-11 10:22 sunli offer_plan 1
2026-05-11 10:30 tangyu approve_remedy 1
2026-05-11 10:35 sunli offer_plan 1
2026-05-11 10:36 sunli offer_plan 1
2026-05-11 11:00 customer answer_remedy 1 accepts "钱先要"
2026-05-11 11:05 customer answer_plan 1 counters "二十号太晚，十六号前"
2026-05-11 13:00 sunli propose_remedy compensation "清洗车漆，由客户选店" amount="300"
2026-05-11 13:05 tangyu approve_remedy 2
2026-05-11 13:10 sunli propose_plan "加派一班，十六号前换好；车漆由您选店清洗" measure.1="更换伸缩缝止水带" by.1=person:hejie due.1="05-16 18:00" measure.2="漏点检测报告" by.2=partner:湖畔检测所 due.2="05-15 18:00" remedies=2
2026-05-11 13:11 sunli offer_plan 2
2026-05-11 14:00 sunli answer_plan 2 accepts "可以，十六号我来看" means=phone
2026-05-11 14:01 sunli answer_plan 2 accepts "可以，十六号我来看" means=phone
2026-05-11 14:05 customer answer_plan 1 accepts
2026-05-11 14:10 sunli acknowledge
2026-05-11 14:20 sunli answer_point 1 "止水带老化，我们三次只排水没有修，是我们的错；十六日前换新。"
2026-05-11 14:30 sunli respond phone "按商定的方案办：十五日检测报告，十六日止水带换新；拖了三个月，向您道歉。"
2026-05-11 15:00 customer take_word accepts
2026-05-12 10:00 zhouhui call_back reached satisfaction=4 solved=yes
2026-05-12 10:30 sunli close resolved "按方案办理。" cause="止水带没有更换周期" prevention="止水带入设备台账，五年一换"
2026-05-15 17:00 sunli keep_promise 6
2026-05-16 17:00 hejie add_contact visit out "止水带已换，客户看过" keeps=5
2026-05-16 17:10 tangyu deliver_remedy 2 "洗车发票0516"
2026-05-16 17:12 sunli deliver_remedy 2 "洗车发票0516"
2026-05-16 17:20 wangfang show
2026-05-16 17:30 sunli close resolved "按方案换带、检测、清洗。" cause="止水带没有更换周期" prevention="止水带入设备台账，五年一换"
---
05-11 09:00  liuyang   received 20260511-0001-5 by phone
                       point 1 added: 地库漏水三个月，车顶都起斑了，每次只拖干。
                       accepted by liuyang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-11 13:00
                       promise 3 first_contact by 05-12 09:00
                       promise 4 answer by 05-12 24:00
05-11 09:10  liuyang   handed over to repair, sunli
05-11 09:30  sunli     accepted by sunli at repair
05-11 09:40  sunli     triaged complaint valid facility.leak P4
05-11 09:45  sunli     contact 1 phone out
                       promise 3 kept
05-11 10:00  sunli     point 1 upheld
05-11 10:10  sunli     remedy 1 compensation 300.00 CNY proposed
05-11 10:20  sunli     plan 1 proposed, 3 measures, remedies 1
05-11 10:21  customer  refused plan_not_offered
05-11 10:22  sunli     refused approval_missing
05-11 10:30  tangyu    remedy 1 approved
05-11 10:35  sunli     remedy 1 offered
                       plan 1 offered
05-11 10:36  sunli     already done
05-11 11:00  customer  refused remedy_in_plan
05-11 11:05  customer  remedy 1 countered
                       plan 1 counters
05-11 13:00  clock     promise 2 broken
05-11 13:00  sunli     remedy 2 compensation 300.00 CNY proposed
05-11 13:05  tangyu    remedy 2 approved
05-11 13:10  sunli     plan 2 proposed, 2 measures, remedies 2
05-11 13:11  sunli     remedy 2 offered
                       plan 2 offered
05-11 14:00  sunli     contact 2 phone out
                       promise 5 given by 05-16 18:00: 更换伸缩缝止水带
                       promise 6 given by 05-15 18:00: 漏点检测报告
                       remedy 2 accepted
                       plan 2 accepts
05-11 14:01  sunli     already done
05-11 14:05  customer  refused plan_settled
05-11 14:10  sunli     acknowledged
                       promise 2 kept late
05-11 14:20  sunli     point 1 answered
05-11 14:30  sunli     responded by phone
                       promise 4 kept
                       promise 7 callback by 05-14 24:00
05-11 15:00  customer  word accepts
05-12 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 7 kept
05-12 10:30  sunli     refused promise_still_owed
05-15 17:00  sunli     promise 6 kept
05-16 17:00  hejie     contact 3 visit out
                       promise 5 kept
05-16 17:10  tangyu    refused own_approval
05-16 17:12  sunli     remedy 2 delivered
05-16 17:20  show      is settled, held by sunli at repair
                       next close by 05-13 10:00, sunli
05-16 17:30  sunli     closed resolved
