# 用药差错：先听医护怎么说，再定责；两点都要答；体谅性补偿不等于认责，协商不成还有别的路 / a wrong dose: heard first, both points answered, agreed without admission
pack hospital
person helan caseworker@repair
person luming supervisor@repair
person hushi caseworker@repair
person fanyi quality@quality

2026-04-07 09:00 wangfang receive counter "住院期间药量给大了，发现以后也没人告诉家属。" name=公冶雪 phone=13900002201 category=care.medicine field.department=呼吸内科 field.standing=child field.is_dispute=no
2026-04-07 09:05 wangfang acknowledge
2026-04-07 09:10 wangfang triage complaint valid care.medicine severity=2 safety=2 complexity=2 reason="用药安全"
2026-04-07 09:12 wangfang add_point "没有及时告知家属"
2026-04-07 09:15 wangfang hand_over repair to=helan
2026-04-07 09:30 helan accept
2026-04-07 09:40 helan add_contact visit out "当面致歉，说明先封存病历、请专家看，约好答复时间"
2026-04-07 10:00 helan add_evidence document "医嘱单、执行单、护理记录复印件" from=病案室 point=1
2026-04-07 14:00 zhouhui decide_responsibility person 60 "执行核对不到位" person=hushi point=1
2026-04-07 15:00 helan record_finding 1 upheld "执行剂量为医嘱的两倍，四小时后发现并停用"
2026-04-07 15:05 zhouhui decide_responsibility person 60 "执行核对不到位" person=hushi point=1
2026-04-07 16:00 helan take_statement staff visit "夜班一人管三十床，双人核对没有做到" person=hushi
2026-04-07 16:10 helan take_statement customer visit "第三天才从别的病人那里听说"
2026-04-07 16:30 helan establish_fact "双人核对未执行；次日查房时未告知家属" by_evidence=1 by_statements=1,2
2026-04-08 09:00 helan record_finding 2 upheld "查房记录无告知"
2026-04-08 09:30 zhouhui decide_responsibility person 30 "执行核对不到位" person=hushi point=1
2026-04-08 09:31 zhouhui decide_responsibility unit 70 "夜班配置不足，未执行双人核对制度" unit=repair point=1
2026-04-08 10:00 helan answer_point 1 "确系剂量执行错误，监测三日未见损害，费用全免。"
2026-04-08 10:05 helan answer_point 2 "没有及时告知是我们的错，科主任当面致歉。"
2026-04-08 10:10 helan propose_remedy goodwill "营养与误工" amount="1500" without_admission=yes
2026-04-08 10:20 luming approve_remedy 1
2026-04-08 10:30 helan offer_remedy 1
2026-04-08 11:00 customer answer_remedy 1 counters "三千"
2026-04-08 14:00 helan propose_remedy goodwill "营养、误工与复查" amount="2000" without_admission=yes
2026-04-08 14:10 luming approve_remedy 2
2026-04-08 14:20 helan offer_remedy 2
2026-04-08 15:00 customer answer_remedy 2 accepts
2026-04-09 09:00 helan instruct_payment 2 公冶雪 transfer 6222020000004321
2026-04-09 15:00 zhouhui deliver_remedy 2 "回单0409"
2026-04-09 16:00 helan respond visit "查清了：剂量执行错误，四小时后停用；没有及时告知。费用全免并补偿；若仍有疑问，可申请人民调解、鉴定或起诉。"
2026-04-09 16:30 customer take_word accepts "说清楚就好"
2026-04-10 10:00 fanyi call_back reached satisfaction=3 solved=yes
2026-04-10 11:00 helan close resolved "剂量执行错误，已告知、致歉、补偿。" cause="夜班一人三十床，双人核对流于形式" prevention="夜班增配一人，核对改扫码，差错当班告知家属"
---
04-07 09:00  wangfang  received 20260407-0001-4 by counter
                       point 1 added: 住院期间药量给大了，发现以后也没人告诉家属。
                       accepted by wangfang at desk
                       promise 1 register by 04-07 11:00
                       promise 1 kept
                       promise 2 acknowledge by 04-08 24:00
                       promise 3 first_contact by 04-08 24:00
                       promise 4 answer by 04-14 24:00
04-07 09:05  wangfang  acknowledged
                       promise 2 kept
04-07 09:10  wangfang  triaged complaint valid care.medicine P3
04-07 09:12  wangfang  point 2 added: 没有及时告知家属
04-07 09:15  wangfang  handed over to repair, helan
04-07 09:30  helan     accepted by helan at repair
04-07 09:40  helan     contact 1 visit out
                       promise 3 kept
04-07 10:00  helan     evidence 1 document
04-07 14:00  zhouhui   refused nothing_found
04-07 15:00  helan     point 1 upheld
04-07 15:05  zhouhui   refused not_heard
04-07 16:00  helan     statement 1 staff hushi heard
04-07 16:10  helan     statement 2 customer heard
04-07 16:30  helan     fact 1 established
04-08 09:00  helan     point 2 upheld
04-08 09:30  zhouhui   responsibility 1 person hushi 30%
04-08 09:31  zhouhui   responsibility 2 unit repair 70%
04-08 10:00  helan     point 1 answered
04-08 10:05  helan     point 2 answered
04-08 10:10  helan     remedy 1 goodwill 1500.00 CNY proposed
04-08 10:20  luming    remedy 1 approved
04-08 10:30  helan     remedy 1 offered
04-08 11:00  customer  remedy 1 countered
04-08 14:00  helan     remedy 2 goodwill 2000.00 CNY proposed
04-08 14:10  luming    remedy 2 approved
04-08 14:20  helan     remedy 2 offered
04-08 15:00  customer  remedy 2 accepted
04-09 09:00  helan     payment of remedy 2 ordered by transfer
04-09 15:00  zhouhui   remedy 2 delivered
04-09 16:00  helan     responded by visit
                       promise 4 kept
                       promise 5 callback by 04-12 24:00
04-09 16:30  customer  word accepts
04-10 10:00  fanyi     callback 1 reached: solved, 3
                       promise 5 kept
04-10 11:00  helan     closed resolved
