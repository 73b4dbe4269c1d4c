# 上级转来的工单自带期限，和我们自己的期限各走各的 / the deadline another system stamped runs beside our own
pack hotline12345
person caimin caseworker@housing

2026-03-16 09:00 wangfang receive hotline "小区电梯停了四天，没人管。" name=南宫丽 phone=13900001014 category=market.device.lift field.district=云东区
2026-03-16 09:01 wangfang receive hotline "小区电梯停了四天，没人管。" name=南宫丽 phone=13900001014 category=housing.management.service field.district=云东区 source=省热线/GD20260316-77 outer_due="03-18 12:00"
2026-03-16 09:04 wangfang acknowledge
2026-03-16 09:05 wangfang triage complaint valid housing.management.service severity=1 impact=2 immediacy=2
2026-03-16 09:06 wangfang hand_over housing
2026-03-16 09:30 caimin accept
2026-03-16 10:00 caimin add_contact phone out "与投诉人核实楼栋"
2026-03-18 12:00 caimin wait
2026-03-18 12:30 caimin show
2026-03-18 16:00 caimin record_finding 1 upheld "维保单位四天未到场"
2026-03-18 16:05 caimin answer_point 1 "电梯已修复，维保单位被约谈。"
2026-03-18 16:10 caimin respond phone "电梯已修复，维保单位被约谈。"
2026-03-19 10:00 customer rate 4
2026-03-19 10:01 customer take_word accepts
---
03-16 09:00  wangfang  invalid: fields.outer_no: missing
03-16 09:01  wangfang  received 20260316-0001-4 by hotline
                       point 1 added: 小区电梯停了四天，没人管。
                       accepted by wangfang at desk
                       promise 1 register by 03-16 11:01
                       promise 1 kept
                       promise 2 acknowledge by 03-17 09:01
                       promise 3 first_contact by 03-17 24:00
                       promise 4 answer by 03-23 24:00
                       promise 5 answer (outer) by 03-18 12:00
03-16 09:04  wangfang  acknowledged
                       promise 2 kept
03-16 09:05  wangfang  triaged complaint valid housing.management.service P3
03-16 09:06  wangfang  handed over to housing
03-16 09:30  caimin    accepted by caimin at housing
03-16 10:00  caimin    contact 1 phone out
                       promise 3 kept
03-17 17:24  clock     warned near about promise 5: caimin
03-18 12:00  clock     promise 5 broken
03-18 12:30  show      is working, held by caimin at housing
                       next answer by 03-18 12:00, caimin
03-18 16:00  caimin    point 1 upheld
03-18 16:05  caimin    point 1 answered
03-18 16:10  caimin    responded by phone
                       promise 4 kept
                       promise 5 kept late
                       promise 6 callback by 03-21 24:00
03-19 10:00  customer  rated 4
03-19 10:01  customer  word accepts
