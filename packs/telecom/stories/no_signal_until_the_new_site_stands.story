# 城中村六楼没有信号：量过、能调的都调过，等新站，但每一次都到点回话 / no signal until the new site stands, but word each time it was promised
pack telecom
person liangbo caseworker@repair
person shifeng supervisor@repair

2026-03-02 09:00 wangfang receive phone "家里基本没有信号，投诉过六次，每次都叫再等一个月。" name=诸葛明 phone=13900002101 address=老街19号六楼 category=signal.weak field.number=13900002101 field.place=老街6楼室内，靠窗略好 field.generation=4g field.neighbours=many
2026-03-02 09:03 wangfang acknowledge
2026-03-02 09:05 wangfang triage complaint valid signal.weak severity=2 impact=2 complexity=2 reason="多次反映未解决"
2026-03-02 09:06 wangfang hand_over repair to=liangbo
2026-03-02 09:30 liangbo accept
2026-03-02 09:40 liangbo add_contact phone out "约好周三下午上门测试，问清位置和时段"
2026-03-02 09:45 liangbo arrange_visit liangbo "03-04 14:30" "03-04 16:30" "室内测试，靠窗和里屋各测"
2026-03-04 14:50 liangbo arrive_visit 1
2026-03-04 15:00 liangbo record_visit 1 done "占用远处的站，四面在建高楼阻挡" field.technology=4g field.cell=GM-3 field.distance_m=771 field.height_m=60 field.azimuth_deg=320 field.tilt_deg=8 field.signal_dbm=-105 field.quality_db=-10
2026-03-04 15:05 liangbo sign_off_visit 1 agrees 诸葛明
2026-03-04 15:30 liangbo add_evidence photo "窗外与楼道环境照，测试截图" from=现场 point=1
2026-03-04 15:40 liangbo establish_fact "方向角、下倾角均在合理范围，调整后无改善，已恢复原值" by_evidence=1
2026-03-04 16:00 liangbo record_finding 1 upheld "深度覆盖不足；一百米内已有新站规划"
2026-03-04 16:10 liangbo answer_point 1 "已排入本季度建设，开通前每月告诉您进度。"
2026-03-04 16:20 liangbo tell_progress phone "新站选址已定，业主已签字" next_at="03-18 18:00"
2026-03-05 09:00 liangbo respond phone "经实测属深度覆盖不足，周边基站已无调整余地；一百米处的新站本季度建成。开通前按约定告诉您进度。"
2026-03-05 09:30 customer take_word refuses "不能再等了"
2026-03-05 10:00 liangbo propose_remedy compensation "开通前每月减免套餐费" amount="59"
2026-03-05 10:05 liangbo offer_remedy 1
2026-03-05 10:30 customer answer_remedy 1 accepts
2026-03-05 11:00 liangbo answer_point 1 "新站开通前每月减免套餐费；三月三十日前开通，开通当天上门复测。"
2026-03-05 11:05 liangbo respond phone "三月三十日前开通；开通前每月减免套餐费；开通当天上门复测。"
2026-03-05 11:10 customer take_word accepts "这样可以"
2026-03-18 17:00 liangbo tell_progress phone "铁塔已立，等传输" next_at="03-30 18:00"
2026-03-26 10:00 liangbo arrange_visit liangbo "03-30 09:00" "03-30 11:00" "开通后复测"
2026-03-30 09:30 liangbo arrive_visit 2
2026-03-30 10:00 liangbo record_visit 2 done "新站开通，通话上网正常" field.technology=4g field.distance_m=95 field.signal_dbm=-82
2026-03-30 10:02 liangbo sign_off_visit 2 agrees 诸葛明
2026-03-30 10:05 liangbo tell_progress visit "已开通，当面复测正常"
2026-03-30 10:10 liangbo instruct_payment 1 诸葛明 set_off
2026-03-30 11:00 shifeng deliver_remedy 1 "减免入账0330"
2026-03-31 10:00 zhouhui call_back reached satisfaction=4 solved=yes comment="总算有信号了"
2026-03-31 11:00 liangbo close resolved "深度覆盖不足，新站开通后复测正常。" cause="规划与在建高楼脱节" prevention="在建高楼纳入覆盖预警清单，开工时就提需求"
2026-03-31 11:01 liangbo show
---
03-02 09:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 家里基本没有信号，投诉过六次，每次都叫再等一个月。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:03  wangfang  acknowledged
                       promise 2 kept
03-02 09:05  wangfang  triaged complaint valid signal.weak P3
03-02 09:06  wangfang  handed over to repair, liangbo
03-02 09:30  liangbo   accepted by liangbo at repair
03-02 09:40  liangbo   contact 1 phone out
                       promise 3 kept
03-02 09:45  liangbo   promise 5 visit by 03-04 16:30: 室内测试，靠窗和里屋各测
                       visit 1 by liangbo, 03-04 14:30 to 03-04 16:30
03-04 14:50  liangbo   visit 1 arrived
                       promise 5 kept
03-04 15:00  liangbo   visit 1 done, azimuth_deg 320, cell GM-3, distance_m 771, height_m 60, quality_db -10, signal_dbm -105, technology 4g, tilt_deg 8
03-04 15:05  liangbo   visit 1 signed off: agrees
03-04 15:30  liangbo   evidence 1 photo
03-04 15:40  liangbo   fact 1 established
03-04 16:00  liangbo   point 1 upheld
03-04 16:10  liangbo   point 1 answered
03-04 16:20  liangbo   progress told by phone
                       promise 6 progress by 03-18 18:00
03-05 09:00  liangbo   responded by phone
                       promise 4 kept
                       promise 6 kept
                       promise 7 callback by 03-08 24:00
03-05 09:30  customer  word refuses
                       promise 8 first_contact by 03-06 24:00
                       promise 9 answer by 03-12 24:00
                       promise 7 released: replanned
03-05 10:00  liangbo   remedy 1 compensation 59.00 CNY approved
03-05 10:05  liangbo   remedy 1 offered
03-05 10:30  customer  remedy 1 accepted
03-05 11:00  liangbo   point 1 answered
03-05 11:05  liangbo   responded by phone
                       promise 8 kept
                       promise 9 kept
                       promise 10 callback by 03-08 24:00
03-05 11:10  customer  word accepts
03-09 00:00  clock     promise 10 broken
03-18 17:00  liangbo   progress told by phone
                       promise 11 progress by 03-30 18:00
03-26 10:00  liangbo   promise 12 visit by 03-30 11:00: 开通后复测
                       visit 2 by liangbo, 03-30 09:00 to 03-30 11:00
03-30 09:30  liangbo   visit 2 arrived
                       promise 12 kept
03-30 10:00  liangbo   visit 2 done, distance_m 95, signal_dbm -82, technology 4g
03-30 10:02  liangbo   visit 2 signed off: agrees
03-30 10:05  liangbo   progress told by visit
                       promise 11 kept
03-30 10:10  liangbo   payment of remedy 1 ordered by set_off
03-30 11:00  shifeng   remedy 1 delivered
03-31 10:00  zhouhui   callback 1 reached: solved, 4
                       promise 10 kept late
03-31 11:00  liangbo   closed resolved
03-31 11:01  show      is closed, held by liangbo at repair
                       we say resolved, word accepts, callback solved, delivered 1, owed 0
                       the customer reads solved
