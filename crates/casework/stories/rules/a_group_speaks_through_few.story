# 一群人由几个人出面，各人的案子各人说了算 / a group speaks through few; each member keeps their own case
pack cn.finance.cbirc3
person zhaolei caseworker@fees

2026-03-02 10:00 zhaolei receive counter "理财亏了，当初说保本，我们三十几户一起来。" name=周晓岚 phone=13900003081 category=price.charge
2026-03-02 10:05 zhaolei #2 receive counter "同一款理财，也说保本。" name=马力 phone=13900003082 category=price.charge
2026-03-02 10:06 zhouhui link #2 same_cause "同一款理财"
2026-03-02 10:10 zhaolei name_representatives "周晓岚 13900003081, 甲 13900003001, 乙 13900003002, 丙 13900003003, 丁 13900003004, 戊 13900003005"
2026-03-02 10:11 zhaolei name_representatives "周晓岚 13900003081, 周晓岚 13900003082, 乙"
2026-03-02 10:12 zhaolei name_representatives "周晓岚 13900003081, 马力 mali@example.com"
2026-03-02 10:13 zhaolei name_representatives "周晓岚 13900003081, 马力 mali@example.com"
2026-03-02 11:00 zhaolei triage complaint valid price.charge severity=1 complexity=1 impact=2 immediacy=1
2026-03-02 11:01 zhaolei #2 triage complaint valid price.charge severity=1 complexity=1 impact=1 immediacy=1
2026-03-05 15:00 zhaolei answer_point 1 "销售录音里有保本的说法，退还申购费并补息"
2026-03-05 15:01 zhaolei #2 answer_point 1 "录音里没有保本的说法，按合同办理"
2026-03-05 15:05 zhaolei respond visit "退还申购费并补息"
2026-03-05 15:06 zhaolei #2 respond visit "按合同办理"
2026-03-05 15:10 zhaolei take_word accepts by=丙
2026-03-05 15:11 zhaolei take_word accepts "大家都同意" by=周晓岚
2026-03-05 15:12 zhaolei #2 take_word accepts "大家都同意" by=周晓岚
2026-03-05 15:13 zhaolei show
2026-03-05 15:13 zhaolei #2 show
2026-03-05 16:00 customer #2 take_word refuses "我的录音里也说了"
---
03-02 10:00  zhaolei   received 20260302-0001-5 by counter
                       point 1 added: 理财亏了，当初说保本，我们三十几户一起来。
                       accepted by zhaolei at fees
                       promise 1 register by 03-02 12:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
                       promise 5 answer (cbirc3_decide) by 03-17 24:00
03-02 10:05  zhaolei   #2 received 20260302-0002-8 by counter
                          point 1 added: 同一款理财，也说保本。
                          accepted by zhaolei at fees
                          promise 1 register by 03-02 12:05
                          promise 1 kept
                          promise 2 acknowledge by 03-03 24:00
                          promise 3 first_contact by 03-03 24:00
                          promise 4 answer by 03-09 24:00
                          promise 5 answer (cbirc3_decide) by 03-17 24:00
03-02 10:06  zhouhui   linked to 20260302-0002-8 as same_cause
03-02 10:10  zhaolei   refused too_many_representatives
03-02 10:11  zhaolei   invalid: people.1.name: twice, people.2.phone: no_way_to_answer
03-02 10:12  zhaolei   represented by 周晓岚, 马力
03-02 10:13  zhaolei   already done
03-02 11:00  zhaolei   triaged complaint valid price.charge P3
03-02 11:01  zhaolei   #2 triaged complaint valid price.charge P3
03-04 00:00  clock     promise 2 broken
                       promise 3 broken
03-04 00:00  clock     #2 promise 2 broken
                          promise 3 broken
03-05 15:00  zhaolei   point 1 answered
03-05 15:01  zhaolei   #2 point 1 answered
03-05 15:05  zhaolei   responded by visit
                       promise 2 kept late
                       promise 3 kept late
                       promise 4 kept
                       promise 5 kept
                       promise 6 callback by 03-08 24:00
03-05 15:06  zhaolei   #2 responded by visit
                          promise 2 kept late
                          promise 3 kept late
                          promise 4 kept
                          promise 5 kept
                          promise 6 callback by 03-08 24:00
03-05 15:10  zhaolei   invalid: by: not_a_choice
03-05 15:11  zhaolei   word accepts by 周晓岚
03-05 15:12  zhaolei   #2 invalid: by: not_a_choice
03-05 15:13  show      is settled, held by zhaolei at fees
                       next call_back by 03-08 24:00, quality
03-05 15:13  show      #2 is responded, held by zhaolei at fees
                          next call_back by 03-08 24:00, quality
                          next ask_word by 03-12 15:06, zhaolei
03-05 16:00  customer  #2 word refuses
                          promise 7 first_contact by 03-06 24:00
                          promise 8 answer by 03-12 24:00
                          promise 6 released: replanned
                          promise 9 answer (cbirc3_decide) by 03-20 24:00
