# 春节前后：调休上班的星期六算一天，放假的日子不算 / a make-up Saturday counts, the holidays after it do not
pack property
person zhaolei caseworker@repair

# 二月十四日星期六调休上班，所以十三日晚上报的，十四日就到期。
2026-02-13 17:30 wangfang receive phone "楼道灯不亮。" name=贾红霞 phone=13900001008 category=facility.power
2026-02-13 17:31 wangfang acknowledge
2026-02-13 17:32 wangfang triage fault_report valid facility.power
2026-02-13 17:33 wangfang add_contact phone out "明天上午换灯"
2026-02-14 10:00 wangfang record_finding 1 upheld "灯管烧坏"
2026-02-14 10:01 wangfang answer_point 1 "灯已换好。"
2026-02-14 10:02 wangfang respond phone "灯已换好。"
# 十四日晚上报的，要等到二十四日：春节放假，不算工作日。
2026-02-14 20:00 liuyang #2 receive phone "道闸坏了，出不去。" name=侯永年 phone=13900001010 category=facility.parking
2026-02-14 20:01 liuyang #2 acknowledge
2026-02-14 20:02 liuyang #2 add_contact phone out "先抬杆放行"
2026-02-14 20:03 liuyang #2 triage fault_report valid facility.parking
2026-02-24 09:31 liuyang #2 show
---
02-13 17:30  wangfang  received 20260213-0001-8 by phone
                       point 1 added: 楼道灯不亮。
                       accepted by wangfang at desk
                       promise 1 register by 02-13 19:30
                       promise 1 kept
                       promise 2 acknowledge by 02-13 21:30
                       promise 3 first_contact by 02-14 17:30
                       promise 4 answer by 02-14 24:00
02-13 17:31  wangfang  acknowledged
                       promise 2 kept
02-13 17:32  wangfang  triaged fault_report valid facility.power P4
02-13 17:33  wangfang  contact 1 phone out
                       promise 3 kept
02-14 10:00  wangfang  point 1 upheld
02-14 10:01  wangfang  point 1 answered
02-14 10:02  wangfang  responded by phone
                       promise 4 kept
                       promise 5 callback by 02-17 24:00
02-14 20:00  liuyang   #2 received 20260214-0001-2 by phone
                          point 1 added: 道闸坏了，出不去。
                          accepted by liuyang at desk
                          promise 1 register by 02-14 22:00
                          promise 1 kept
                          promise 2 acknowledge by 02-14 24:00
                          promise 3 first_contact by 02-15 20:00
                          promise 4 answer by 02-24 24:00
02-14 20:01  liuyang   #2 acknowledged
                          promise 2 kept
02-14 20:02  liuyang   #2 contact 1 phone out
                          promise 3 kept
02-14 20:03  liuyang   #2 triaged fault_report valid facility.parking P4
02-18 00:00  clock     promise 5 broken
02-24 09:31  show      #2 is working, held by liuyang at desk
                          next answer by 02-24 24:00, liuyang
