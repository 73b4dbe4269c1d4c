### 时钟、暂停、延期、预警、督办的用语。

## 承诺与待办
promise-kind-progress = 告知进展
promise-kind-deliver = 兑现方案
promise-kind-milestone = 办到某一步
duty-tell-progress = 告诉客户进展
duty-reach-milestone = 办到并登记
duty-accept-escalation = 接手预警
duty-answer-order = 答复督办
duty-judge-extension = 审批延期

## 通知
notice-warned = 预警：请查看并处理
notice-pause-ended = 暂停到期，时限继续计算
notice-extension-wanted = 有延期申请等您审批
notice-extension-judged = 您的延期申请有了结果
notice-supervised = 有督办，请限期答复
notice-order-answered = 您发出的督办已答复

## 信件
letter-kind-progress = 进展告知
letter-kind-extension = 延期告知
letter-kind-breach = 逾期告知
letter-progress-subject = 您投诉的进展（编号 { $no }）
letter-progress-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }），目前的进展是：

    { $text }

    下一次最迟在 { $due } 给您消息。有事请找 { $person }，电话 { $phone }。

    查看全过程或补充情况，请打开您的专属链接：
    { $link }

    { $organisation }
letter-extension-subject = 您的投诉需要更多时间（编号 { $no }）
letter-extension-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }）还需要一些时间，原因是：

    { $text }

    新的答复时间不晚于 { $due }。让您久等，我们很抱歉。有事请找 { $person }，电话 { $phone }。

    不同意或要补充，请打开您的专属链接：
    { $link }

    { $organisation }
letter-breach-subject = 我们没有按时做到（编号 { $no }）
letter-breach-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }），我们没有在答应的时间内做到，向您道歉。

    { $text }

    这件事由 { $person } 继续办理，电话 { $phone }。您可以在专属链接里催办：
    { $link }

    { $organisation }

## 全过程
timeline-short-promise-moved = 时限调整
timeline-promise-moved = “{ $what }”的时限调整了
timeline-moved = 改为 { $at }
timeline-paused = 时限暂停
timeline-pause-ended = 时限继续计算
timeline-extension-asked = 申请延期
timeline-extension-granted = 同意延期
timeline-extension-refused = 不同意延期
timeline-milestone = 登记节点
timeline-progress = 告知进展（{ $means }）
timeline-warned = 预警
timeline-warned-of = 预警：{ $what }
timeline-escalation-accepted = 预警已有人接手
timeline-supervised = 督办
timeline-order-answered = 督办已答复
timeline-told-nobody = 没有找到可通知的人
timeline-fact-more-time = 延长
timeline-fact-reason = 原因
timeline-fact-until = 最晚到
timeline-fact-next = 下次告知
timeline-fact-told = 已通知
timeline-fact-accept-by = 请在此前接手
told-paused = 办理时限暂停
told-pause-ended = 办理时限继续计算
told-extension-granted = 需要更多时间
told-by-progress = 最迟告知进展
told-by-deliver = 最迟兑现
told-by-milestone = 最迟办到
told-by-register = 最迟登记
told-by-given = 最迟做到

## 公开的时限说明
public-policy-promise-progress = 告诉您进展
public-policy-promise-deliver = 兑现答应您的
public-policy-promise-milestone = 办到这一步
public-policy-since-acknowledged = 告知受理以后 { $span }内
public-policy-since-contacted = 首次联系以后 { $span }内
public-policy-since-progressed = 每过 { $span }
public-policy-since-agreed = 与您谈妥以后 { $span }内
public-policy-since-delivered = 兑现以后 { $span }内
public-policy-since-milestone = 办到前一步以后 { $span }内
public-policy-since-broken = 没有按时做到以后 { $span }内

## 接口
api-op-progress = 告诉客户进展
api-op-pauses = 暂停时限
api-op-pauses-more = 原因取自所用规则；到期自动恢复。
api-op-resumption = 恢复时限
api-op-extensions = 申请延期
api-op-grants = 同意延期
api-op-grants-more = 不能同意自己的申请；客户会收到理由和新的日期。
api-op-refusals = 不同意延期
api-op-milestones = 登记节点
api-op-escalation-acceptances = 接手预警
api-op-supervision-orders = 督办
api-op-order-answers = 答复督办
api-group-time = 时限、预警与督办

## 管理记录
admin-history-policy = “{ $name }”的时限规则第 { $n } 版生效
admin-history-absences = { $name }的请假与代理
admin-policy-note = 修改说明
admin-absences = 请假

