# 两家报的是一件事：并案，发现不对再拆开 / two complaints turn out to be one, and then two again
pack property
person zhaolei caseworker@repair

2026-06-01 08:10 wangfang receive phone "整个二单元没水。" name=史思源 phone=13900001011 category=facility.water
2026-06-01 08:30 liuyang #2 receive app "一早就停水，没人通知。" name=龙安琪 phone=13900001012 category=facility.water
2026-06-01 08:31 liuyang #2 acknowledge
2026-06-01 08:32 liuyang #2 triage complaint valid facility.water severity=1 impact=2 immediacy=2
2026-06-01 08:40 chenjing #2 merge_into #1
2026-06-01 08:40 chenjing #1 link #2 related "同一次停水"
2026-06-01 08:41 liuyang #2 add_contact phone out "告知并入停水事件一并答复"
2026-06-01 08:50 liuyang #2 show
2026-06-01 12:00 liuyang #2 merge_into #1
2026-06-01 13:00 chenjing #2 unmerge ""
2026-06-01 13:01 chenjing #2 unmerge "经查这户是自家表前阀坏了，不是停水"
2026-06-01 13:02 liuyang #2 triage complaint valid facility.water severity=1 immediacy=2 reason="表前阀损坏"
2026-06-01 13:03 liuyang #2 show
---
06-01 08:10  wangfang  received 20260601-0001-3 by phone
                       point 1 added: 整个二单元没水。
                       accepted by wangfang at desk
                       promise 1 register by 06-01 10:10
                       promise 1 kept
                       promise 2 acknowledge by 06-01 12:10
                       promise 3 first_contact by 06-02 08:10
                       promise 4 answer by 06-02 24:00
06-01 08:30  liuyang   #2 received 20260601-0002-1 by app
                          point 1 added: 一早就停水，没人通知。
                          accepted by liuyang at desk
                          promise 1 register by 06-01 10:30
                          promise 1 kept
                          promise 2 acknowledge by 06-01 12:30
                          promise 3 first_contact by 06-02 08:30
                          promise 4 answer by 06-02 24:00
06-01 08:31  liuyang   #2 acknowledged
                          promise 2 kept
06-01 08:32  liuyang   #2 triaged complaint valid facility.water P3
06-01 08:40  chenjing  #2 promise 3 released: merged
                          promise 4 released: merged
                          merged into 20260601-0001-3
06-01 08:40  chenjing  linked to 20260601-0002-1 as related
06-01 08:41  liuyang   #2 refused merged_away
06-01 08:50  show      #2 is closed, held by liuyang at desk
06-01 12:00  liuyang   #2 refused role_lacking
06-01 12:10  clock     promise 2 broken
06-01 13:00  chenjing  #2 invalid: reason: missing
06-01 13:01  chenjing  #2 unmerged
                          promise 5 first_contact by 06-02 08:30
                          promise 6 answer by 06-02 24:00
06-01 13:02  liuyang   #2 triaged complaint valid facility.water P4
06-01 13:03  show      #2 is working, held by liuyang at desk
                          next first_contact by 06-02 08:30, liuyang
                          next answer by 06-02 24:00, liuyang
