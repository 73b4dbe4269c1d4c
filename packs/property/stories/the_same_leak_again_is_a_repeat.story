# 修过的漏水又漏：登记时选上先前那一件，工单上写明是重复投诉 / the leak that was mended leaks again: taken in as a repeat of the case before
pack property
person sunli caseworker@repair

2026-05-11 09:00 liuyang receive phone "卫生间顶上漏水。" name=闻人悦 phone=13900001027 category=facility.leak field.room=2-1502
2026-05-11 09:10 liuyang hand_over repair to=sunli
2026-05-11 09:30 sunli accept
2026-06-08 10:00 liuyang #2 receive phone "上个月修过的卫生间又漏了。" name=闻人悦 phone=13900001027 category=facility.leak field.room=2-1502 repeat_of=#1
---
05-11 09:00  liuyang   received 20260511-0001-5 by phone
                       point 1 added: 卫生间顶上漏水。
                       accepted by liuyang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-11 13:00
                       promise 3 first_contact by 05-12 09:00
                       promise 4 answer by 05-12 24:00
05-11 09:10  liuyang   handed over to repair, sunli
05-11 09:30  sunli     accepted by sunli at repair
05-11 13:00  clock     promise 2 broken
05-12 09:00  clock     promise 3 broken
05-12 16:12  clock     warned near about promise 4: sunli
05-13 00:00  clock     promise 4 broken
05-14 00:00  clock     warned late about promise 4: sunwei, to be accepted by 05-15 24:00
05-16 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 05-19 24:00
05-19 00:00  clock     warned silent: sunli, sunwei
06-08 10:00  liuyang   #2 received 20260608-0001-0 by phone
                          point 1 added: 上个月修过的卫生间又漏了。
                          accepted by liuyang at desk
                          promise 1 register by 06-08 12:00
                          promise 1 kept
                          promise 2 acknowledge by 06-08 14:00
                          promise 3 first_contact by 06-09 10:00
                          promise 4 answer by 06-09 24:00
                          linked to 20260511-0001-5 as repeat_of
