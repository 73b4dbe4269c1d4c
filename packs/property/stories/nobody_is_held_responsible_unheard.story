# 先听取，再定责；定了可以申诉，由别人裁定 / nobody is held responsible unheard
pack property
person sunli caseworker@repair
person mengtao supervisor@repair

2026-05-20 09:00 liuyang receive phone "电梯困人四十分钟，按铃没人接。" name=闻人悦 phone=13900001007 category=facility.lift field.lift=2号梯 danger=yes
2026-05-20 09:02 liuyang hand_over repair
2026-05-20 09:05 sunli accept
2026-05-20 09:30 sunli triage complaint valid facility.lift immediacy=3 reason="困人"
2026-05-20 10:00 sunli add_evidence system_record "门机告警记录：08:05 皮带断裂" from=监控中心 point=1
2026-05-20 10:20 sunli take_statement witness visit "听见铃响，没有人接。" name=保洁张姐
2026-05-20 10:40 sunli establish_fact "皮带断裂，轿厢停在七层" happened_at="05-20 08:05" by_evidence=1 by_statements=1
2026-05-20 11:00 zhouhui decide_responsibility person 30 "未及时上报" person=liuyang
2026-05-20 11:10 sunli record_finding 1 upheld "告警记录与证人陈述一致"
2026-05-20 11:20 zhouhui decide_responsibility person 30 "未及时上报" person=liuyang
2026-05-20 11:40 sunli take_statement staff visit "当时在处理另一起困人" person=liuyang
2026-05-20 12:00 zhouhui decide_responsibility person 30 "未及时上报" person=liuyang
2026-05-20 12:05 zhouhui decide_responsibility unit 80 "未备易损件" unit=repair
2026-05-20 12:06 zhouhui decide_responsibility unit 70 "未备易损件" unit=repair
2026-05-20 14:00 mengtao appeal_responsibility 2 "备件由总部统一采购，三次申请未批"
2026-05-20 14:30 zhouhui judge_appeal 2 yes "属实"
2026-05-20 15:00 sunwei judge_appeal 2 yes "采购申请记录属实"
---
05-20 09:00  liuyang   received 20260520-0001-5 by phone
                       point 1 added: 电梯困人四十分钟，按铃没人接。
                       accepted by liuyang at desk
                       promise 1 register by 05-20 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-20 13:00
                       promise 3 first_contact (first_contact_urgent) by 05-20 09:05
                       promise 4 answer (answer_urgent) by 05-21 09:00
05-20 09:02  liuyang   handed over to repair
05-20 09:05  clock     promise 3 broken
05-20 09:05  sunli     accepted by sunli at repair
05-20 09:30  sunli     triaged complaint valid facility.lift P1
05-20 09:30  clock     warned grave: mengtao, sunwei, to be accepted by 05-20 10:00
05-20 09:45  clock     warned grave_unread: sunwei, zhouhui
05-20 10:00  sunli     evidence 1 system_record
05-20 10:20  sunli     statement 1 witness 保洁张姐 heard
05-20 10:40  sunli     fact 1 established
05-20 11:00  zhouhui   refused nothing_found
05-20 11:10  sunli     point 1 upheld
05-20 11:20  zhouhui   refused not_heard
05-20 11:40  sunli     statement 2 staff liuyang heard
05-20 12:00  zhouhui   responsibility 1 person liuyang 30%
05-20 12:05  zhouhui   refused shares_above_whole
05-20 12:06  zhouhui   responsibility 2 unit repair 70%
05-20 13:00  clock     promise 2 broken
05-20 14:00  mengtao   responsibility 2 appealed
05-20 14:30  zhouhui   refused own_decision
05-20 15:00  sunwei    responsibility 2 lifted