## 规则不允许时
refusal-nothing-to-pause = 这个原因能停下的时限，现在都没有在走。
refusal-nothing-to-pause-hint = 已到期或已办到的时限不能暂停；需要更多时间请申请延期。
refusal-already-paused = 时限已经在暂停。
refusal-already-paused-hint = 要换原因或日期，请先恢复，再重新暂停。
refusal-pause-ends-in-the-past = 暂停的结束时间已经过去。
refusal-pause-ends-in-the-past-hint = 请选一个将来的时间；暂停从现在开始，不能补登以前的。
refusal-pause-too-long = 暂停超过了这个原因允许的最长时间。
refusal-pause-too-long-hint = 请选近一些的日期，到期再看是否还需要。
refusal-not-extendable = 没有规则允许延长这项时限。
refusal-not-extendable-hint = 到期请先告诉客户进展；有外部原因时可以暂停。
refusal-extension-asked = 延期已经申请，正等审批。
refusal-extension-asked-hint = 请等审批结果，或联系审批人。
refusal-no-further-extension = 这项时限不能再延长了。
refusal-no-further-extension-hint = 请按期答复；办不完的先把进展和下一步告诉客户。
refusal-no-such-extension = 这张工单没有这项延期申请。
refusal-no-such-extension-hint = 请刷新页面再看。
refusal-extension-settled = 这项延期申请已有结果。
refusal-extension-settled-hint = 需要时请重新申请。
refusal-milestone-reached = 这个节点已经登记过，只能有一次。
refusal-milestone-reached-hint = 要更正，请写一条备注说明。
refusal-no-such-escalation = 这张工单没有这条预警。
refusal-no-such-escalation-hint = 请刷新页面再看。
refusal-not-told = 这条预警通知的不是您。
refusal-not-told-hint = 请由被通知的人接手；您可以直接联系他们。
refusal-no-such-order = 这张工单没有这条督办。
refusal-no-such-order-hint = 请刷新页面再看。
refusal-order-answered = 这条督办已经答复过。
refusal-order-answered-hint = 要补充，请写一条备注。
refusal-order-still-owed = 还有督办没有答复。
refusal-order-still-owed-hint = 请先答复督办，再结案。
refusal-policy-unsure = 规则里有来源未经核对的条目。
refusal-policy-unsure-hint = 请看过这些条目，再勾选确认生效。
refusal-policy-wrong = 规则读不通。
refusal-policy-wrong-hint = 错误和行号列在旁边，请改好再提交；现行规则不受影响。

## 工单页
time-title = 时限
time-why = 为什么是这个时间
time-from = 从{ $moment }起
time-source = 依据
time-confidence = 来源可信度 { $letter }
time-policy-version = 规则第 { $n } 版
time-limit = 时限 { $span }
time-extended = 延长 { $span }
time-capped = 已到最长期限，不再顺延
time-due = 到期
time-day-counted = 计
time-day-left-out = 不计
time-day-paused = 暂停
time-minutes = { $n } 分钟
time-not-explained = 这项不是按规则计算的：日期由人答应，或由外部系统给定。
time-paused-now = 时限暂停中：{ $reason }，最晚到 { $at }
time-pause = 暂停时限
time-pause-hint = 从现在开始，到期自动恢复。没有规则依据的暂停会计入审计。
time-pause-reason = 原因
time-pause-note = 在等什么
time-pause-until = 最晚到
time-pause-evidence = 证明材料
time-resume = 恢复时限
time-ask = 申请延期
time-ask-reason = 理由（客户会看到）
time-asked = { $person }申请延长 { $span }，待审批
time-grant = 同意
time-refuse = 不同意
time-refuse-note = 不同意的理由
time-progress = 告诉客户进展
time-progress-text = 告诉客户什么
time-progress-next = 下次最迟何时告知
time-milestones = 登记节点
time-milestone = 节点
time-milestone-note = 单号、回执等
time-milestone-at = 发生时间（不填为现在）
time-windows = 还能做什么
time-window-customer = 客户可以
time-window-ours = 我们可以
time-window-until = 截至 { $at }
time-counters = 累计
time-counted = { $n } / 超过 { $max } 即达到
time-counter-over = 已达到
time-warnings = 预警与督办
time-accept = 我来处理
time-accepted-by = { $person }已接手
time-accept-by = 请在 { $at } 前接手
time-told = 已通知 { $people }
time-order-due = 请在 { $at } 前答复
time-order-answer = 答复督办
time-order-text = 查到什么、正在做什么
time-supervise = 督办
time-supervise-text = 要说明什么
time-supervise-due = 最迟答复时间
moment-heard = 听到
moment-received = 登记
moment-acknowledged = 告知受理
moment-contacted = 首次联系
moment-triaged = 定级
moment-progressed = 上次告知进展
moment-responded = 答复
moment-agreed = 谈妥
moment-delivered = 兑现
moment-milestone = 前一步办到
moment-broken = 没有按时做到

