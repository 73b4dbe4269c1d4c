# 工单页的经过（timeline-…，给办理人员看）和客户查询页的经过（told-…，给客户看，不含内部内容）。

## 受理与定级
timeline-received = 受理投诉（{ $channel }）
timeline-acknowledged = 告知客户已受理
timeline-triaged = 分类定级
timeline-retriaged = 重新分类定级
timeline-nature-changed = { $before } → { $after }
timeline-point-added = 增加投诉点 { $n }
timeline-finding = 投诉点 { $n } 核查结论：{ $finding }
timeline-point-answered = 拟定投诉点 { $n } 的答复

## 流转
timeline-routed = 系统派单给{ $unit }
timeline-handed-over = 转办给{ $unit }
timeline-handed-over-person = 转办给{ $unit } { $person }
timeline-first-held = 首问负责：{ $person }（{ $unit }）
timeline-accepted = { $person }签收，{ $unit }承办
timeline-returned = 退单：{ $reason }

## 联系与附件
timeline-contact-phone-in = 客户来电
timeline-contact-phone-out = 致电客户
timeline-contact-visit-in = 客户来访
timeline-contact-visit-out = 走访客户
timeline-contact-message-in = 客户发来消息
timeline-contact-message-out = 给客户发消息
timeline-contact-email-in = 客户来邮件
timeline-contact-email-out = 给客户发邮件
timeline-contact-letter-in = 客户来信
timeline-contact-letter-out = 给客户寄信
timeline-contact-note = 内部备注
timeline-attached = 添加附件

## 承诺
timeline-promise-made = 向客户承诺
timeline-promise-clock = 开始计时：{ $what }
timeline-promise-kept = 兑现承诺：{ $what }
timeline-promise-kept-late = 逾期兑现：{ $what }
timeline-promise-broken = 承诺逾期：{ $what }
timeline-promise-released = 解除承诺：{ $what }
timeline-by = { $at } 前
timeline-kept = 按时兑现
timeline-kept-late = 逾期兑现
timeline-broken = 已逾期，原定 { $at } 前
timeline-outer-clock = { $what }（外部时限）

## 处理方案
timeline-remedy-proposed = 提出方案 { $n }：{ $kind }
timeline-remedy-approved = 方案 { $n } 获批准：{ $kind }
timeline-remedy-declined = 方案 { $n } 未获批准：{ $kind }
timeline-remedy-offered = 向客户提出方案 { $n }：{ $kind }
timeline-remedy-accepted = 客户接受方案 { $n }：{ $kind }
timeline-remedy-refused = 客户不接受方案 { $n }：{ $kind }
timeline-remedy-countered = 客户对方案 { $n } 另提要求：{ $kind }
timeline-remedy-delivered = 方案 { $n } 已兑现：{ $kind }
timeline-no-approval-needed = 限额以内，免审批

## 答复、客户的意见、回访
timeline-responded = 答复客户（{ $means }）
timeline-word-accepts = 客户认可答复
timeline-word-refuses = 客户不认可答复
timeline-word-counters = 客户对答复另提要求
timeline-word-withdraws = 客户撤回投诉
timeline-information-added = 客户补充情况
timeline-urged = 客户催办
timeline-rated = 客户评价：{ $words }（{ $n } 分）
timeline-called-back-solved = 回访：问题已解决，{ $words }
timeline-called-back-unsolved = 回访：问题没解决，{ $words }
timeline-called-back-nobody = 回访未接通

## 结案与工单之间
timeline-closed = 结案：{ $outcome }
timeline-reopened = 重开：{ $reason }
timeline-merged = 并入工单 { $no }
timeline-unmerged = 撤销合并，恢复单独办理
timeline-year-missing = 工作日历缺少 { $year } 年，有期限待定
timeline-year-loaded = 工作日历已补齐，期限已算出
timeline-linked = 关联工单 { $no }：{ $relation }
timeline-unlinked = 取消与工单 { $no } 的关联

## 一句话的说法（不带人名和方案内容）
timeline-short-handed-over = 转办
timeline-short-accepted = 签收工单
timeline-short-returned = 退单
timeline-short-remedy-proposed = 提出方案 { $n }
timeline-short-remedy-approved = 方案 { $n } 获批准
timeline-short-remedy-declined = 方案 { $n } 未获批准
timeline-short-remedy-offered = 向客户提出方案 { $n }
timeline-short-remedy-accepted = 客户接受方案 { $n }
timeline-short-remedy-refused = 客户不接受方案 { $n }
timeline-short-remedy-countered = 客户对方案 { $n } 另提要求
timeline-short-remedy-delivered = 方案 { $n } 已兑现
timeline-short-promise-clock = 开始计时
timeline-short-promise-kept = 兑现承诺
timeline-short-promise-kept-late = 逾期兑现承诺
timeline-short-promise-broken = 承诺逾期
timeline-short-promise-released = 解除承诺

