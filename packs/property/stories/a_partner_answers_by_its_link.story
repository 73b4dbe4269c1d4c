# 维保单位不用账号，凭链接办一件子任务；链接可换可收回 / a partner without an account does one task by its link
pack property
person zhaolei caseworker@repair

2026-06-01 09:00 wangfang receive phone "电梯又停了，老人爬了十三层。" name=史思源 phone=13900001103 category=facility.lift field.lift=3-2
2026-06-01 09:10 wangfang triage complaint valid facility.lift severity=1
2026-06-01 09:20 wangfang assign_task "请提供本月维保记录和停梯原因" points=1 partner.name=迅达维保
2026-06-01 09:21 wangfang assign_task "请提供本月维保记录和停梯原因" points=1 partner.name=迅达维保 partner.email=service@example.cn
2026-06-01 10:00 partner:1 accept_task 1
2026-06-01 10:05 partner:1 take_word accepts
2026-06-01 10:30 partner:2 answer_task 1 "不是我"
2026-06-01 11:00 wangfang revoke_task_link 1
2026-06-01 11:01 wangfang renew_task_link 1
2026-06-01 13:00 partner:1 answer_task 1 point.1="门锁触点烧蚀，已更换" finding.1=upheld reasons.1="维保记录第七页"
2026-06-01 13:10 wangfang confirm_task 1
2026-06-01 13:20 partner:1 answer_task 1 "再补充一句" point.1="门锁触点烧蚀"
2026-06-01 13:30 wangfang respond phone "门锁触点已换。"
---
06-01 09:00  wangfang  received 20260601-0001-3 by phone
                       point 1 added: 电梯又停了，老人爬了十三层。
                       accepted by wangfang at desk
                       promise 1 register by 06-01 11:00
                       promise 1 kept
                       promise 2 acknowledge by 06-01 13:00
                       promise 3 first_contact by 06-02 09:00
                       promise 4 answer by 06-02 24:00
06-01 09:10  wangfang  triaged complaint valid facility.lift P4
06-01 09:20  wangfang  invalid: partner.email: no_way_to_answer
06-01 09:21  wangfang  task 1 of points 1 to partner 迅达维保 by 06-02 08:30
06-01 10:00  partner:1 task 1 accepted
06-01 10:05  partner:1 refused role_lacking
06-01 10:30  partner:2 refused role_lacking
06-01 11:00  wangfang  task 1 has no link any more
06-01 11:01  wangfang  task 1 has a new link until 06-16 08:30
06-01 13:00  clock     promise 2 broken
06-01 13:00  partner:1 task 1 answered, point 1 upheld
06-01 13:10  wangfang  task 1 confirmed
                       point 1 upheld
                       point 1 answered
06-01 13:20  partner:1 refused task_settled
06-01 13:30  wangfang  responded by phone
                       promise 2 kept late
                       promise 3 kept
                       promise 4 kept
                       promise 5 callback by 06-04 24:00
