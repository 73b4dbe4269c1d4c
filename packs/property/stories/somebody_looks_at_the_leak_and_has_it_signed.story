# 漏水约好上门，量过、修好、客户签字；约了没来的那次是没有兑现的承诺 / a leak is looked at, measured, mended and signed; the time nobody came in is a broken promise
pack property
person sunli caseworker@repair
person hejie caseworker@repair
unit garden under=office
person tangyu caseworker@garden

2026-05-11 09:00 liuyang receive phone "卫生间顶上漏水，墙都湿了。" name=闻人悦 phone=13900001007 address=2栋1501 category=facility.leak field.room=2-1501
2026-05-11 09:10 liuyang hand_over repair
2026-05-11 09:30 sunli accept
2026-05-11 09:40 sunli triage fault_report valid facility.leak severity=1 impact=1
2026-05-11 09:41 sunli arrange_visit hejie "05-11 14:00" "05-11 13:00" "看漏水"
2026-05-11 09:42 sunli arrange_visit hejie "05-11 14:00" "05-11 16:00" "看漏水"
2026-05-11 09:42 sunli arrange_visit hejie "05-11 14:00" "05-11 16:00" "看漏水"
2026-05-11 16:30 sunli move_visit 1 "05-12 09:00" "05-12 11:00" "前一户抢修耽误，向您道歉"
2026-05-12 09:10 tangyu arrive_visit 1
2026-05-12 09:20 hejie arrive_visit 1
2026-05-12 11:40 hejie record_visit 1 done "楼上地漏接口松，已换密封圈" field.moisture_percent=120 field.source=above
2026-05-12 11:41 hejie record_visit 1 done "楼上地漏接口松，已换密封圈" field.moisture_percent=38 field.source=above field.parts=密封圈
2026-05-12 11:45 hejie sign_off_visit 1 agrees 闻人悦
2026-05-12 11:46 hejie sign_off_visit 1 disagrees 闻人悦 "还有点滴水"
2026-05-12 14:00 sunli arrange_visit hejie "05-14 09:00" "05-14 10:00" "两天后复查"
2026-05-12 14:10 sunli record_finding 1 upheld "楼上地漏接口松"
2026-05-12 14:11 sunli answer_point 1 "已换密封圈。"
2026-05-12 14:12 sunli respond phone "已换密封圈，两天后再来复查。"
2026-05-12 14:13 sunli take_word accepts
2026-05-13 09:00 zhouhui call_back reached satisfaction=5
2026-05-13 09:10 sunli close resolved "已修好" cause=密封圈老化 prevention=列入年检
2026-05-13 10:01 sunli cancel_visit 2 "客户说已经干了，不用再来"
2026-05-13 10:10 sunli close resolved "已修好" cause=密封圈老化 prevention=列入年检
---
05-11 09:00  liuyang   received 20260511-0001-5 by phone
                       point 1 added: 卫生间顶上漏水，墙都湿了。
                       accepted by liuyang at desk
                       promise 1 register by 05-11 11:00
                       promise 1 kept
                       promise 2 acknowledge by 05-11 13:00
                       promise 3 first_contact by 05-12 09:00
                       promise 4 answer by 05-12 24:00
05-11 09:10  liuyang   handed over to repair
05-11 09:30  sunli     accepted by sunli at repair
05-11 09:40  sunli     triaged fault_report valid facility.leak P4
05-11 09:41  sunli     invalid: to_at: before_it_began
05-11 09:42  sunli     promise 5 visit by 05-11 16:00: 看漏水
                       visit 1 by hejie, 05-11 14:00 to 05-11 16:00
05-11 09:42  sunli     already done
05-11 13:00  clock     promise 2 broken
05-11 16:00  clock     promise 5 broken
05-11 16:30  sunli     promise 5 released: moved
                       promise 6 visit by 05-12 11:00: 看漏水
                       visit 1 moved: hejie, 05-12 09:00 to 05-12 11:00
05-12 09:00  clock     promise 3 broken
05-12 09:10  tangyu    refused not_yours
05-12 09:20  hejie     visit 1 arrived
                       promise 6 kept
05-12 11:40  hejie     invalid: fields.moisture_percent: not_a_number
05-12 11:41  hejie     visit 1 done, moisture_percent 38, parts 密封圈, source above
                       promise 3 kept late
05-12 11:45  hejie     visit 1 signed off: agrees
05-12 11:46  hejie     refused already_signed_off
05-12 14:00  sunli     promise 7 visit by 05-14 10:00: 两天后复查
                       visit 2 by hejie, 05-14 09:00 to 05-14 10:00
05-12 14:10  sunli     point 1 upheld
05-12 14:11  sunli     point 1 answered
05-12 14:12  sunli     responded by phone
                       promise 2 kept late
                       promise 4 kept
                       promise 8 callback by 05-15 24:00
05-12 14:13  sunli     word accepts
05-13 09:00  zhouhui   callback 1 reached: solved, 5
                       promise 8 kept
05-13 09:10  sunli     refused visit_still_open
05-13 10:01  sunli     promise 7 released: cancelled
                       visit 2 cancelled
05-13 10:10  sunli     closed resolved
