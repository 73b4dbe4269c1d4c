# 谁能做什么：坐席只办自己听到的，审计只看，客户只办自己的事 / who may do what
pack general
person xuli auditor@office
person gaoming administrator@office
person zhaolei caseworker@repair

2026-03-02 09:00 wangfang receive phone "东西坏了。" name=阎涛 phone=13900001022 category=quality.goods
2026-03-02 09:01 xuli acknowledge
2026-03-02 09:01 gaoming acknowledge
2026-03-02 09:01 zhaolei acknowledge
2026-03-02 09:02 liuyang acknowledge
2026-03-02 09:03 liuyang triage complaint valid quality.goods
2026-03-02 09:04 customer acknowledge
2026-03-02 09:05 customer add_information "还少一个螺丝"
2026-03-02 09:06 chenjing triage complaint valid quality.goods
2026-03-02 09:07 chenjing hand_over repair
2026-03-02 09:08 zhaolei acknowledge
2026-03-02 09:09 zhaolei accept
2026-03-02 09:10 wangfang add_contact note in "我还能补记一笔吗"
2026-03-02 09:11 wangfang triage complaint invalid quality.goods reason="我觉得不是"
2026-03-02 09:12 sunwei triage complaint needs_improvement quality.goods reason="螺丝是另一批的"
2026-03-02 09:13 xuli receive phone "审计也能接电话吗"
---
03-02 09:00  wangfang  received 20260302-0001-5 by phone
                       point 1 added: 东西坏了。
                       accepted by wangfang at desk
                       promise 1 register by 03-02 11:00
                       promise 1 kept
                       promise 2 acknowledge by 03-03 24:00
                       promise 3 first_contact by 03-03 24:00
                       promise 4 answer by 03-09 24:00
03-02 09:01  xuli      refused role_lacking
03-02 09:01  gaoming   refused not_yours
03-02 09:01  zhaolei   refused not_yours
03-02 09:02  liuyang   acknowledged
                       promise 2 kept
03-02 09:03  liuyang   refused role_lacking
03-02 09:04  customer  refused role_lacking
03-02 09:05  customer  information added
03-02 09:06  chenjing  triaged complaint valid quality.goods P4
                       promise 4 released: replanned
                       promise 5 answer (answer_long) by 03-11 24:00
03-02 09:07  chenjing  handed over to repair
03-02 09:08  zhaolei   already done
03-02 09:09  zhaolei   accepted by zhaolei at repair
03-02 09:10  wangfang  contact 1 note in
03-02 09:11  wangfang  refused role_lacking
03-02 09:12  sunwei    triaged complaint needs_improvement, was valid quality.goods P4
03-02 09:13  xuli      refused role_lacking
