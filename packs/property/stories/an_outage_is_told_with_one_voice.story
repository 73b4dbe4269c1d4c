# 全楼停水：一份公告逐户告知一次，各案仍各有结果 / an outage: one announcement told once to each, every case keeps its own outcome
pack property
person zhaolei caseworker@repair

2026-06-01 18:30 wangfang receive phone "5栋突然没水，孩子等着冲奶。" name=史思源 phone=13900002101 email=shi@home.example category=facility.water
2026-06-01 18:34 wangfang #2 receive app "整栋没水，没有通知。" name=龙安琪 phone=13900002102 category=facility.water
2026-06-01 18:40 wangfang #3 receive phone "停水，父亲在家透析。" name=上官文博 phone=13900002103 category=facility.water
2026-06-01 18:41 wangfang #3 acknowledge
2026-06-01 18:50 wangfang incident:1 open_incident outage "5栋全楼停水" "主管爆裂，抢修队在场" cases=#1,#2
2026-06-01 18:50 chenjing incident:1 open_incident outage "5栋全楼停水" "主管爆裂，抢修队在场" cases=#1,#2
2026-06-01 18:52 chenjing incident:1 put_team chenjing,liuyang spokesperson=chenjing
2026-06-01 18:53 liuyang incident:1 log_entry "送水车已到北门"
2026-06-01 18:55 liuyang incident:1 draft_announcement "预计今晚23点前恢复供水，北门有送水车。"
2026-06-01 18:56 chenjing incident:1 release_announcement 1
2026-06-01 18:57 liuyang incident:1 approve_announcement 1
2026-06-01 18:58 zhouhui incident:1 approve_announcement 1
2026-06-01 18:59 zhouhui incident:1 release_announcement 1
2026-06-01 19:00 chenjing incident:1 release_announcement 1
2026-06-01 19:01 chenjing incident:1 release_announcement 1
2026-06-01 19:10 chenjing incident:1 link_cases #3
2026-06-01 19:11 chenjing incident:1 tell_latest
2026-06-01 19:12 chenjing incident:1 tell_latest
2026-06-01 19:20 wangfang triage complaint valid facility.water severity=1
2026-06-01 19:21 wangfang record_finding 1 upheld "主管爆裂属实"
2026-06-01 19:22 wangfang answer_point 1 "主管爆裂，已抢修"
2026-06-01 19:30 wangfang respond phone "已恢复供水，当月公摊水费减免。"
2026-06-01 19:31 customer take_word accepts "来水了"
2026-06-01 19:40 wangfang #2 show
2026-06-01 20:00 chenjing incident:1 close_incident "" ""
2026-06-01 20:01 chenjing incident:1 close_incident "主管锈蚀" "每季测壁厚"
2026-06-01 20:02 chenjing incident:1 draft_announcement "再说一句"
2026-06-01 20:05 wangfang #3 show
---
06-01 18:30  wangfang  received 20260601-0001-3 by phone
                       point 1 added: 5栋突然没水，孩子等着冲奶。
                       accepted by wangfang at desk
                       promise 1 register by 06-01 20:30
                       promise 1 kept
                       promise 2 acknowledge by 06-01 22:30
                       promise 3 first_contact by 06-02 18:30
                       promise 4 answer by 06-02 24:00
06-01 18:34  wangfang  #2 received 20260601-0002-1 by app
                          point 1 added: 整栋没水，没有通知。
                          accepted by wangfang at desk
                          promise 1 register by 06-01 20:34
                          promise 1 kept
                          promise 2 acknowledge by 06-01 22:34
                          promise 3 first_contact by 06-02 18:34
                          promise 4 answer by 06-02 24:00
06-01 18:40  wangfang  #3 received 20260601-0003-7 by phone
                          point 1 added: 停水，父亲在家透析。
                          accepted by wangfang at desk
                          promise 1 register by 06-01 20:40
                          promise 1 kept
                          promise 2 acknowledge by 06-01 22:40
                          promise 3 first_contact by 06-02 18:40
                          promise 4 answer by 06-02 24:00
06-01 18:41  wangfang  #3 acknowledged
                          promise 2 kept
06-01 18:50  wangfang  incident:1 refused role_lacking
06-01 18:50  chenjing  incident:1 opened outage: 5栋全楼停水
                                  2 cases linked
06-01 18:52  chenjing  incident:1 in the room chenjing, liuyang, chenjing speaks
06-01 18:53  liuyang   incident:1 logged: 送水车已到北门
06-01 18:55  liuyang   incident:1 announcement 1 drafted
06-01 18:56  chenjing  incident:1 refused announcement_not_approved
06-01 18:57  liuyang   incident:1 refused role_lacking
06-01 18:58  zhouhui   incident:1 announcement 1 approved
06-01 18:59  zhouhui   incident:1 refused not_spokesperson
06-01 19:00  chenjing  incident:1 broadcast 1 of announcement 1 begun
06-01 19:00  clock     announcement 1 of incident 1 told
06-01 19:00  clock     #2 announcement 1 of incident 1 told
06-01 19:00  clock     incident:1 broadcast 1 ended: 2 told, 0 closed, 0 merged, 0 left
06-01 19:01  chenjing  incident:1 already done
06-01 19:10  chenjing  incident:1 1 cases linked
06-01 19:11  chenjing  incident:1 broadcast 2 of announcement 1 begun
06-01 19:11  clock     #3 announcement 1 of incident 1 told
06-01 19:11  clock     incident:1 broadcast 2 ended: 3 told, 0 closed, 0 merged, 0 left
06-01 19:12  chenjing  incident:1 already done
06-01 19:20  wangfang  triaged complaint valid facility.water P4
06-01 19:21  wangfang  point 1 upheld
06-01 19:22  wangfang  point 1 answered
06-01 19:30  wangfang  responded by phone
                       promise 2 kept
                       promise 3 kept
                       promise 4 kept
                       promise 5 callback by 06-04 24:00
06-01 19:31  customer  word accepts
06-01 19:40  show      #2 is received, held by wangfang at desk
                          next acknowledge by 06-01 22:34, wangfang
                          next triage by 06-02 18:34, wangfang
                          next first_contact by 06-02 18:34, wangfang
06-01 20:00  chenjing  incident:1 invalid: cause: missing, lesson: missing
06-01 20:01  chenjing  incident:1 closed
06-01 20:02  chenjing  incident:1 refused incident_closed
06-01 20:05  show      #3 is received, held by wangfang at desk
                          next triage by 06-02 18:40, wangfang
                          next first_contact by 06-02 18:40, wangfang
