# 结案以后写成案例：不写姓名电话，别人发布，大家演练 / what was learnt names nobody, is released by another, is practised
pack property
person sunli caseworker@repair

2026-05-20 09:00 liuyang receive phone "七号楼又停水了，这个月第三次。" name=闻人悦 phone=13900001007 category=facility.water
2026-05-20 09:02 liuyang hand_over repair
2026-05-20 09:05 sunli accept
2026-05-20 09:10 sunli write_up:1 draft_write_up "主管爆裂全楼停水" "一栋楼一个月停水三次。" "换管两米，四小时复水。" "按年限更换，每季测厚。" cases=#1
2026-05-20 09:30 customer take_word withdraws "已经来水了"
2026-05-20 09:40 sunli close withdrawn "已换管"
2026-05-20 10:00 sunli write_up:1 draft_write_up "闻人悦家停水" "一栋楼一个月停水三次。" "回拨 139 0000 1007 说明。" "按年限更换，每季测厚。" cases=#1
2026-05-20 10:01 sunli write_up:1 draft_write_up "主管爆裂全楼停水" "一栋楼一个月停水三次。" "换管两米，四小时复水。" "按年限更换，每季测厚。" cases=#1
2026-05-20 10:02 sunli write_up:1 release_write_up
2026-05-20 10:03 liuyang write_up:1 practise_write_up "我们马上派人。"
2026-05-20 11:00 zhouhui write_up:1 send_back_write_up "写明测厚低于多少要换"
2026-05-20 11:30 sunli write_up:1 revise_write_up "主管爆裂全楼停水" "一栋楼一个月停水三次。" "换管两米，四小时复水。" "按年限更换，每季测厚，低于七成列入计划。" cases=#1
2026-05-20 11:40 zhouhui write_up:1 release_write_up
2026-05-20 11:41 zhouhui write_up:1 release_write_up
2026-05-20 13:00 liuyang write_up:1 practise_write_up "给您添麻烦了，抢修队二十分钟内到，四点前我再给您来电。"
2026-05-21 09:00 zhouhui write_up:1 withdraw_write_up "新的测厚办法已下发"
2026-05-21 09:01 liuyang write_up:1 practise_write_up "再练一次。"
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
05-20 09:10  sunli     write_up:1 refused case_not_closed
05-20 09:30  customer  word withdraws
                       promise 2 released: withdrawn
                       promise 3 released: withdrawn
                       promise 4 released: withdrawn
05-20 09:40  sunli     closed withdrawn
05-20 10:00  sunli     write_up:1 invalid: title: personal, handling: personal
05-20 10:01  sunli     write_up:1 written: 主管爆裂全楼停水
05-20 10:02  sunli     write_up:1 refused role_lacking
05-20 10:03  liuyang   write_up:1 refused write_up_not_released
05-20 11:00  zhouhui   write_up:1 sent back: 写明测厚低于多少要换
05-20 11:30  sunli     write_up:1 written anew: 主管爆裂全楼停水
05-20 11:40  zhouhui   write_up:1 released
05-20 11:41  zhouhui   write_up:1 already done
05-20 13:00  liuyang   write_up:1 practised, trips thanks
05-21 09:00  zhouhui   write_up:1 withdrawn: 新的测厚办法已下发
05-21 09:01  liuyang   write_up:1 refused write_up_not_released