## 时限看板
board-title = 时限看板
board-sub = 您能看到的在办工单，按最先到期的承诺排列
board-overdue = 已逾期
board-today = 今天
board-tomorrow = 明天
board-week = 本周内
board-none = 没有
board-more = 在工单列表中查看

## 时限规则
policy-title = 修改时限规则
policy-sub = 新规则只管以后登记的工单；在办的工单按登记时的规则办到底
policy-faults = 有 { $n } 处错误，现行规则不受影响
policy-line = 第 { $n } 行
policy-trial = 用最近一个月的 { $n } 张工单试算
policy-applied = 适用
policy-late = 会逾期
policy-late-before = 实际逾期
policy-remark = 提示
policy-never = 一张也不适用，请检查条件
policy-always = 每张都适用，条件可能多余
policy-text = 规则（现行第 { $n } 版，0 为行业包自带）
policy-text-label = 规则正文（TOML）
policy-text-hint = 写法见文档 policy.md；每条都要写来源和可信度。
policy-note = 为什么修改
policy-confirm = 我看过这些来源未经核对的条目：{ $codes }
policy-try = 试算
policy-put = 生效
policy-versions = 历次版本
policy-version = 第 { $n } 版
admin-done-policy = 新的时限规则已生效，管以后登记的工单。
policy-rulebook = 从规则册添加
policy-rulebook-hint = 法规、行业和地方规定的时限，各带来源和可信度；先加到正文里，看过再生效。
policy-rulebook-add = 加到正文
glance-over = 结果

