# 表单哪里不对，一次说完 / what is wrong with a form is told all at once
pack general

2026-03-02 09:00 wangfang receive phone "" name=x phone=12 email=nobody category=quality field.colour=red heard_at="03-03 09:00" subject.person=nobody
2026-03-02 09:01 wangfang receive phone "正好" phone=13900001023 field.reply_by=pigeon field.amount=many
2026-03-02 09:02 wangfang acknowledge
2026-03-02 09:03 wangfang receive phone "这次对了" phone=13900001023 field.reply_by=phone field.amount=12
2026-03-02 09:04 wangfang triage complaint valid quality
2026-03-02 09:05 wangfang triage complaint valid quality.goods severity=4
2026-03-02 09:06 wangfang triage complaint valid quality.goods priority=P1
2026-03-02 09:07 wangfang respond phone "行"
2026-03-02 09:08 wangfang propose_remedy refund "退钱"
2026-03-02 09:09 wangfang rate 5
2026-03-02 09:10 liuyang close resolved
2026-03-02 09:11 sunwei call_back reached satisfaction=5
2026-03-02 09:12 chenjing call_back reached satisfaction=9
2026-03-02 09:13 customer triage complaint valid quality.goods
---
03-02 09:00  wangfang  invalid: narrative: missing, complainant.phone: not_a_phone, complainant.email: not_a_mail_address, heard_at: in_the_future, subjects.0.number: not_a_choice, fields.colour: not_a_choice, category: not_a_choice
03-02 09:01  wangfang  invalid: fields.reply_by: not_a_choice, fields.amount: not_a_number
03-02 09:02  wangfang  refused no_such_case
03-02 09:03  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 这次对了
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:03
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:04  wangfang  refused no_such_category
03-02 09:05  wangfang  invalid: severity.severity: not_a_number
03-02 09:06  wangfang  refused reason_missing
03-02 09:07  wangfang  refused not_triaged
03-02 09:08  wangfang  invalid: amount: missing
03-02 09:09  wangfang  refused role_lacking
03-02 09:10  liuyang   refused role_lacking
03-02 09:11  sunwei    refused role_lacking
03-02 09:12  chenjing  invalid: satisfaction: not_a_number
03-02 09:13  customer  refused role_lacking
