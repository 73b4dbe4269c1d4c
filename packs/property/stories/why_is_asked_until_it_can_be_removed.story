# 一层一层问到能消除的原因，整改措施指明消除的是哪一个 / why is asked until there is something to remove
pack property
person sunli caseworker@repair
person zhaolei caseworker@repair

2026-05-20 09:00 liuyang receive phone "七号楼又停水了，这个月第三次。" name=闻人悦 phone=13900001007 category=facility.water
2026-05-20 09:02 liuyang hand_over repair
2026-05-20 09:05 sunli accept
2026-05-20 09:30 sunli triage complaint valid facility.water
2026-05-20 10:00 sunli add_cause "加压泵出口主管爆裂" branch=machine
2026-05-20 10:01 sunli add_cause "主管超过更换年限没有换" under=1
2026-05-20 10:02 sunli add_cause "巡检不测管壁厚度" under=2 branch=method
2026-05-20 10:03 sunli add_cause "值班员关阀太晚" branch=people
2026-05-20 10:04 sunli add_cause "泵房太潮"
2026-05-20 10:05 sunli move_cause 1 under=3
2026-05-20 10:06 sunli move_cause 2 under=2
2026-05-20 11:00 sunli judge_cause 1 established "断口为由内向外锈穿"
2026-05-20 11:01 sunli judge_cause 4 ruled_out "四分钟内已关总阀"
2026-05-20 11:02 sunli add_cause "没有演练过关阀" under=4
2026-05-20 11:03 sunli judge_cause 3 established ""
2026-05-20 11:10 zhouhui action:1 plan_action corrective "巡检加测管壁" "每季测厚，低于七成列入更换" removes.case=#1 removes.cause=3 cases=#1 cause.code=设施 owner=zhaolei due_at="2026-06-20 18:00"
2026-05-20 11:20 sunli judge_cause 3 established "近四季巡检表都没有这一项"
2026-05-20 11:21 sunli judge_cause 2 ruled_out "还没有到年限"
2026-05-20 11:30 zhouhui action:1 plan_action corrective "巡检加测管壁" "每季测厚，低于七成列入更换" removes.case=#1 removes.cause=3 cases=#1 cause.code=设施 owner=zhaolei due_at="2026-06-20 18:00"
2026-05-20 14:00 zhaolei action:1 add_cause "测厚仪只有一台，排不过来" branch=machine
2026-05-20 14:01 liuyang action:1 add_cause "没有人手" branch=people
---
05-20 09:00  liuyang   received 20260520-0001-5 by phone
                       point 1 added: 七号楼又停水了，这个月第三次。
                       accepted by liuyang at desk
                       promise 1 register by 05-20 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-20 13:00
                       promise 3 first_contact by 05-21 09:00
                       promise 4 answer by 05-21 24:00
05-20 09:02  liuyang   handed over to repair
05-20 09:05  sunli     accepted by sunli at repair
05-20 09:30  sunli     triaged complaint valid facility.water P4
05-20 10:00  sunli     cause 1 of the effect, machine: 加压泵出口主管爆裂
05-20 10:01  sunli     cause 2 of cause 1, machine: 主管超过更换年限没有换
05-20 10:02  sunli     cause 3 of cause 2, method: 巡检不测管壁厚度
05-20 10:03  sunli     cause 4 of the effect, people: 值班员关阀太晚
05-20 10:04  sunli     invalid: branch: missing
05-20 10:05  sunli     refused cause_circle
05-20 10:06  sunli     refused cause_circle
05-20 11:00  sunli     cause 1 established: 断口为由内向外锈穿
05-20 11:01  sunli     cause 4 ruled_out: 四分钟内已关总阀
05-20 11:02  sunli     refused cause_ruled_out
05-20 11:03  sunli     invalid: words: missing
05-20 11:10  zhouhui   action:1 refused cause_not_established
05-20 11:20  sunli     cause 3 established: 近四季巡检表都没有这一项
05-20 11:21  sunli     refused cause_holds_established
05-20 11:30  zhouhui   action:1 planned by 06-20 18:00, corrective at zhaolei: 巡检加测管壁
05-20 13:00  clock     promise 2 broken
05-20 14:00  zhaolei   action:1 cause 1 of the effect, machine: 测厚仪只有一台，排不过来
05-20 14:01  liuyang   action:1 refused role_lacking
