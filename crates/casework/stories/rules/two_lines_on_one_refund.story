# 七天是该退的期限，十五天是处罚线，各算各的 / seven days for the refund, fifteen to the penalty: two clocks on one event
pack cn.ecommerce.base

2026-01-31 10:00 wangfang receive phone "退货寄回去了，钱没退。" name=列御 phone=13900003041 category=after_sales.return
2026-01-31 11:00 wangfang record_milestone shop_returned "快递 1"
2026-02-10 09:00 wangfang show
2026-02-10 09:05 wangfang record_milestone shop_refunded "原路退回"
---
01-31 10:00  wangfang  received 20260131-0001-0 by phone
                       point 1 added: 退货寄回去了，钱没退。
                       accepted by wangfang at desk
                       promise 1 register by 01-31 12:00
                       promise 1 kept
                       promise 2 acknowledge by 02-02 24:00
                       promise 3 first_contact by 02-02 24:00
                       promise 4 answer by 02-06 24:00
01-31 11:00  wangfang  milestone shop_returned reached
                       promise 5 milestone (shop_refund) by 02-07 24:00
                       promise 6 milestone (shop_penal_line) by 02-15 24:00
02-03 00:00  clock     promise 2 broken
                       promise 3 broken
02-05 18:00  clock     warned near about promise 4: wangfang
02-07 00:00  clock     promise 4 broken
                       warned silent: wangfang, chenjing
02-08 00:00  clock     promise 5 broken
02-10 00:00  clock     warned late about promise 4: chenjing, to be accepted by 02-11 24:00
02-10 09:00  show      is received, held by wangfang at desk
                       next triage by 02-01 10:00, wangfang
                       next acknowledge by 02-02 24:00, wangfang
                       next first_contact by 02-02 24:00, wangfang
                       next reach_milestone 5 by 02-07 24:00, wangfang
                       next accept_escalation 3 by 02-11 24:00, chenjing
                       next reach_milestone 6 by 02-15 24:00, wangfang
02-10 09:05  wangfang  milestone shop_refunded reached
                       promise 5 kept late
                       promise 6 kept
