# 同一个动作送来两次，只算一次 / what is sent twice is done once
pack general

2026-03-02 09:00 wangfang receive phone "东西坏了。" name=阎涛 phone=13900001022
2026-03-02 09:00 wangfang receive phone "东西坏了。" name=阎涛 phone=13900001022
2026-03-02 09:01 wangfang acknowledge
2026-03-02 09:01 wangfang acknowledge
2026-03-02 09:02 wangfang triage complaint valid quality.goods
2026-03-02 09:02 wangfang triage complaint valid quality.goods
2026-03-02 09:03 wangfang hand_over quality
2026-03-02 09:03 wangfang hand_over quality
2026-03-02 09:03 wangfang hand_over desk to=wangfang
2026-03-02 09:04 wangfang make_promise "明天给您回话" "03-03 12:00"
2026-03-02 09:04 wangfang make_promise "明天给您回话" "03-03 12:00"
2026-03-02 09:05 wangfang keep_promise 6
2026-03-02 09:05 wangfang keep_promise 6
2026-03-02 09:05 wangfang keep_promise 4
2026-03-02 09:06 wangfang add_point "发票也没有给"
2026-03-02 09:06 wangfang add_point "发票也没有给"
---
03-02 09:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 东西坏了。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:00  wangfang  refused already_received
03-02 09:01  wangfang  acknowledged
                       promise 2 kept
03-02 09:01  wangfang  already done
03-02 09:02  wangfang  triaged complaint valid quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-11 24:00
03-02 09:02  wangfang  already done
03-02 09:03  wangfang  handed over to quality
03-02 09:03  wangfang  already done
03-02 09:03  wangfang  refused already_there
03-02 09:04  wangfang  promise 6 given by 03-03 12:00: 明天给您回话
03-02 09:04  wangfang  already done
03-02 09:05  wangfang  promise 6 kept
03-02 09:05  wangfang  already done
03-02 09:05  wangfang  refused kept_by_deed
03-02 09:06  wangfang  point 2 added: 发票也没有给
03-02 09:06  wangfang  already done
