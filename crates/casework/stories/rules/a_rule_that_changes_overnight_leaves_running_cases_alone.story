# 新规定只管新来的，办理中的按登记那天的规定 / a rule that changes overnight leaves running cases alone (GLPI #24481, Chatwoot #10178)
pack uk.ofcom.adr

2026-04-07 10:00 wangfang receive phone "宽带每晚掉线。" name=荀况 phone=13900003011
2026-04-08 10:00 wangfang #2 receive phone "宽带每晚掉线。" name=荀彧 phone=13900003012
2026-04-09 09:00 wangfang triage complaint valid access.system severity=1 complexity=1 impact=1 immediacy=1
2026-04-09 09:01 wangfang #2 triage complaint valid access.system severity=1 complexity=1 impact=1 immediacy=1
---
04-07 10:00  wangfang  received 20260407-0001-4 by phone
                       point 1 added: 宽带每晚掉线。
                       accepted by wangfang at desk
                       promise 1 register by 04-07 12:00
                       promise 1 kept
                       promise 2 acknowledge by 04-08 24:00
                       promise 3 first_contact by 04-08 24:00
                       promise 4 answer by 04-14 24:00
                       promise 5 answer (ofcom_letter_8) by 06-02 24:00
04-08 10:00  wangfang  #2 received 20260408-0001-9 by phone
                          point 1 added: 宽带每晚掉线。
                          accepted by wangfang at desk
                          promise 1 register by 04-08 12:00
                          promise 1 kept
                          promise 2 acknowledge by 04-09 24:00
                          promise 3 first_contact by 04-09 24:00
                          promise 4 answer by 04-15 24:00
                          promise 5 answer (ofcom_letter) by 05-20 24:00
04-09 00:00  clock     promise 2 broken
                       promise 3 broken
04-09 09:00  wangfang  triaged complaint valid access.system P3
04-09 09:01  wangfang  #2 triaged complaint valid access.system P3