## 标注
timeline-fact-wish = 诉求
timeline-fact-heard-at = 最早听到
timeline-fact-danger = 危险
timeline-danger = 正在危及人身或财产
timeline-fact-source = 来源编号
timeline-fact-kind = 类型
timeline-fact-nature = 性质
timeline-fact-category = 分类
timeline-fact-priority = 优先级
timeline-fact-with = 对方
timeline-fact-happened-at = 联系时间
timeline-fact-due = 期限
timeline-fact-amount = 金额
timeline-fact-point = 针对
timeline-fact-what = 内容
timeline-fact-approval = 审批
timeline-fact-unit = 责任部门
timeline-fact-back-to = 退回
timeline-fact-cause = 原因
timeline-fact-prevention = 预防措施

## 客户看到的经过
told-you = 您
told-received = 收到您的投诉（{ $channel }）
told-acknowledged = 您的投诉已受理
told-handed-over = 已转交{ $unit }
told-accepted = { $unit }开始办理
told-contact-phone-in = 您来电
told-contact-phone-out = 我们给您打了电话
told-contact-visit-in = 您来访
told-contact-visit-out = 我们当面拜访了您
told-contact-message-in = 您发来消息
told-contact-message-out = 我们给您发了消息
told-contact-email-in = 您发来邮件
told-contact-email-out = 我们给您发了邮件
told-contact-letter-in = 您来信
told-contact-letter-out = 我们给您寄了信
told-attached = 您添加了附件
told-by-first-contact = 最迟联系您
told-by-answer = 最迟答复您
told-by-callback = 最迟回访您
told-by-acknowledge = 最迟告知受理
told-promise-made = 我们向您承诺
told-promise-replanned = 我们的时间安排有调整
told-promise-kept = 我们兑现了承诺
told-promise-kept-late = 我们兑现了承诺，但晚了，很抱歉
told-promise-broken = 我们没有按时做到，很抱歉
told-promise-broken-given = 我们答应您的“{ $what }”原定 { $at } 前做到。这件事我们仍会办，负责人已收到提醒。
told-promise-broken-answer = 我们原定 { $at } 前答复您。这件事我们仍在办，负责人已收到提醒。
told-fact-due = 期限
told-fact-amount = 金额
told-remedy-offered = 我们提出的方案：{ $kind }
told-remedy-accepted = 您接受了方案：{ $kind }
told-remedy-refused = 您没有接受方案：{ $kind }
told-remedy-countered = 您对方案另提了要求：{ $kind }
told-remedy-delivered = 方案已兑现：{ $kind }
told-responded = 我们的答复（{ $means }）
told-word-accepts = 您认可了答复
told-word-refuses = 您不认可答复
told-word-counters = 您另提了要求
told-word-withdraws = 您撤回了投诉
told-information-added = 您补充了情况
told-urged = 您催办
told-rated = 您的评价：{ $words }（{ $n } 分）
told-called-back-solved = 我们回访了您：问题已解决，{ $words }
told-called-back-unsolved = 我们回访了您：问题没解决，{ $words }
told-called-back-nobody = 我们回访，没有联系上您
told-closed = 办结：{ $outcome }
told-outcome-resolved = 我们认为已解决
told-outcome-partly-resolved = 部分解决
told-outcome-explained = 已向您说明
told-outcome-unresolved = 已结案，问题未解决
told-outcome-withdrawn = 您已撤回
told-outcome-referred = 不属我们职责，已告诉您该找谁
told-outcome-past = 此前已答复
told-reopened-dissatisfied = 您不满意，我们重新办理
told-reopened-new-facts = 出现新情况，我们重新办理
told-reopened-not-done = 答应您的没有落实，我们重新办理
told-reopened-mistake = 上次办结有误，我们重新办理
told-merged = 与同一事项的另一件投诉合并办理
told-unmerged = 恢复单独办理

## 回访、第二次办理、满意度调查
timeline-call-times = 客户说了方便接听的时间
timeline-second-handling = 第二次办理，换人
timeline-second-handling-alone = 第二次办理：没有别的人可换
timeline-fact-second-to = 由谁办理
timeline-fact-second-not = 不再经手
timeline-list-comma = 、
timeline-survey-invited = 邀请客户评价（{ $way }）
timeline-survey-skipped = 不久前问过这位客户，这次不打扰
timeline-survey-answered = 客户答了满意度调查（{ $way }）
timeline-fact-call-again = 约好再打
timeline-fact-corrects = 更正第 { $n } 次回访
told-call-times = 您说了方便接听的时间
told-second-handling = 重新办理，换由没有经手过的同事负责：{ $unit }
told-second-handling-alone = 重新办理
told-survey-invited = 我们请您评价
told-survey-answered = 您答了满意度调查
