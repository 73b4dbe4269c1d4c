# 网上的差评：一人起草，另一人审，发出后登记；低分立案或说明为何不立 / a reply in public is drafted by one and read by another
pack retail

2026-05-20 09:00 liuyang public_review:1 receive_public_review shop 88120 1 "买的电饭煲插上就跳闸，客服三天没人理。" author=山里人 order_no=202605170041
2026-05-20 09:01 liuyang public_review:1 receive_public_review shop 88120 1 "买的电饭煲插上就跳闸，客服三天没人理。" author=山里人 order_no=202605170041
2026-05-20 09:02 liuyang public_review:2 receive_public_review moon "" 7 ""
2026-05-20 09:05 liuyang receive community "买的电饭煲插上就跳闸，客服三天没人理。" name=山里人 source=shop/88120
2026-05-20 09:06 liuyang public_review:1 link_review_case #1
2026-05-20 09:10 liuyang public_review:1 draft_public_reply "聊天记录显示您已经拆封使用。"
2026-05-20 09:11 liuyang public_review:1 draft_public_reply "感谢您告诉我们，麻烦您删除差评，我们给您红包，请联系客服。"
2026-05-20 09:12 liuyang public_review:1 draft_public_reply "感谢您告诉我们，让您三天没等到答复，是我们的不对。请私信我们，今天就给您答复。"
2026-05-20 09:13 liuyang public_review:1 record_published 1
2026-05-20 09:14 liuyang public_review:1 approve_public_reply 1
2026-05-20 09:20 zhouhui public_review:1 send_back_public_reply 1 "写明怎么联系我们"
2026-05-20 09:30 liuyang public_review:1 draft_public_reply "感谢您告诉我们，让您三天没等到答复，是我们的不对。请致电客服，今天就给您答复。"
2026-05-20 09:40 zhouhui public_review:1 approve_public_reply 2
2026-05-20 09:50 liuyang public_review:1 record_published 2
2026-05-20 10:00 liuyang public_review:3 receive_public_review delivery 5501 2 "骑手态度差"
2026-05-20 10:10 liuyang public_review:3 decline_review_case "写的是骑手平台"
2026-05-20 10:11 zhouhui public_review:3 decline_review_case "写的是骑手平台"
2026-05-20 10:12 zhouhui public_review:3 set_aside_review "不是本店的服务"
2026-05-27 09:00 liuyang public_review:1 receive_public_review shop 88120 5 "换了新的，电话也道了歉，满意。" author=山里人 order_no=202605170041
2026-05-28 09:00 liuyang public_review:1 receive_public_review shop 88120 2 "新的又坏了。" author=山里人 order_no=202605170041
---
05-20 09:00  liuyang   public_review:1 taken in: 1 of 5 on shop, low
05-20 09:01  liuyang   public_review:1 already done
05-20 09:02  liuyang   public_review:2 invalid: platform: not_a_choice, id: missing, stars.overall: not_a_number
05-20 09:05  liuyang   received 20260520-0001-5 by community
                       point 1 added: 买的电饭煲插上就跳闸，客服三天没人理。
                       accepted by liuyang at desk
                       promise 1 register by 05-20 11:05
                       promise 1 kept
                       promise 2 acknowledge by 05-21 24:00
                       promise 3 first_contact by 05-21 24:00
                       promise 4 answer by 05-27 24:00
05-20 09:06  liuyang   public_review:1 became a case
05-20 09:10  liuyang   public_review:1 invalid: text: wording
05-20 09:11  liuyang   public_review:1 invalid: text: wording
05-20 09:12  liuyang   public_review:1 reply drafted: 感谢您告诉我们，让您三天没等到答复，是我们的不对。请私信我们，今天就给您答复。
05-20 09:13  liuyang   public_review:1 refused public_reply_not_approved
05-20 09:14  liuyang   public_review:1 refused role_lacking
05-20 09:20  zhouhui   public_review:1 reply 1 sent back: 写明怎么联系我们
05-20 09:30  liuyang   public_review:1 reply drafted: 感谢您告诉我们，让您三天没等到答复，是我们的不对。请致电客服，今天就给您答复。
05-20 09:40  zhouhui   public_review:1 reply 2 approved
05-20 09:50  liuyang   public_review:1 reply 2 published
05-20 10:00  liuyang   public_review:3 taken in: 2 of 5 on delivery, low
05-20 10:10  liuyang   public_review:3 refused role_lacking
05-20 10:11  zhouhui   public_review:3 becomes no case: 写的是骑手平台
05-20 10:12  zhouhui   public_review:3 set aside: 不是本店的服务
05-22 00:00  clock     promise 2 broken
                       promise 3 broken
05-26 16:31  clock     warned near about promise 4: liuyang
05-27 09:00  liuyang   public_review:1 its author thought again: 5 of 5
05-28 00:00  clock     promise 4 broken
                       warned silent: liuyang, chenjing
05-28 09:00  liuyang   public_review:1 its author thought again: 2 of 5, to be answered anew
