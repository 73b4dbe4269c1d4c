# 没有基数、只有五个月、中间缺月：都不下结论 / no exposure, five points, a month left out: nothing is said of the effect
pack property
person zhaolei caseworker@repair
exposure crews 2026-01 2026-06 40 counted=3
exposure flats 2025-01 2025-06 1000 counted=12
exposure flats 2025-09 2026-06 1000 counted=12

2026-05-04 09:00 zhouhui action:1 plan_action preventive "培训接线口径" "每季一次" cause="口径不一" owner=zhaolei due_at="2026-06-05 18:00"
2026-05-04 09:01 zhouhui action:2 plan_action preventive "抢修分队配件齐备" "每队一箱" cause="到场缺件" owner=zhaolei due_at="2026-06-05 18:00" exposure=crews
2026-05-04 09:02 zhouhui action:3 plan_action preventive "阀门编号" "逐户编号" cause="找不到阀门" owner=zhaolei due_at="2026-06-05 18:00" exposure=flats
2026-05-04 09:03 zhouhui action:4 plan_action preventive "阀门编号" "逐户编号" cause="找不到阀门" owner=zhaolei due_at="2026-06-05 18:00" exposure=nothing
2026-06-01 10:00 zhaolei action:1 mark_done "培训完"
2026-06-01 10:01 zhaolei action:2 mark_done "配齐"
2026-06-01 10:02 zhaolei action:3 mark_done "编完"
2026-06-02 10:00 zhouhui action:1 verify_action "旁听一场"
2026-06-02 10:01 zhouhui action:2 verify_action "清点过"
2026-06-02 10:02 zhouhui action:3 verify_action "抽看十户"
2026-06-10 09:00 zhouhui action:1 check_effect
2026-06-10 09:01 zhouhui action:2 check_effect
2026-06-10 09:02 zhouhui action:3 check_effect
---
05-04 09:00  zhouhui   action:1 planned by 06-05 18:00, preventive at zhaolei: 培训接线口径
05-04 09:01  zhouhui   action:2 planned by 06-05 18:00, preventive at zhaolei: 抢修分队配件齐备
05-04 09:02  zhouhui   action:3 planned by 06-05 18:00, preventive at zhaolei: 阀门编号
05-04 09:03  zhouhui   action:4 invalid: measure.exposure: not_a_choice
06-01 10:00  zhaolei   action:1 done, counted from 2026-06
06-01 10:01  zhaolei   action:2 done, counted from 2026-06
06-01 10:02  zhaolei   action:3 done, counted from 2026-06
06-02 10:00  zhouhui   action:1 verified
06-02 10:01  zhouhui   action:2 verified
06-02 10:02  zhouhui   action:3 verified
06-10 09:00  zhouhui   action:1 refused no_measure
06-10 09:01  zhouhui   action:2 refused too_few_months
06-10 09:02  zhouhui   action:3 refused exposure_missing