# --- watch: absences, pauses standing still, who knew when, overruns, digests, key customers
time-order-said = 答复：
absence-title = 请假与代理
absence-sub = 您和您带的人什么时候不在、由谁代理；预警和升级会找代理人
absence-list = 现在和将来的请假
absence-add = 登记请假
absence-own = 我的请假与代理
absence-none = 没有登记请假。
absence-now = 请假中
absence-drop = 撤回
absence-from = 第一天
absence-to = 最后一天
absence-deputy = 代理人
absence-deputy-hint = 这段时间的预警和升级找代理人；不选则找上一级。
absence-no-deputy = 没有代理人
absence-nobody = 没有代理人，找上一级
absence-by = 由{ $person }代理
absence-span = { $from } 至 { $to }
absence-back = { $day } 回来
absence-mark = 请假，{ $day } 回来，{ $person }代理
absence-mark-alone = 请假，{ $day } 回来，没有代理人
absence-person = 谁请假
absence-put = 登记
absence-no-day = 请填写日期，例如 2026-08-20。
done-absence = 请假已经更新。
done-pace = 通知方式已经更新。
pace-title = 通知方式
pace-label = 怎样收到通知
pace-hint = 一小时内同类通知太多时，其余的会自动合并成一条汇总。最高级别的工单总是立即通知。
pace-at-once = 每条立即通知
pace-hourly = 每小时汇总一次
pace-daily = 每天早上八点汇总一次
time-read = { $person } { $at } 打开
time-unread = { $person } 还没有打开
time-readings = 谁在什么时候知道
timeline-escalation-read = 打开了预警
notice-digest = 汇总：{ $n } 条通知（{ $parts }）
notice-digest-part = { $what } { $n } 条
notice-overrun-report = 上周的超时报告可以看了
pause-title = 暂停审计
pause-sub = 时限停了多久，为什么，在哪里，谁停的，有没有规则允许
pause-lasted = { $h } 小时 { $m } 分
pause-nobody = 没有记名
pause-total = 合计
pause-list = { $n } 次暂停，显示 { $shown } 次
pause-by = 按什么分
pause-by-reason = 原因
pause-by-unit = 部门
pause-by-person = 暂停的人
pause-month = 月份
pause-more = 暂停太多，只统计了一部分。请选短一些的时间。
pause-none = 这段时间没有时限停过。
pause-minutes = 停了多久
pause-unjustified = 其中没有规则依据
pause-count = 次数
pause-cases = 工单
pause-all = 看全部
pause-definition = 按工作时间计算；只计已经过去的、落在这个月里的部分；按工单现在的部门归类。
pause-csv-no = 工单编号
pause-csv-reason = 原因
pause-csv-unit = 部门
pause-csv-person = 暂停的人
pause-csv-justified = 有规则依据
pause-csv-from = 开始
pause-csv-to = 结束
pause-csv-minutes = 分钟
overrun-title = 超时报告
overrun-span = { $from } 至 { $to } 到期、没有按时兑现的承诺
overrun-month = 月份
overrun-by-week = 上周
overrun-before = 前一段
overrun-after = 后一段
overrun-more = 工单太多，只列了一部分。请选短一些的时间。
overrun-none = 这段时间的承诺都按时兑现了。
overrun-sum = { $n } 项承诺逾期，涉及 { $cases } 张工单
overrun-open = { $n } 项还没有兑现
overrun-late = 超了多久（工作时间）
overrun-kept = 兑现
overrun-owed = 还没有
overrun-accepted = { $person } { $at } 接手
overrun-opened = { $person } { $at } 打开
overrun-nobody-knew = 没有人接手或打开
overrun-unanswered = 督办未答复，{ $at } 到期
overrun-case = 工单编号
overrun-what = 承诺
overrun-due = 到期
overrun-minutes = 超时分钟（工作时间）
overrun-who = 承办人
overrun-rungs = 预警
overrun-knew = 谁知道
overrun-answers = 督办答复
key-customer-title = 重点客户绿色通道
key-customer-sub = 名单上的客户来投诉时自动标出；怎样优先由行业包规定，别人的时限不受影响
key-customer-list = 名单
key-customer-none = 名单是空的。
key-customer-over = 已过期
key-customer-until-day = 到 { $day }
key-customer-drop = 移出
key-customer-add = 加入或修改
key-customer-name = 客户
key-customer-key = 电话、邮箱或客户编号
key-customer-key-hint = 登记投诉时凭它认出客户。
key-customer-reason = 理由
key-customer-until = 最后一天
done-key-customer = 名单已经更新。
done-key-customer-dropped = 已移出名单；已经标出的工单不变。
flag-key-customer = 重点客户
admin-history-pace = { $name }的通知方式
admin-history-key-customer = 重点客户“{ $name }”
admin-history-key-customer-dropped = “{ $name }”移出重点客户名单
refusal-absence-ends-first = 请假的最后一天早于第一天。
refusal-absence-ends-first-hint = 请核对两个日期。
refusal-absence-too-long = 一次请假不能超过一年。
refusal-absence-too-long-hint = 请分成几次登记，或由管理员登记离职。
refusal-absence-too-far = 请假的日期离今天太远。
refusal-absence-too-far-hint = 请核对年份；最远可以登记两年内的请假。
refusal-absences-overlap = 这段时间和另一次请假重叠。
refusal-absences-overlap-hint = 请先撤回另一次，或改日期。
refusal-deputy-oneself = 不能请自己代理。
refusal-deputy-oneself-hint = 请选另一位同事，或不选。
refusal-deputy-away = 代理人这段时间也不在。
refusal-deputy-away-hint = 请选一位这段时间在的同事，或不选。
refusal-key-customer-over = 最后一天已经过去。
refusal-key-customer-over-hint = 请填今天或以后的日期；不再需要的请移出名单。
refusal-no-such-key-customer = 名单上没有这位客户。
refusal-no-such-key-customer-hint = 请刷新页面再看；可能刚被移出。
api-op-pause-audit = 暂停审计：时限停了多少分钟
api-op-pause-audit-more = 按工作时间，按原因、部门或人分；每个数都列出工单。
api-op-overruns = 超时报告：没有按时兑现的承诺
api-op-overruns-more = 每项都说超了多久、通知过谁、谁知道、督办怎样答复。
api-op-put-absences = 登记请假与代理
api-op-put-absences-more = 整份替换；本人、带他的主管和管理员可以登记。
api-op-escalation-readings = 登记本人已打开预警
letter-digest-subject = { $name }：您有新的通知
letter-digest-body =
    { $name }，您好：

    这段时间您有这些通知：
    { $text }

    请在这里查看：{ $link }
letter-kind-digest = 通知汇总
