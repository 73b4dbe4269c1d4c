# 午休、夜里、休息日都不算上班时间 / lunch, nights and rest days are no office time (Chatwoot #14009, Frappe #2212 #1528, FreeScout #3756)
pack house.office_hours

# 星期五下班前半小时，第二天星期六调休上班。
2026-02-13 17:30 liuyang receive phone "开门锁不响。" name=许慎 phone=13900003003
# 十一点半来电：午休前半小时，午休后半小时，十四点整到期。
2026-03-02 11:30 wangfang #2 receive phone "开门锁的电池没电了。" name=许由 phone=13900003001
# 午休里来电：下午上班才开始算。
2026-03-02 12:40 wangfang #3 receive phone "开门锁装反了。" name=许行 phone=13900003002
---
02-13 17:30  liuyang   received 20260213-0001-8 by phone
                       point 1 added: 开门锁不响。
                       accepted by liuyang at desk
                       promise 1 register by 02-13 19:30
                       promise 1 kept
                       promise 2 acknowledge by 02-14 24:00
                       promise 3 first_contact by 02-14 24:00
                       promise 4 answer by 02-27 24:00
                       promise 5 first_contact (office_first_contact) by 02-14 09:30
                       promise 6 answer (office_answer) by 02-25 09:30
02-14 09:30  clock     promise 5 broken
02-15 00:00  clock     promise 2 broken
                       promise 3 broken
02-24 15:18  clock     warned near about promise 6: liuyang
02-25 09:30  clock     promise 6 broken
02-26 17:54  clock     warned near about promise 4: liuyang
02-27 00:00  clock     warned late about promise 6: chenjing, to be accepted by 02-28 24:00
02-28 00:00  clock     promise 4 broken
                       warned silent: liuyang, chenjing
03-01 00:00  clock     warned late about promise 4: chenjing, to be accepted by 03-02 24:00
                       warned late_unseen about promise 6: sunwei, zhouhui
                       warned late_long about promise 6: sunwei, zhouhui
                       supervision order 1 by 03-03 24:00
03-02 11:30  wangfang  #2 received 20260302-0001-5 by phone
                          point 1 added: 开门锁的电池没电了。
                          accepted by wangfang at desk
                          promise 1 register by 03-02 13:30
                          promise 1 kept
                          promise 2 acknowledge by 03-03 24:00
                          promise 3 first_contact by 03-03 24:00
                          promise 4 answer by 03-09 24:00
                          promise 5 first_contact (office_first_contact) by 03-02 14:00
                          promise 6 answer (office_answer) by 03-04 14:00
03-02 12:40  wangfang  #3 received 20260302-0002-8 by phone
                          point 1 added: 开门锁装反了。
                          accepted by wangfang at desk
                          promise 1 register by 03-02 14:40
                          promise 1 kept
                          promise 2 acknowledge by 03-03 24:00
                          promise 3 first_contact by 03-03 24:00
                          promise 4 answer by 03-09 24:00
                          promise 5 first_contact (office_first_contact) by 03-02 14:30
                          promise 6 answer (office_answer) by 03-04 14:30
