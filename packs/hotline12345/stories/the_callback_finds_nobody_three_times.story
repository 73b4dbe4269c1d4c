# 回访三次找不到人，不能替群众打分，可以办结 / three calls that reach nobody: no score is made up, and it may be closed
pack hotline12345
person taozhi caseworker@social_security

2026-05-06 09:00 wangfang receive phone "公积金提取年年重交材料。" name=杜桂珍 phone=13900001020 category=social_security.fund.draw field.district=云东区
2026-05-06 09:05 wangfang triage complaint needs_improvement social_security.fund.draw impact=2
2026-05-06 09:05 wangfang acknowledge
2026-05-06 09:06 wangfang hand_over social_security
2026-05-06 10:00 taozhi accept
2026-05-07 10:00 taozhi record_finding 1 partly_upheld "系统可核验，窗口未更新清单"
2026-05-07 10:01 taozhi answer_point 1 "已改为自动续提，不再重交材料。"
2026-05-07 10:02 taozhi respond phone "已改为自动续提，不再重交材料。"
2026-05-07 10:03 taozhi take_word accepts
2026-05-08 10:00 zhouhui call_back not_reached comment="无人接听"
2026-05-08 10:00 zhouhui call_back not_reached comment="无人接听"
2026-05-09 09:00 zhouhui call_back not_reached comment="停机"
2026-05-09 09:30 taozhi close explained cause="材料清单未随联网更新" prevention="清单按季清理"
2026-05-10 09:00 zhouhui call_back not_reached comment="号码为空号，转社区转达"
2026-05-10 09:05 taozhi close explained cause="材料清单未随联网更新" prevention="清单按季清理"
2026-06-01 09:00 customer take_word refuses "今年又让我交了一遍"
2026-06-01 09:01 taozhi show
---
05-06 09:00  wangfang  received 20260506-0001-0 by phone
                       point 1 added: 公积金提取年年重交材料。
                       accepted by wangfang at desk
                       promise 1 register by 05-06 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-07 09:00
                       promise 3 first_contact by 05-07 24:00
                       promise 4 answer by 05-12 24:00
05-06 09:05  wangfang  triaged complaint needs_improvement social_security.fund.draw P4
05-06 09:05  wangfang  acknowledged
                       promise 2 kept
05-06 09:06  wangfang  handed over to social_security
05-06 10:00  taozhi    accepted by taozhi at social_security
05-07 10:00  taozhi    point 1 partly_upheld
05-07 10:01  taozhi    point 1 answered
05-07 10:02  taozhi    responded by phone
                       promise 3 kept
                       promise 4 kept
                       promise 5 callback by 05-10 24:00
05-07 10:03  taozhi    word accepts
05-08 10:00  zhouhui   callback 1 not reached
05-08 10:00  zhouhui   already done
05-09 09:00  zhouhui   callback 2 not reached
05-09 09:30  taozhi    refused callback_missing
05-10 09:00  zhouhui   callback 3 not reached
                       promise 5 kept
05-10 09:05  taozhi    closed explained
06-01 09:00  customer  reopened dissatisfied
                       word refuses
                       promise 6 first_contact by 06-02 24:00
                       promise 7 answer by 06-08 24:00
06-01 09:01  show      is working, held by taozhi at social_security
                       next first_contact by 06-02 24:00, taozhi
                       next answer by 06-08 24:00, taozhi
