# 家里没信号：上门测试，按表填制式、强度、质量，换了单位的人也看得到 / no signal at home: a field test by somebody of another unit, filled into the trade's form
pack hotline12345
person fanyu caseworker@utilities
unit network under=office functions=network
person weilin caseworker@network
person taoran caseworker@network

2026-03-09 09:00 wangfang receive phone "搬来以后家里一直没信号，电话打不进来。" name=宗政予 phone=13900001021 address=鹤鸣路8号702 category=utilities.telecom.network field.district=鹤鸣区
2026-03-09 09:05 wangfang hand_over utilities
2026-03-09 09:30 fanyu accept
2026-03-09 09:40 fanyu triage complaint valid utilities.telecom.network severity=1
2026-03-09 09:45 fanyu arrange_visit weilin "03-10 18:30" "03-10 20:30" "室内路测，看要不要补室分"
2026-03-10 18:40 weilin arrive_visit 1
2026-03-10 19:10 taoran record_visit 1 done "客厅弱覆盖" field.technology=4g field.signal_dbm=-118
2026-03-10 19:11 weilin record_visit 1 done "客厅弱覆盖" field.technology=6g
2026-03-10 19:12 weilin record_visit 1 done "客厅和两间卧室弱覆盖，最近站点被新楼挡住" field.technology=4g field.cell=HM-8-2 field.distance_m=640 field.signal_dbm=-118 field.quality_db=-6.5 field.channel_no=1850
2026-03-10 19:20 weilin sign_off_visit 1 disagrees 宗政予 "要给出装室分的时间"
---
03-09 09:00  wangfang  received 20260309-0001-6 by phone
                       point 1 added: 搬来以后家里一直没信号，电话打不进来。
                       accepted by wangfang at desk
                       promise 1 register by 03-09 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-10 09:00
                       promise 3 first_contact by 03-10 24:00
                       promise 4 answer by 03-16 24:00
03-09 09:05  wangfang  handed over to utilities
03-09 09:30  fanyu     accepted by fanyu at utilities
03-09 09:40  fanyu     triaged complaint valid utilities.telecom.network P4
03-09 09:45  fanyu     promise 5 visit by 03-10 20:30: 室内路测，看要不要补室分
                       visit 1 by weilin, 03-10 18:30 to 03-10 20:30
03-10 09:00  clock     promise 2 broken
03-10 18:40  weilin    visit 1 arrived
                       promise 5 kept
03-10 19:10  taoran    refused not_your_visit
03-10 19:11  weilin    invalid: fields.technology: not_a_choice, fields.signal_dbm: missing
03-10 19:12  weilin    visit 1 done, cell HM-8-2, channel_no 1850, distance_m 640, quality_db -6.5, signal_dbm -118, technology 4g
                       promise 3 kept
03-10 19:20  weilin    visit 1 signed off: disagrees
