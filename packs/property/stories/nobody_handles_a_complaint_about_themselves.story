# 被投诉的人不能办，也看不到；被投诉的部门回避 / nobody handles a complaint about themselves
pack property
person heyong caseworker@security
person tieqiang supervisor@security

2026-07-02 19:30 wangfang receive phone "南门保安推了送餐员，还骂人。" name=尉迟敏 phone=13900001013 category=attitude.guard subject.person=heyong
2026-07-02 19:31 wangfang acknowledge
2026-07-02 19:32 wangfang triage complaint valid attitude.guard severity=2 safety=1 impact=1 immediacy=2
2026-07-02 19:33 wangfang hand_over security to=heyong
2026-07-02 19:34 heyong show
2026-07-02 19:35 wangfang hand_over security to=tieqiang
2026-07-02 19:40 heyong add_contact note out "我没推他"
2026-07-02 19:45 tieqiang accept
2026-07-02 20:00 wangfang #2 receive web "秩序部整个部门都护着自己人。" name=匿名 category=attitude.passing subject.unit=security
2026-07-02 20:01 wangfang #2 hand_over security
2026-07-02 20:05 tieqiang #2 add_contact note out "这件事我来"
2026-07-02 20:06 zhouhui #2 show
---
07-02 19:30  wangfang  received 20260702-0001-0 by phone
                       point 1 added: 南门保安推了送餐员，还骂人。
                       accepted by wangfang at desk
                       promise 1 register by 07-02 21:30
                       promise 1 kept
                       promise 2 acknowledge by 07-02 23:30
                       promise 3 first_contact by 07-03 19:30
                       promise 4 answer by 07-03 24:00
07-02 19:31  wangfang  acknowledged
                       promise 2 kept
07-02 19:32  wangfang  triaged complaint valid attitude.guard P3
07-02 19:33  wangfang  refused complained_about
07-02 19:34  show      is working, held by wangfang at desk
                       next first_contact by 07-03 19:30, wangfang
                       next answer by 07-03 24:00, wangfang
07-02 19:35  wangfang  handed over to security, tieqiang
07-02 19:40  heyong    refused not_yours
07-02 19:45  tieqiang  accepted by tieqiang at security
07-02 20:00  wangfang  #2 received 20260702-0002-9 by web
                          point 1 added: 秩序部整个部门都护着自己人。
                          accepted by wangfang at desk
                          promise 1 register by 07-02 22:00
                          promise 1 kept
                          promise 2 acknowledge by 07-02 24:00
                          promise 3 first_contact by 07-03 20:00
                          promise 4 answer by 07-03 24:00
07-02 20:01  wangfang  #2 refused complained_about
07-02 20:05  tieqiang  #2 refused not_yours
07-02 20:06  show      #2 is received, held by wangfang at desk
                          next acknowledge by 07-02 24:00, wangfang
                          next triage by 07-03 20:00, wangfang
                          next first_contact by 07-03 20:00, wangfang
