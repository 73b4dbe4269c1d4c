### 子任务、外部协作方与时间占比的用语。

## 待办与通知
duty-accept-task = 接收子任务
duty-answer-task = 办理并回复子任务
duty-judge-task = 处理子任务的回复或退单
duty-arbitrate = 裁定子任务由谁办
notice-task-assigned = 有子任务交给您或您的部门
notice-task-returned = 您交办的子任务被退回
notice-arbitration-wanted = 子任务多次退回，请裁定由谁办
notice-task-arbitrated = 子任务由谁办已有裁定
notice-task-answered = 子任务已有回复，请审阅
notice-task-sent-back = 您的子任务回复被退回补充
notice-task-confirmed = 您的子任务回复已被采纳
notice-task-withdrawn = 交给您的子任务已撤回
notice-task-broken = 子任务到期还没有回复

## 信件
letter-kind-task-asked = 请外部协作方办理
letter-kind-task-sent-back = 请外部协作方补充
letter-kind-task-overdue = 催外部协作方回复
letter-kind-task-withdrawn = 告知外部协作方已撤回
letter-task-asked-subject = { $organisation }请您协助办理一件事（编号 { $no }）
letter-task-asked-body =
    { $name }：

    { $organisation }正在办理一件投诉（编号 { $no }），需要您协助：

    { $text }

    请最迟在 { $due } 回复。不用注册账号，打开下面的链接就可以接收、回复、上传材料，或说明为什么办不了。链接只对这一件事有效，请不要转发：
    { $link }

    有疑问请找 { $person }，电话 { $phone }。

    { $organisation }
letter-task-sent-back-subject = 您的回复还需要补充（编号 { $no }）
letter-task-sent-back-body =
    { $name }：

    感谢您的回复（编号 { $no }）。还需要补充：

    { $text }

    请最迟在 { $due } 从原链接补充：
    { $link }

    有疑问请找 { $person }，电话 { $phone }。

    { $organisation }
letter-task-overdue-subject = 还没有收到您的回复（编号 { $no }）
letter-task-overdue-body =
    { $name }：

    请您协助的这件事（编号 { $no }）应在 { $due } 前回复，现在还没有收到：

    { $text }

    请尽快打开链接回复；办不了，也请在那里说明原因：
    { $link }

    有疑问请找 { $person }，电话 { $phone }。

    { $organisation }
letter-task-withdrawn-subject = 不再需要您协助（编号 { $no }）
letter-task-withdrawn-body =
    { $name }：

    请您协助的这件事（编号 { $no }）不再需要办理：

    { $text }

    不用再做什么，谢谢您。原链接只剩这句说明：
    { $link }

    { $organisation }

## 经过
actor-partner = 外部协作方（子任务 { $n }）
timeline-task-assigned = 交办子任务 { $n }
timeline-task-accepted = 接收子任务 { $n }
timeline-task-returned = 退回子任务 { $n }
timeline-task-reassigned = 子任务 { $n } 改派
timeline-task-arbitrated = 裁定子任务 { $n } 由谁办
timeline-task-answered = 回复子任务 { $n }
timeline-task-sent-back = 子任务 { $n } 的回复被退回补充
timeline-task-confirmed = 采纳子任务 { $n } 的回复
timeline-task-withdrawn = 撤回子任务 { $n }
timeline-task-broken = 子任务 { $n } 到期没有回复
timeline-task-link-renewed = 子任务 { $n } 发出新链接
timeline-task-link-revoked = 子任务 { $n } 的链接已收回
timeline-fact-task-doer = 由谁办
timeline-fact-task-points = 投诉点
timeline-fact-task-point = 投诉点 { $n }
told-task-assigned = 我们请其他部门一起查办
told-task-partner = 我们请有关单位协助查办
told-task-confirmed = 其他部门已查办回复

