# 客户撤回，什么都不再欠，也不再打扰 / whoever withdraws is owed nothing more and is left in peace
pack general

2026-03-05 20:15 customer receive web "买的窗帘颜色跟图片差很多。" name=叶斌
2026-03-05 20:16 customer receive web "买的窗帘颜色跟图片差很多。" name=叶斌 phone="+86 139-0000-1003" wish="换货" field.reply_by=letter
2026-03-05 20:18 customer receive web "买的窗帘颜色跟图片差很多。" name=叶斌 phone="+86 139-0000-1003" wish="换货"
2026-03-05 20:19 customer show
2026-03-06 09:10 liuyang accept
2026-03-06 09:11 liuyang acknowledge
2026-03-06 09:30 customer take_word withdraws "拿到太阳底下看，颜色是对的，不好意思"
2026-03-06 09:31 customer take_word withdraws "拿到太阳底下看，颜色是对的，不好意思"
2026-03-06 09:40 liuyang show
2026-03-06 09:41 liuyang close withdrawn
---
03-05 20:15  customer  invalid: complainant.phone: no_way_to_answer
03-05 20:16  customer  invalid: fields.letter_address: missing
03-05 20:18  customer  received 20260305-0001-8 by web
                       point 1 added: 买的窗帘颜色跟图片差很多。
                       handed over to desk
                       promise 1 register by 03-05 22:18
                       promise 1 kept
                       promise 2 acknowledge by 03-06 24:00
                       promise 3 first_contact by 03-06 24:00
                       promise 4 answer by 03-12 24:00
03-05 20:19  show      is received, held by nobody yet at desk
                       next accept by 03-06 20:18, desk
                       next triage by 03-06 20:18, desk
                       next acknowledge by 03-06 24:00, desk
                       next first_contact by 03-06 24:00, desk
03-06 09:10  liuyang   accepted by liuyang at desk
03-06 09:11  liuyang   acknowledged
                       promise 2 kept
03-06 09:30  customer  word withdraws
                       promise 3 released: withdrawn
                       promise 4 released: withdrawn
03-06 09:31  customer  already done
03-06 09:40  show      is settled, held by liuyang at desk
                       next close by 03-07 09:30, liuyang
03-06 09:41  liuyang   closed withdrawn
