# 延期要理由、要别人批、有封顶，客户会收到新日期 / more time needs a reason, somebody else’s consent, and has a cap
pack general
person zhaolei caseworker@repair
person mengtao supervisor@repair

2026-09-18 10:00 mengtao receive phone "空调装好就不制冷，加了两次氟。" name=沈约 phone=13900002002 email=shen@example.cn category=after_sales.repair
2026-09-18 10:01 mengtao acknowledge
2026-09-18 10:05 mengtao triage complaint valid after_sales.repair severity=1 complexity=1 impact=1 immediacy=1
2026-09-18 10:06 mengtao add_contact phone out "明天上门"
2026-09-21 09:00 mengtao ask_extension 4 "压缩机要从厂家调货"
2026-09-21 09:01 mengtao ask_extension 4 "再等等"
2026-09-21 09:02 mengtao grant_extension 1
2026-09-21 09:03 chenjing grant_extension 1
2026-09-21 10:00 zhouhui grant_extension 1
2026-09-29 10:00 mengtao ask_extension 4 "厂家国庆放假"
2026-09-29 11:00 chenjing grant_extension 2
2026-09-29 11:10 zhouhui refuse_extension 2
2026-09-29 11:11 zhouhui refuse_extension 2 "请先借一台给客户用"
2026-09-29 14:00 mengtao ask_extension 4 "借用机已送，厂家十月十五日到货"
2026-09-29 15:00 zhouhui grant_extension 3
2026-10-09 09:00 mengtao ask_extension 4 "还想再等"
---
09-18 10:00  mengtao   received 20260918-0001-3 by phone
                       point 1 added: 空调装好就不制冷，加了两次氟。
                       accepted by mengtao at repair
                       promise 1 register by 09-18 12:00
                       promise 1 kept
                       promise 2 acknowledge by 09-20 24:00
                       promise 3 first_contact by 09-20 24:00
                       promise 4 answer by 09-24 24:00
09-18 10:01  mengtao   acknowledged
                       promise 2 kept
09-18 10:05  mengtao   triaged complaint valid after_sales.repair P3
09-18 10:06  mengtao   contact 1 phone out
                       promise 3 kept
09-21 09:00  mengtao   extension 1 of promise 4 by 5 working_day asked from supervisor
09-21 09:01  mengtao   refused extension_asked
09-21 09:02  mengtao   refused own_proposal
09-21 09:03  chenjing  refused not_yours
09-21 10:00  zhouhui   extension 1 granted
                       promise 4 moved to 10-09 24:00
09-29 10:00  mengtao   extension 2 of promise 4 by 10 working_day asked from quality
09-29 11:00  chenjing  refused not_yours
09-29 11:10  zhouhui   invalid: note: missing
09-29 11:11  zhouhui   extension 2 refused
09-29 14:00  mengtao   extension 3 of promise 4 by 10 working_day asked from quality
09-29 15:00  zhouhui   extension 3 granted
                       promise 4 moved to 10-22 24:00
10-09 09:00  mengtao   refused no_further_extension