## 不予办理的原因
refusal-no-such-task = 这件工单没有这个子任务。
refusal-no-such-task-hint = 请回到工单页，看看子任务的编号。
refusal-not-your-task = 这个子任务交给了别人。
refusal-not-your-task-hint = 请由被指定的人、其代理人或部门负责人办理。
refusal-task-due-too-late = 子任务的时限晚于答复客户的时限。
refusal-task-due-too-late-hint = 请选更早的时间，或不填，由系统建议。
refusal-task-settled = 这个子任务已经回复、退回、采纳或撤回。
refusal-task-settled-hint = 请刷新页面，看看它现在在谁手里。
refusal-task-not-answered = 这个子任务还没有可以审阅的回复。
refusal-task-not-answered-hint = 请等对方回复；不再需要就撤回。
refusal-task-not-returned = 这个子任务没有被退回，不能改派或裁定。
refusal-task-not-returned-hint = 要换人办，请先撤回，再重新交办。
refusal-arbitration-needed = 退单次数已到上限，只能由上级裁定由谁办。
refusal-arbitration-needed-hint = 请主管裁定；不再需要就撤回。
refusal-task-arbitrated = 上级已裁定由你部门办，不能再退。
refusal-task-arbitrated-hint = 请办理并回复；确有困难，在回复中写明。
refusal-arbiter-is-party = 你是争议的一方，不能自己裁定。
refusal-arbiter-is-party-hint = 请没有经手这件事的主管裁定。
refusal-no-partner = 这个子任务不是交给外部协作方的，没有链接。
refusal-no-partner-hint = 本单位的人登录后就能看到它。
refusal-task-still-open = 还有子任务没有办完。
refusal-task-still-open-hint = 请先采纳回复，或撤回不再需要的子任务。

## 工单页
task-title = 子任务
task-none = 还没有交办子任务。
task-number = 子任务 { $n }
task-state-offered = 待接收
task-state-accepted = 办理中
task-state-returned = 已退回
task-state-answered = 待审阅
task-state-confirmed = 已采纳
task-state-withdrawn = 已撤回
task-late = 曾逾期
task-doer = 由谁办
task-reach = 联系方式
task-due = 时限
task-by = 交办人
task-points = 涉及的投诉点
task-points-hint = 选中的投诉点，对方须逐点回复；不选则对整件事回复。
task-partner-named = 外部协作方 { $name }
task-open-one = 子任务 { $n }（{ $doer }）
task-open-separator = 、
task-link-revoked = 链接已收回。
task-link-over = 链接已过期；可以重新发送。
task-link-until = 链接 { $at } 前有效。
task-link = 打开链接
task-link-renew = 重新发送链接
task-link-revoke = 收回链接
task-said-returned = 退回：{ $reason }
task-said-passed-on = 改派
task-said-arbitrated = 上级裁定
task-said-sent-back = 退回补充
task-said-withdrawn = 撤回
task-wants-arbitration = 退单次数已到上限：请没有经手的主管裁定由谁办。
task-answer = 回复
task-accept = 接收
task-confirm = 采纳回复
task-answer-open = 回复子任务
task-answer-text = 查办情况
task-answer-do = 提交回复
task-point-text = 建议怎样答复客户
task-finding = 认定
task-reasons-hint = 选了认定，就要写依据。
task-files = 材料
task-return = 退回
task-return-why = 为什么退回？该由谁办？
task-send-back = 退回补充
task-send-back-why = 还缺什么？
task-due-kept = 不填则沿用原时限；原时限已过则按建议时间。
task-reassign = 改派
task-reassign-why = 为什么派给他们？
task-arbitrate = 裁定
task-arbitrate-why = 裁定理由
task-arbitrate-hint = 裁定之后不能再退。
task-withdraw = 撤回
task-withdraw-why = 为什么不再需要？
task-assign-unit = 交给部门或同事
task-assign-hint = 工单的负责人不变，对客户的承诺仍由负责人兑现。子任务没有采纳或撤回之前，不能答复客户，也不能结案。
task-what = 要查什么、办什么
task-unit = 部门
task-person = 指定的人
task-assign = 交办
task-due-hint = 不填则为 { $at }；须早于答复客户的时限。
task-assign-partner = 交给外部协作方
task-partner-hint = 对方不用账号，凭邮件里的链接办理，只看得到这里写的内容和选中的文件。
task-partner-name = 名称
task-partner-email = 邮箱
task-partner-phone = 电话
task-partner-language = 用什么语言
task-partner-files = 给对方看的文件
task-partner-files-hint = 没有选中的，对方看不到。
task-partner-contact = 让对方看到投诉人的联系方式
task-partner-contact-hint = 只在对方必须联系投诉人时勾选。
task-partner-send = 交办并发送链接
task-language-zh-hans = 简体中文
task-language-zh-hant = 繁体中文
task-language-en = 英文
task-to-case = 查看整件工单
task-yours = 交给你们的子任务
done-tasks = 已交办；工单仍由你负责。
done-task-acceptances = 已接收子任务。
done-task-returns = 已退回子任务。
done-task-reassignments = 已改派子任务。
done-arbitrations = 已裁定。
done-task-answers = 已回复，等负责人审阅。
done-task-send-backs = 已退回补充。
done-task-confirmations = 已采纳回复。
done-task-withdrawals = 已撤回子任务。
done-task-links = 新链接已发出，旧链接失效。
done-task-link-revocations = 链接已收回。

