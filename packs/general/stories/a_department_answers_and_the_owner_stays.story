# 转给部门办，责任不转：部门先办，负责人采纳了才算 / a department answers, the owner stays responsible
pack general
unit kitchen
unit cellar
person heqi caseworker@kitchen
person tangwei caseworker@cellar

2026-03-02 09:00 wangfang receive phone "汤里有虫，换了一碗又有头发，问了两次没人理。" name=罗一鸣 phone=13900001101 category=quality.spoiled
2026-03-02 09:05 wangfang acknowledge
2026-03-02 09:10 wangfang triage complaint valid quality.spoiled severity=1
2026-03-02 09:12 wangfang add_point "问了两次没人理"
2026-03-02 09:20 wangfang assign_task "查清虫和头发从哪里来" to_unit=kitchen points=1
2026-03-02 09:21 wangfang assign_task "查清虫和头发从哪里来" to_unit=kitchen points=1
2026-03-02 09:23 wangfang assign_task "查库存" to_unit=cellar due_at="03-31 18:00"
2026-03-02 09:24 wangfang respond phone "已处理"
2026-03-02 10:00 heqi accept_task 1
2026-03-02 10:01 tangwei accept_task 1
2026-03-02 11:00 heqi answer_task 1 point.1="汤料没有过筛"
2026-03-02 11:05 heqi answer_task 1 point.1="汤料没有过筛，已整筐退回" finding.1=upheld reasons.1="留样和监控"
2026-03-02 11:10 heqi confirm_task 1
2026-03-02 11:20 wangfang send_back_task 1 "请补充供应商名称"
2026-03-02 11:40 heqi answer_task 1 "供应商：城南粮行" point.1="汤料没有过筛，已整筐退回供应商" finding.1=upheld reasons.1="留样和监控"
2026-03-02 11:45 wangfang show
2026-03-02 11:50 wangfang confirm_task 1
2026-03-02 11:51 wangfang answer_point 2 "值班人员没有记录，已向您致歉。"
2026-03-02 11:52 wangfang respond phone "两点都查清了。"
2026-03-02 11:53 wangfang show
---
03-02 09:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 汤里有虫，换了一碗又有头发，问了两次没人理。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:05  wangfang  acknowledged
                       promise 2 kept
03-02 09:10  wangfang  triaged complaint valid quality.spoiled P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-11 24:00
03-02 09:12  wangfang  point 2 added: 问了两次没人理
03-02 09:20  wangfang  task 1 of points 1 to kitchen by 03-06 16:30
03-02 09:21  wangfang  already done
03-02 09:23  wangfang  refused task_due_too_late
03-02 09:24  wangfang  refused task_still_open
03-02 10:00  heqi      task 1 accepted
03-02 10:01  tangwei   refused not_yours
03-02 11:00  heqi      task 1 answered, point 1
03-02 11:05  heqi      task 1 answered, point 1 upheld
03-02 11:10  heqi      refused role_lacking
03-02 11:20  wangfang  task 1 sent back, by 03-06 16:30
03-02 11:40  heqi      task 1 answered, point 1 upheld
03-02 11:45  show      is working, held by wangfang at desk
                       next judge_task 1 by 03-03 11:40, wangfang
                       next first_contact by 03-03 24:00, wangfang
                       next answer by 03-11 24:00, wangfang
03-02 11:50  wangfang  task 1 confirmed
                       point 1 upheld
                       point 1 answered
03-02 11:51  wangfang  point 2 answered
03-02 11:52  wangfang  responded by phone
                       promise 3 kept
                       promise 5 kept
                       promise 6 callback by 03-05 24:00
03-02 11:53  show      is responded, held by wangfang at desk
                       next call_back by 03-05 24:00, quality
                       next ask_word by 03-09 11:52, wangfang
