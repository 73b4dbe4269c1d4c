# 首问负责：谁先听到谁负责，对方接手之前一直是他的 / whoever hears it first owns it until somebody accepts
pack general
person zhaolei caseworker@repair
person sunli caseworker@fees

2026-03-02 09:05 wangfang receive phone "净水器装好才一周就漏水，打售后电话一直让我等，厨房地板都泡了。" wish="今天来人修好" name=李淑兰 phone="１３９ ００００ １００１" category=after_sales.repair heard_at="03-02 09:00"
2026-03-02 09:06 wangfang acknowledge
2026-03-02 09:10 wangfang triage complaint valid after_sales.repair severity=1 safety=1 immediacy=2
2026-03-02 09:12 wangfang hand_over fees note="请核对保修"
2026-03-02 09:13 wangfang show
2026-03-02 09:40 sunli return not_ours "漏水是维修的事，请转维修"
2026-03-02 09:41 wangfang hand_over repair
2026-03-02 09:50 sunli accept
2026-03-02 10:00 zhaolei accept
2026-03-02 10:01 zhaolei show
2026-03-02 10:05 zhaolei add_contact phone out "约好下午两点上门"
---
03-02 09:05  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 净水器装好才一周就漏水，打售后电话一直让我等，厨房地板都泡了。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:06  wangfang  acknowledged
                       promise 2 kept
03-02 09:10  wangfang  triaged complaint valid after_sales.repair P3
03-02 09:12  wangfang  handed over to fees
03-02 09:13  show      is working, held by wangfang at desk
                       next accept by 03-03 09:12, fees
                       next first_contact by 03-03 24:00, wangfang
                       next answer by 03-09 24:00, wangfang
03-02 09:40  sunli     returned to desk, wangfang: not_ours
03-02 09:41  wangfang  handed over to repair
03-02 09:50  sunli     refused not_yours
03-02 10:00  zhaolei   accepted by zhaolei at repair
03-02 10:01  show      is working, held by zhaolei at repair
                       next first_contact by 03-03 24:00, zhaolei
                       next answer by 03-09 24:00, zhaolei
03-02 10:05  zhaolei   contact 1 phone out
                       promise 3 kept
