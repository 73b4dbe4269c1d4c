# 子任务没办完，不能答复也不能办结；逾期和承诺一样记下来 / a case waits for its tasks, and a late one is on record
pack general
unit store
person heqi caseworker@store
person lead supervisor@store

2026-03-02 09:00 wangfang receive phone "买的锅第二天就漏。" name=罗一鸣 phone=13900001102 category=quality.goods
2026-03-02 09:10 wangfang triage complaint valid quality.goods severity=1
2026-03-02 09:20 wangfang assign_task "验锅" to_unit=store to=heqi due_at="03-02 18:00"
2026-03-02 17:59 wangfang show
2026-03-02 18:30 wangfang show
2026-03-02 18:40 wangfang answer_point 1 "换新。"
2026-03-02 18:41 wangfang respond phone "换新。"
2026-03-02 18:50 customer take_word withdraws "算了"
2026-03-02 18:55 wangfang close withdrawn
2026-03-03 09:00 lead answer_task 1 "锅底有砂眼"
2026-03-03 09:05 wangfang confirm_task 1
2026-03-03 09:10 wangfang close withdrawn
---
03-02 09:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 买的锅第二天就漏。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:10  wangfang  triaged complaint valid quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-11 24:00
03-02 09:20  wangfang  task 1 to store, heqi by 03-02 18:00
03-02 17:59  show      is working, held by wangfang at desk
                       next accept_task 1 by 03-02 18:00, heqi
                       next acknowledge by 03-03 24:00, wangfang
                       next first_contact by 03-03 24:00, wangfang
                       next answer by 03-11 24:00, wangfang
03-02 18:00  clock     task 1 broken
03-02 18:30  show      is working, held by wangfang at desk
                       next accept_task 1 by 03-02 18:00, heqi
                       next acknowledge by 03-03 24:00, wangfang
                       next first_contact by 03-03 24:00, wangfang
                       next answer by 03-11 24:00, wangfang
03-02 18:40  wangfang  point 1 answered
03-02 18:41  wangfang  refused task_still_open
03-02 18:50  customer  word withdraws
                       promise 2 released: withdrawn
                       promise 3 released: withdrawn
                       promise 5 released: withdrawn
03-02 18:55  wangfang  refused task_still_open
03-03 09:00  lead      task 1 accepted
                       task 1 answered
03-03 09:05  wangfang  task 1 confirmed
03-03 09:10  wangfang  closed withdrawn
