# 医生带着情绪说话：被投诉的人和科室看不到也经手不了，由患者服务中心查清 / who is complained about neither sees nor handles it
pack hospital
person zuoshan caseworker@repair
person panjie caseworker@quality

2026-06-03 09:00 wangfang receive phone "问病情被医生吼，说爱看不看。" name=东郭雨 phone=13900002202 category=attitude.emotion field.department=骨科 field.standing=self subject.person=zuoshan
2026-06-03 09:05 wangfang triage complaint valid attitude.emotion severity=1 reason="候诊区多人在场"
2026-06-03 09:06 wangfang hand_over quality to=panjie
2026-06-03 09:20 panjie accept
2026-06-03 09:30 zuoshan add_contact note in "看看谁投诉我"
2026-06-03 09:40 panjie add_contact phone out "听对方把话说完，致歉，说明三天内答复"
2026-06-03 10:30 panjie take_statement staff visit "当天连看六十个号，说话急了，愿意道歉" person=zuoshan
2026-06-03 11:00 panjie record_finding 1 upheld "候诊区录像与本人陈述一致"
2026-06-03 11:05 panjie answer_point 1 "医生本人和科室向您道歉。"
2026-06-03 11:10 panjie propose_remedy apology "医生当面道歉"
2026-06-03 11:15 panjie offer_remedy 1
2026-06-03 14:00 customer answer_remedy 1 accepts
2026-06-04 09:00 panjie deliver_remedy 1 "当面道歉记录"
2026-06-04 09:30 panjie respond phone "经查属实，医生已当面道歉，限号调整为四十。"
2026-06-04 10:00 customer take_word accepts
2026-06-05 10:00 zhouhui call_back reached satisfaction=4 solved=yes
2026-06-05 11:00 panjie close resolved "态度问题，当面道歉。" cause="号源过密，没有人替班" prevention="每半日限四十号，设导诊分流"
---
06-03 09:00  wangfang  received 20260603-0001-6 by phone
                       point 1 added: 问病情被医生吼，说爱看不看。
                       accepted by wangfang at desk
                       promise 1 register by 06-03 11:00
                       promise 1 kept
                       promise 2 acknowledge by 06-04 24:00
                       promise 3 first_contact by 06-04 24:00
                       promise 4 answer by 06-10 24:00
06-03 09:05  wangfang  triaged complaint valid attitude.emotion P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 06-12 24:00
06-03 09:06  wangfang  handed over to quality, panjie
06-03 09:20  panjie    accepted by panjie at quality
06-03 09:30  zuoshan   refused not_yours
06-03 09:40  panjie    contact 1 phone out
                       promise 3 kept
06-03 10:30  panjie    statement 1 staff zuoshan heard
06-03 11:00  panjie    point 1 upheld
06-03 11:05  panjie    point 1 answered
06-03 11:10  panjie    remedy 1 apology approved
06-03 11:15  panjie    remedy 1 offered
06-03 14:00  customer  remedy 1 accepted
06-04 09:00  panjie    remedy 1 delivered
06-04 09:30  panjie    responded by phone
                       promise 2 kept
                       promise 5 kept
                       promise 6 callback by 06-07 24:00
06-04 10:00  customer  word accepts
06-05 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 6 kept
06-05 11:00  panjie    closed resolved
