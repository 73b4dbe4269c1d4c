# 做了，也核了，数字没有动：不算完，重新拟定 / done and seen to be done, and the numbers did not move: planned anew
pack property
person zhaolei caseworker@repair
exposure households 2025-01 2026-06 1000 counted=12

2026-03-02 09:10 zhouhui action:1 plan_action preventive "张贴文明乘梯提示" "每部电梯张贴提示" cause="乘客扒门" owner=zhaolei due_at="2026-03-20 18:00" exposure=households category=facility.lift
2026-03-12 10:00 zhaolei action:1 mark_done "已张贴"
2026-03-13 10:00 zhouhui action:1 verify_action "看过"
2026-07-02 09:00 zhouhui action:1 check_effect
2026-07-02 09:01 zhouhui action:1 check_effect
2026-07-02 09:05 zhaolei action:1 mark_done "再贴一遍"
2026-07-02 09:10 zhouhui action:1 plan_anew "逐台检测门机力矩，超限更换" "2026-06-30 18:00"
2026-07-02 09:11 zhouhui action:1 plan_anew "逐台检测门机力矩，超限更换" "2026-08-31 18:00"
2026-07-20 10:00 zhaolei action:1 mark_done "检测四十台，更换九台"
2026-07-21 10:00 zhouhui action:1 withdraw_action ""
2026-07-21 10:01 zhouhui action:1 verify_action "记录与现场一致"
---
03-02 09:10  zhouhui   action:1 planned by 03-20 18:00, preventive at zhaolei: 张贴文明乘梯提示
03-12 10:00  zhaolei   action:1 done, counted from 2026-03
03-13 10:00  zhouhui   action:1 verified
07-02 09:00  zhouhui   action:1 effect no_effect after 14 and 3 months
07-02 09:01  zhouhui   action:1 already done
07-02 09:05  zhaolei   action:1 refused action_not_ready
07-02 09:10  zhouhui   action:1 invalid: due_at: not_a_time
07-02 09:11  zhouhui   action:1 planned anew by 08-31 18:00: 逐台检测门机力矩，超限更换
07-20 10:00  zhaolei   action:1 done, counted from 2026-07
07-21 10:00  zhouhui   action:1 invalid: reason: missing
07-21 10:01  zhouhui   action:1 verified
