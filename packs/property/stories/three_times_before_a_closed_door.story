# 约好上门三次，两次没人一次进不去：不是我们失约，但次数记着；不愿签字也记下 / three visits in vain are no broken promises and are counted; a refusal to sign is on record
pack property
person sunli caseworker@repair

2026-06-08 09:00 liuyang receive phone "阳台外墙渗水。" name=东方晓 phone=13900001015 address=5栋802 category=facility.wall
2026-06-08 09:10 liuyang hand_over repair
2026-06-08 09:20 sunli accept
2026-06-08 09:30 sunli triage fault_report valid facility.wall
2026-06-08 09:31 sunli arrange_visit sunli "06-08 14:00" "06-08 15:00" "看外墙"
2026-06-08 14:10 sunli record_visit 1 nobody_there
2026-06-08 14:11 sunli sign_off_visit 1 agrees 东方晓
2026-06-08 14:20 sunli arrange_visit sunli "06-09 18:00" "06-09 19:00" "看外墙"
2026-06-09 18:05 sunli record_visit 2 nobody_there "邻居说出差"
2026-06-09 18:10 sunli arrange_visit sunli "06-13 09:00" "06-13 10:00" "看外墙"
2026-06-13 09:05 sunli record_visit 3 no_access
2026-06-13 09:06 sunli record_visit 3 no_access "阳台上了锁，家里老人没有钥匙"
2026-06-13 09:10 sunli arrange_visit sunli "06-14 09:00" "06-14 10:00" "看外墙"
2026-06-14 09:30 sunli record_visit 4 to_be_continued "裂缝约一米，要等天晴再做"
2026-06-14 09:35 sunli sign_off_visit 4 refuses_to_sign
2026-06-14 09:36 sunli sign_off_visit 4 refuses_to_sign note="要等做好了才签"
2026-06-14 09:40 sunli arrange_visit sunli "06-17 09:00" "06-17 12:00" "补外墙"
2026-06-15 09:00 customer take_word withdraws
2026-06-15 09:05 sunli close withdrawn "客户撤回"
2026-06-15 09:06 sunli cancel_visit 5 "客户撤回"
2026-06-15 09:06 sunli answer_order 1 "客户撤回，外墙天晴再补"
2026-06-15 09:07 sunli close withdrawn "客户撤回"
---
06-08 09:00  liuyang   received 20260608-0001-0 by phone
                       point 1 added: 阳台外墙渗水。
                       accepted by liuyang at desk
                       promise 1 register by 06-08 11:00
                       promise 1 kept
                       promise 2 acknowledge by 06-08 13:00
                       promise 3 first_contact by 06-09 09:00
                       promise 4 answer by 06-09 24:00
06-08 09:10  liuyang   handed over to repair
06-08 09:20  sunli     accepted by sunli at repair
06-08 09:30  sunli     triaged fault_report valid facility.wall P4
06-08 09:31  sunli     promise 5 visit by 06-08 15:00: 看外墙
                       visit 1 by sunli, 06-08 14:00 to 06-08 15:00
06-08 13:00  clock     promise 2 broken
06-08 14:10  sunli     visit 1 nobody_there
                       promise 5 kept
06-08 14:11  sunli     refused nothing_to_sign
06-08 14:20  sunli     promise 6 visit by 06-09 19:00: 看外墙
                       visit 2 by sunli, 06-09 18:00 to 06-09 19:00
06-09 09:00  clock     promise 3 broken
06-09 16:12  clock     warned near about promise 4: sunli
06-09 18:05  sunli     visit 2 nobody_there
                       promise 6 kept
06-09 18:10  sunli     promise 7 visit by 06-13 10:00: 看外墙
                       visit 3 by sunli, 06-13 09:00 to 06-13 10:00
06-10 00:00  clock     promise 4 broken
06-11 00:00  clock     warned late about promise 4: sunwei, to be accepted by 06-12 24:00
06-13 00:00  clock     warned late_unseen about promise 4: sunwei, zhouhui
                       warned late_long about promise 4: sunwei, zhouhui
                       supervision order 1 by 06-16 24:00
06-13 09:05  sunli     invalid: found: missing
06-13 09:06  sunli     visit 3 no_access
                       promise 7 kept
06-13 09:10  sunli     promise 8 visit by 06-14 10:00: 看外墙
                       visit 4 by sunli, 06-14 09:00 to 06-14 10:00
06-14 09:30  sunli     visit 4 to_be_continued
                       promise 8 kept
                       promise 3 kept late
06-14 09:35  sunli     invalid: note: missing
06-14 09:36  sunli     visit 4 signed off: refuses_to_sign
06-14 09:40  sunli     promise 9 visit by 06-17 12:00: 补外墙
                       visit 5 by sunli, 06-17 09:00 to 06-17 12:00
06-15 09:00  customer  word withdraws
                       promise 2 released: withdrawn
                       promise 4 released: withdrawn
                       promise 9 released: withdrawn
06-15 09:05  sunli     refused visit_still_open
06-15 09:06  sunli     visit 5 cancelled
06-15 09:06  sunli     supervision order 1 answered
06-15 09:07  sunli     closed withdrawn
