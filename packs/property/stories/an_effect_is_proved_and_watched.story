# 整改有没有用，由数字说话；见效之后又反弹，自动重开 / whether an action helped is told by numbers, and what comes back opens it again
pack property
person zhaolei caseworker@repair
exposure households 2025-01 2026-03 1000 counted=12
exposure households 2026-04 2026-06 1000 counted=4
exposure households 2026-07 2026-07 1000 counted=5
exposure households 2026-08 2026-08 1000 counted=20

2026-03-02 09:00 wangfang action:1 plan_action corrective "更换门机皮带" "全部门机皮带按年限更换" cause="皮带超期使用" owner=zhaolei due_at="2026-03-31 18:00" exposure=households category=facility.lift
2026-03-02 09:10 zhouhui action:1 plan_action corrective "更换门机皮带" "全部门机皮带按年限更换" cause="皮带超期使用" owner=zhaolei due_at="2026-03-31 18:00" exposure=households category=facility.lift
2026-03-20 15:00 zhouhui action:1 mark_done "换完二十四台"
2026-03-20 15:10 zhaolei action:1 add_evidence "换件记录二十四张"
2026-03-20 15:11 zhaolei action:1 mark_done "换完二十四台"
2026-03-20 15:12 zhaolei action:1 verify_action "我自己看过"
2026-03-21 10:00 zhouhui action:1 send_back "三栋两台没有记录"
2026-03-25 10:00 zhaolei action:1 mark_done "二十六台全部换完，记录补齐"
2026-03-26 10:00 zhouhui action:1 verify_action "抽查五台，与记录一致"
2026-05-10 09:00 zhouhui action:1 check_effect
2026-07-02 09:00 zhouhui action:1 check_effect
2026-07-03 09:00 zhouhui action:1 check_effect
2026-09-02 09:00 zhouhui action:1 plan_anew "改用加强型皮带，半年一换" "2026-09-30 18:00"
2026-09-20 09:00 zhaolei action:1 mark_done "加强型皮带换完"
---
03-02 09:00  wangfang  action:1 refused role_lacking
03-02 09:10  zhouhui   action:1 planned by 03-31 18:00, corrective at zhaolei: 更换门机皮带
03-20 15:00  zhouhui   action:1 refused not_the_owner
03-20 15:10  zhaolei   action:1 evidence: 换件记录二十四张
03-20 15:11  zhaolei   action:1 done, counted from 2026-03
03-20 15:12  zhaolei   action:1 refused role_lacking
03-21 10:00  zhouhui   action:1 sent back: 三栋两台没有记录
03-25 10:00  zhaolei   action:1 done, counted from 2026-03
03-26 10:00  zhouhui   action:1 verified
05-10 09:00  zhouhui   action:1 effect not_yet after 14 and 1 months
07-02 09:00  zhouhui   action:1 effect effective after 14 and 3 months
07-03 09:00  zhouhui   action:1 already done
09-01 00:00  clock     action:1 came back in 2026-08 with 20 complaints
09-02 09:00  zhouhui   action:1 planned anew by 09-30 18:00: 改用加强型皮带，半年一换
09-20 09:00  zhaolei   action:1 done, counted from 2026-09