## 时间占比
share-title = 时间花在哪里
share-handling = 经办
share-department = 等部门
share-customer = 等客户
share-paused = 暂停
share-working = 工作时间 { $span }

## 外部协作方的页面
partner-title = 请您协助办理
partner-state-offered = 请先看看要办什么，再接收或直接回复。
partner-state-accepted = 您已接收，请在时限前回复。
partner-state-returned = 您已说明办不了，谢谢。我们会另作安排。
partner-state-answered = 您的回复已收到，正在审阅。需要改动，可以再次提交。
partner-state-confirmed = 您的回复已被采纳，这件事办完了。谢谢。
partner-state-withdrawn = 这件事不再需要您办理。
partner-sent-back = 请补充
partner-what = 要办什么
partner-link-until = 链接有效期
partner-ask = 有疑问请找
partner-answered = 您的回复
partner-answer = 填写回复
partner-point-text = 您的答复
partner-decline = 办不了，退回
partner-decline-note = 为什么办不了？该由谁办？
partner-done-acceptance = 已接收，请在时限前回复。
partner-done-answer = 已收到您的回复，谢谢。
partner-done-return = 已收到您的说明，谢谢。
partner-wrong = 这个链接打不开
partner-wrong-help = 链接不完整，或已经换了新的。请从最近一封邮件里完整打开；仍打不开，请联系发信给您的人。
partner-expired = 这个链接过期了
partner-expired-help = 请联系发信给您的人，请他重新发送链接。
partner-revoked = 这个链接已被收回
partner-revoked-help = 如果您认为不应收回，请联系发信给您的人。
partner-over = 这件事不再需要您办理
partner-over-help = 委托已经撤回或另有安排。谢谢您，不用再做什么。

## 接口
api-group-tasks = 子任务
api-op-tasks = 交办子任务
api-op-task-acceptances = 接收子任务
api-op-task-returns = 退回子任务
api-op-task-reassignments = 改派退回的子任务
api-op-arbitrations = 裁定子任务由谁办
api-op-task-answers = 回复子任务
api-op-task-send-backs = 把回复退回补充
api-op-task-confirmations = 采纳回复
api-op-task-withdrawals = 撤回子任务
api-op-task-links = 给外部协作方重新发送链接
api-op-task-link-revocations = 收回外部协作方的链接

## 看板
board-tasks = 到期未回复的子任务
