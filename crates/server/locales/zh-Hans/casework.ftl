# 规则里的每一个词：阶段、类型、性质、渠道、承诺、方案、结论，以及规则说“不行”时的说法。
# 编号由代码里的名字而来：下划线写成短横，例如 promise_still_owed 写成 refusal-promise-still-owed。

## 阶段
stage-received = 新受理
stage-received-hint = 已登记，还没有分类定级
stage-working = 办理中
stage-working-hint = 已分类定级，正在核查和办理
stage-responded = 已答复
stage-responded-hint = 已把决定告诉客户，等客户表态
stage-settled = 待结案
stage-settled-hint = 客户不再有异议，还剩兑现、回访或总结
stage-closed = 已结案
stage-closed-hint = 全部办完，客户不满意随时可以重开

## 类型
kind-complaint = 投诉
kind-complaint-hint = 对我们做的或没做的事不满
kind-objection = 异议
kind-objection-hint = 对规定、制度或管理方式有意见
kind-dispute = 纠纷
kind-dispute-hint = 双方各有主张
kind-grievance = 抱怨
kind-grievance-hint = 只想说出来，没有具体要求
kind-inquiry = 咨询
kind-inquiry-hint = 想问清楚一件事
kind-suggestion = 建议
kind-suggestion-hint = 希望我们做得更好
kind-fault-report = 故障申告
kind-fault-report-hint = 设备、系统或线路坏了
kind-praise = 表扬
kind-praise-hint = 对我们的肯定

## 性质
nature-valid = 有效投诉
nature-valid-hint = 确实是我们的错：查明原因，采取纠正和预防措施
nature-needs-improvement = 待改进投诉
nature-needs-improvement-hint = 没有违反规定，但做得不够好：查明原因，加以改进
nature-invalid = 无效投诉
nature-invalid-hint = 经核查不成立：当面说明或书面告知，讲清理由
nature-help = 求助
nature-help-hint = 沟通性：希望有人帮一把。处理不当会变成有效投诉
nature-inquiry = 询问
nature-inquiry-hint = 沟通性：希望得到解释。处理不当会变成有效投诉
nature-venting = 发泄
nature-venting-hint = 沟通性：希望有人倾听。处理不当会变成有效投诉

## 优先级
priority-p1 = { priority-1 }
priority-p1-hint = 立即处理：有危险、涉及法律或需要特别照顾的人
priority-p2 = { priority-2 }
priority-p2-hint = 当天处理
priority-p3 = { priority-3 }
priority-p3-hint = 按正常时限处理
priority-p4 = { priority-4 }
priority-p4-hint = 不着急，有空时处理

## 轻重的五个方面，每个 0 到 3 分
factor-severity = 事情本身
factor-severity-0 = 没有损失
factor-severity-1 = 轻微不便或小额损失
factor-severity-2 = 明显损失，或影响正常生活工作
factor-severity-3 = 重大损失，或已涉及法律、媒体
factor-safety = 安全
factor-safety-0 = 不涉及安全
factor-safety-1 = 有隐患，暂无危险
factor-safety-2 = 可能伤人或毁坏财物
factor-safety-3 = 正在危及人身或财产
factor-complexity = 复杂程度
factor-complexity-0 = 一个人就能办好
factor-complexity-1 = 需要别人配合
factor-complexity-2 = 涉及几个部门，或有反复
factor-complexity-3 = 涉及多个部门、历时很久或技术性很强
factor-impact = 影响范围
factor-impact-0 = 只影响投诉人自己
factor-impact-1 = 影响几个人
factor-impact-2 = 影响许多人
factor-impact-3 = 大面积影响，或影响老人、儿童、病人等
factor-immediacy = 是否要马上处理
factor-immediacy-0 = 按常规即可
factor-immediacy-1 = 宜早不宜迟
factor-immediacy-2 = 当天要有动作
factor-immediacy-3 = 一刻也不能等

## 受理渠道
channel-phone = 电话
channel-counter = 柜台来访
channel-on-site = 现场反映
channel-letter = 信函传真
channel-email = 电子邮件
channel-web = 网上投诉
channel-chat = 在线客服
channel-community = 网站或社区留言
channel-social-media = 社交媒体与新闻
channel-app = 手机应用
channel-api = 系统接口
channel-hotline = 热线转办
channel-regulator = 监管部门转办
channel-import = 批量导入

## 投诉对象
subject-room = 房屋
subject-place = 地点
subject-order = 订单或合同
subject-batch = 批次
subject-product = 商品
subject-device = 设备设施
subject-vehicle = 车辆
subject-person = 我方人员
subject-unit = 我方部门
subject-cell = 基站或线路
subject-account = 账户或账单
subject-other = 其他

## 发生频率
recurrence-once = 只发生过一次
recurrence-sometimes = 时有发生
recurrence-regularly = 固定时段发生
recurrence-always = 一直存在

## 情绪（听到的，与所说的内容分开记）
emotion-calm = 平静
emotion-worried = 担心
emotion-disappointed = 失望
emotion-angry = 生气
emotion-furious = 怒不可遏

## 转入记录的疑点
flag-answered-before-received = 答复时间早于受理时间
flag-answer-time-missing = 没有答复时间
flag-receipt-time-missing = 没有受理时间
flag-narrative-missing = 没有正文
flag-text-cut = 文字过长，已截断
flag-calendar-year-missing = 工作日历缺少年份，期限待定

## 核查结论
finding-upheld = 属实
finding-partly-upheld = 部分属实
finding-not-upheld = 不属实
finding-not-established = 无法查实

## 联系方式与方向
means-phone = 电话
means-visit = 面谈或走访
means-message = 短信或聊天
means-email = 电子邮件
means-letter = 信函
means-note = 内部备注
direction-in = 客户联系我们
direction-out = 我们联系客户

## 承诺
promise-kind-register = 登记入册
promise-kind-acknowledge = 受理告知
promise-kind-first-contact = 首次联系
promise-kind-answer = 答复
promise-kind-callback = 回访
promise-kind-given = 另行承诺
promise-state-running = 进行中
promise-state-kept = 按时兑现
promise-state-broken = 逾期未兑现
promise-state-kept-late = 逾期兑现
promise-state-released = 已解除
released-replanned = 不再适用
released-closed = 随结案解除
released-withdrawn = 随客户撤回解除
released-merged = 并入另一工单
basis-statutory = 法律法规
basis-outer = 外部交办
basis-contract = 合同约定
basis-policy = 本单位规定
basis-word = 人员承诺

## 处理方案
remedy-kind-apology = 道歉
remedy-kind-explanation = 解释说明
remedy-kind-repair = 维修或返工
remedy-kind-replacement = 更换
remedy-kind-refund = 退款
remedy-kind-compensation = 赔偿
remedy-kind-goodwill = 心意补偿
remedy-kind-improvement = 改进服务
remedy-state-proposed = 待审批
remedy-state-approved = 已批准
remedy-state-declined = 未获批准
remedy-state-offered = 等客户答复
remedy-state-accepted = 客户已接受，待兑现
remedy-state-refused = 客户不接受
remedy-state-countered = 客户另提要求
remedy-state-delivered = 已兑现
reply-accepts = 接受
reply-refuses = 不接受
reply-counters = 另提要求

## 客户对答复的意见
word-accepts = 认可
word-refuses = 不认可
word-counters = 另提要求
word-withdraws = 撤回投诉

## 回访
callback-reached = 已接通
callback-not-reached = 未接通
callback-solved = 问题已解决
callback-unsolved = 问题没解决
satisfaction-1 = 很不满意
satisfaction-2 = 不满意
satisfaction-3 = 一般
satisfaction-4 = 满意
satisfaction-5 = 很满意

## 结案与重开
outcome-resolved = 已解决
outcome-resolved-hint = 客户的问题解决了
outcome-partly-resolved = 部分解决
outcome-partly-resolved-hint = 解决了一部分，其余已讲明
outcome-explained = 已解释说明
outcome-explained-hint = 不需要或无法补救，已向客户讲清
outcome-unresolved = 未能解决
outcome-unresolved-hint = 如实记录没有解决，不美化
outcome-withdrawn = 客户撤回
outcome-withdrawn-hint = 客户自己收回了投诉
outcome-referred = 不属我方职责
outcome-referred-hint = 已告诉客户该找谁
outcome-past = 历史记录
outcome-past-hint = 转入之前已经答复
reopen-dissatisfied = 客户不满意
reopen-new-facts = 出现新情况
reopen-not-done = 承诺没有落实
reopen-mistake = 结案有误

## 工单之间
relation-repeat-of = 同一客户的重复投诉
relation-same-cause = 同一原因
relation-duplicate = 重复工单，已并入
relation-related = 其他关联

## 要做的事
duty-accept = 签收转来的工单
duty-acknowledge = 告知客户已受理
duty-triage = 分类定级
duty-first-contact = 首次联系客户
duty-react = 回应客户的补充或催办
duty-keep-promise = 兑现承诺
duty-answer = 查清并答复
duty-approve = 审批处理方案
duty-offer = 向客户提出方案
duty-ask-word = 请客户表态
duty-deliver = 兑现处理方案
duty-call-back = 回访客户
duty-close = 结案

## 角色
role-agent = 受理员
role-agent-hint = 最先听客户说、登记投诉
role-caseworker = 承办人
role-caseworker-hint = 办理转到本部门的工单
role-supervisor = 主管
role-supervisor-hint = 带领部门：派单、限额内审批、结案和重开
role-quality = 质量管理
role-quality-hint = 看全部工单，负责回访、关联和合并
role-manager = 管理层
role-manager-hint = 看全部工单，审批其他人限额以上的方案
role-auditor = 审计
role-auditor-hint = 查看一切记录，不作任何改动
role-administrator = 系统管理员
role-administrator-hint = 管理部门、人员、行业包和日历，本角色看不到工单

## 通知
notice-handed-over = 有工单转来，请签收；不属于您的请退单并说明理由
notice-returned = 工单被退回，请重新安排
notice-information-added = 客户补充了情况，请查看并回应
notice-urged = 客户催办，请尽快联系
notice-word-taken = 客户对答复表了态
notice-promise-broken = 对客户的承诺已逾期，仍须兑现
notice-approval-wanted = 有处理方案等您审批
notice-remedy-judged = 您提出的处理方案有了审批结果
notice-reopened = 您办过的工单已重开
notice-alert = 特急工单，请立即处理
notice-year-missing = 工作日历缺少年份，新工单算不出期限；请导入放假安排
notice-letter-failed = 给客户的信没有送到，请换一种方式告知客户
notice-missing-year = 工作日历缺少放假安排，请尽快导入

## 信件
letter-kind-acknowledgement = 受理告知
letter-kind-response = 答复
letter-kind-offer = 处理方案
letter-kind-closing = 办结告知
letter-kind-reopening = 重新办理告知

## 谁做的
actor-customer = 客户
actor-clock = 系统时钟
actor-import = 导入：{ $name }
actor-setup = 系统初始化

## 规则不允许时：挡在前面的是什么，现在该怎么做
refusal-not-signed-in = 您还没有登录，或账户已停用。
refusal-not-signed-in-hint = 请重新登录；仍然不行，请联系系统管理员。
refusal-not-yours = 这张工单不在您的部门范围内。
refusal-not-yours-hint = 如果该由您办理，请让现在的承办部门转办给您。
refusal-complained-about = 对方正是被投诉的人或部门，需要回避。
refusal-complained-about-hint = 请转给其他部门、其他人，或质量管理部门。
refusal-role-lacking = 您的角色不能做这一步。
refusal-role-lacking-hint = 请交给有权限的同事；如果这是您的工作，请系统管理员添加角色。
refusal-no-such-case = 没有这张工单。
refusal-no-such-case-hint = 请核对编号，最后一位是校验码，听错一位就查不到。
refusal-already-received = 这件投诉已经受理过了。
refusal-already-received-hint = 请打开已有的工单，在上面继续办理。
refusal-case-closed = 工单已经结案。
refusal-case-closed-hint = 要继续办理，请先重开并写明理由。
refusal-case-open = 工单正在办理，不需要重开。
refusal-case-open-hint = 直接在工单上继续办理即可。
refusal-merged-away = 这张工单已经并入另一张。
refusal-merged-away-hint = 请到并入的工单上办理；并错了可以撤销合并。
refusal-same-case = 不能把工单关联或并入它自己。
refusal-same-case-hint = 请核对另一张工单的编号，也看看它是不是已经并入了这一张。
refusal-not-merged = 这张工单没有并入别的工单。
refusal-not-merged-hint = 不需要撤销，请刷新页面看最新情况。
refusal-no-such-point = 这张工单上没有这个投诉点。
refusal-no-such-point-hint = 请刷新页面，从列出的投诉点里选。
refusal-no-such-promise = 这张工单上没有这项承诺。
refusal-no-such-promise-hint = 请刷新页面，从列出的承诺里选。
refusal-no-such-remedy = 这张工单上没有这个处理方案。
refusal-no-such-remedy-hint = 请刷新页面，从列出的方案里选。
refusal-kept-by-deed = 这类承诺不能直接标为已兑现。
refusal-kept-by-deed-hint = 把答应的事做了，例如联系、答复或回访客户，系统会自己记为兑现。
refusal-promise-settled = 这项承诺已经兑现或解除。
refusal-promise-settled-hint = 需要再答应客户什么，请新增一项承诺。
refusal-promise-in-the-past = 答应的时间已经过去了。
refusal-promise-in-the-past-hint = 请选一个将来的、您做得到的时间。
refusal-promise-too-far = 答应的时间太远了，最多一年。
refusal-promise-too-far-hint = 请先答应一个近一些的时间，到时告诉客户进展，再约下一次。
refusal-not-triaged = 工单还没有分类定级。
refusal-not-triaged-hint = 请先分类定级，再做这一步。
refusal-reason-missing = 这样定级需要写明理由。
refusal-reason-missing-hint = 更改性质、手工调整优先级，或定为特急、紧急时，请写下理由。
refusal-no-such-unit = 没有这个部门，或部门已停用。
refusal-no-such-unit-hint = 请从部门列表里重新选择。
refusal-no-such-person = 没有这个人、这个人已离开，或不在这个部门。
refusal-no-such-person-hint = 请重新选择人员，或只转给部门，由部门自己安排。
refusal-no-such-category = 没有这个分类，或它下面还有更细的分类。
refusal-no-such-category-hint = 请选到最细的一级。
refusal-nothing-offered = 没有等待签收的转办。
refusal-nothing-offered-hint = 工单已有承办人；需要换人，请办理转办。
refusal-offered-to-others = 这张工单转给了别的部门或别的人。
refusal-offered-to-others-hint = 请由接收方签收；如果转错了，请对方退单。
refusal-already-there = 工单本来就在那里。
refusal-already-there-hint = 请选择另一个部门或另一个人。
refusal-nowhere-to-return = 没有可以退回的地方。
refusal-nowhere-to-return-hint = 首问负责：请直接转办给应当负责的部门，并写明理由。
refusal-approval-missing = 这个方案还没有批准。
refusal-approval-missing-hint = 请等审批通过后再向客户提出，先不要口头答应。
refusal-own-proposal = 不能审批自己提出的方案。
refusal-own-proposal-hint = 请另一位有审批权限的同事审批。
refusal-above-your-limit = 金额超出了您的审批限额。
refusal-above-your-limit-hint = 请转给限额更高的人审批。
refusal-remedy-not-ready = 这个方案现在还不能走这一步。
refusal-remedy-not-ready-hint = 请刷新页面看方案的最新状态；需要改动，请另提一个方案。
refusal-remedy-not-accepted = 客户还没有接受这个方案。
refusal-remedy-not-accepted-hint = 请先记下客户的答复，接受后再兑现。
refusal-point-unanswered = 还有投诉点没有答复。
refusal-point-unanswered-hint = 请逐点写好答复，一点也不要漏。
refusal-not-responded = 还没有答复客户。
refusal-not-responded-hint = 请先把决定告诉客户。
refusal-word-awaited = 还在等客户对答复表态。
refusal-word-awaited-hint = 请联系客户问一声；超过约定天数没有回音，就可以结案。
refusal-customer-refused = 客户不认可答复。
refusal-customer-refused-hint = 请重新核查或调整方案，再次答复客户。
refusal-customer-waits = 客户补充或催办之后，还没有人回应。
refusal-customer-waits-hint = 请先联系客户，并把联系情况记下来。
refusal-promise-still-owed = 还有对客户的承诺没有兑现。
refusal-promise-still-owed-hint = 请先兑现；已经过期的也要补上，并向客户说明。
refusal-remedy-still-owed = 客户接受的方案还没有兑现。
refusal-remedy-still-owed-hint = 请办完并记下凭据，例如退款流水号、完工日期。
refusal-callback-missing = 还没有回访。
refusal-callback-missing-hint = 请没有经手这件事的同事回访客户。
refusal-handler-may-not-call-back = 经手过这张工单的人不能回访。
refusal-handler-may-not-call-back-hint = 请质量管理部门或其他同事回访，客户才好说实话。
refusal-lesson-missing = 这类工单结案前要写总结。
refusal-lesson-missing-hint = 请写清楚为什么会发生、以后怎么避免。
refusal-already-rated = 您已经评价过这次办理。
refusal-already-rated-hint = 如果还有话要说，请补充情况，我们会看到。
refusal-too-many = 一张工单上的这一项太多了。
refusal-too-many-hint = 请合并相近的内容；如果其实是几件事，请分开登记。
refusal-changed-meanwhile = 刚才有人改过这张工单。
refusal-changed-meanwhile-hint = 您写的内容还在。请看一下最新情况，再决定是否提交。
refusal-key-reused = 同一个请求编号用在了不同的内容上。
refusal-key-reused-hint = 请刷新页面再提交；程序调用请换一个新的请求编号。
refusal-link-expired = 这个链接已失效或不完整。
refusal-link-expired-hint = 请从信件里复制完整的链接，或拿着编号给我们打电话。
refusal-already-there-by-name = 已经有同名的了。
refusal-already-there-by-name-hint = 请换一个名字，或修改已有的那一个。
refusal-unit-in-use = 这个部门还有人员、下级部门或未结的工单。
refusal-unit-in-use-hint = 请先把它们转到别的部门，再停用。
refusal-unit-circle = 这样会让部门成为自己的上级。
refusal-unit-circle-hint = 请选择另一个上级部门；最上级的部门只有一个。
refusal-last-administrator = 至少要留一位系统管理员。
refusal-last-administrator-hint = 请先给另一个人系统管理员角色。

## 表单填得不对时
problem-missing = 请填写
problem-too-long = 最多 { $max } 个字，现在有 { $found } 个
problem-too-many = 最多 { $max } 项
problem-not-a-phone = 不像电话号码，例如 138 1234 5678 或 0571-8888 6666 转 123
problem-not-a-mail-address = 不像电子邮件地址，例如 name@example.com
problem-not-a-time = 看不懂这个时间，例如 2026-08-17 09:30
problem-in-the-future = 时间还没有到，请核对日期
problem-too-long-ago = 时间太早，请核对年份
problem-before-it-began = 结束早于开始，请核对两个时间
problem-not-a-choice = 请从列出的选项里选
problem-not-a-number = 请填范围内的数字
problem-not-an-amount = 请填大于零的金额，最多两位小数
problem-file-too-large = 文件太大，最大 { $max }
problem-file-kind = 不接受这种文件，或内容与文件名不符
problem-no-way-to-answer = 请留下电话或电子邮件，我们才能答复您
problem-not-a-code = 只能用小写字母、数字、点、下划线和短横，以字母或数字开头，最多 64 个
problem-weak-password = 密码太短或太常见，请换一个长一些的

## 日历算不出来时
calendar-year-not-loaded = 还没有 { $year } 年的节假日安排，算不出时限。请管理员导入 { $year } 年的节假日和调休日。
calendar-year-already-loaded = { $year } 年的节假日安排已经有了。如果是更正，请选择替换。
calendar-no-working-time = 一周里没有任何工作时间。请至少给一天设置上班时间。
calendar-bad-hours = “{ $text }”不是一段时间。请写成 09:00-12:00，结束要晚于开始，过夜的在 24:00 处分成两段。
calendar-hours-overlap = 同一天的 { $first } 和 { $second } 重叠了。请合成一段或错开。
calendar-unknown-zone = 没有“{ $name }”这个时区。请用标准时区名，例如 Asia/Shanghai。
calendar-bad-span = “{ $text }”不是一个时长。请写整数、空格和单位，例如 5 working_day；单位有：{ $units }。
calendar-too-far = 时间太远，算不到。请缩短时长。
calendar-table-too-large = 文件有 { $size }，不像是节假日表。请确认选对了文件。
calendar-bad-json = 这份 JSON 读不懂：{ $reason }。需要 year 和 days，每天有 name、date、isOffDay。
calendar-bad-ics = 第 { $line } 行“{ $text }”不像日历文件。需要以 BEGIN:VCALENDAR 开头，里面是一个个日程。
calendar-empty-table = 表里一天也没有。这一年的放假安排可能还没公布，请等公布后再导入。
calendar-too-many-rows = 表里有 { $rows } 行，一年用不了这么多。请确认选对了文件。
calendar-year-out-of-range = 这是 { $year } 年的表，超出了可用的年份。请核对年份。
calendar-bad-table = 节假日表有误：{ $problems }
calendar-row-line = 第 { $n } 行：{ $fault }
calendar-row-entry = 第 { $n } 项：{ $fault }
calendar-row-separator = ；
calendar-row-bad-date = “{ $text }”不是日期，请写成 2027-01-31
calendar-row-bad-kind = “{ $text }”不是日子的种类，请写 off（休）或 work（班）
calendar-row-bad-name = 名称太长，或含有不可见字符
calendar-row-wrong-year = { $date } 不属于 { $year } 年
calendar-row-duplicate = { $date } 出现了两次
calendar-row-not-whole-day = “{ $text }”不是整天；节假日要按整天列出
calendar-row-repeats = 这个日程按规则“{ $text }”重复；请把每年的节假日逐个列出
calendar-row-bad-length = 这个日程有 { $days } 天；节假日应在 1 到 60 天之间
calendar-row-work-on-weekday = { $date } 是{ $weekday }，本来就上班；是不是想写休息

## 星期
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日

## 回访、第二次办理、满意度调查
refusal-already-called-back = 已经回访到客户，客户的话不能改写。
refusal-already-called-back-hint = 确实记错了，请再记一次并写明更正原因；原来的记录保留。
refusal-no-such-callback = 没有可以更正的回访。
refusal-no-such-callback-hint = 更正原因请留空，直接记下这次回访。
refusal-handled-before = 您经手过这件事，第二次办理要换人。
refusal-handled-before-hint = 请由没有经手过的同事签收办理；您知道的情况可以写成备注。
refusal-survey-without-questions = 本行业包没有满意度问题。
refusal-survey-without-questions-hint = 请在行业包里写上问题再邀请。
refusal-survey-not-yet = 工单还没有结案，不能调查满意度。
refusal-survey-not-yet-hint = 请先结案。
refusal-survey-without-address = 客户没有留邮箱，发不出链接。
refusal-survey-without-address-hint = 请改为电话调查。
refusal-survey-too-soon = 这位客户不久前刚被问过。
refusal-survey-too-soon-hint = 请过了行业包规定的天数再邀请，不要打扰客户。
refusal-no-such-survey = 没有这次满意度调查。
refusal-no-such-survey-hint = 请核对编号，或者先邀请客户。
refusal-survey-answered = 这次调查已经答过，答案不能改。
refusal-survey-answered-hint = 客户另有要说的，请在工单里补充，或者重开工单。
refusal-survey-superseded = 邀请之后工单又重新办理了，这次调查不再算数。
refusal-survey-superseded-hint = 再次结案后会另行邀请。
refusal-survey-expired = 调查的期限已过。
refusal-survey-expired-hint = 客户的意见请记成联系记录。
notice-second-handling = 客户说没有解决，请您重新办理
letter-kind-survey = 满意度调查
survey-way-link = 邮件链接
survey-way-phone = 电话
survey-way-import = 导入
heard-solved = 说解决了
heard-not-solved = 说没有解决
heard-not-reached = 没有联系上
disagreement-outcome-and-callback = 我们记的是已解决，回访听到的是没有解决。
disagreement-outcome-and-survey = 我们记的是已解决，满意度调查说没有解决。
disagreement-outcome-and-word = 我们记的是已解决，客户的表态不是。
disagreement-outcome-and-delivery = 我们记的是已解决，答应的方案还没有兑现。
disagreement-worse-than-heard = 我们记的是未能解决，客户却说解决了。
disagreement-word-and-callback = 客户的表态和回访听到的相反。
solved-callback-yes = 已解决：回访时客户说的
solved-callback-no = 未解决：回访时客户说的
solved-survey-yes = 已解决：满意度调查说的
solved-survey-no = 未解决：满意度调查说的
solved-word-yes = 已解决：客户认可答复
solved-word-no = 未解决：客户不认可答复
solved-house-yes = 已解决：只有我们自己说
solved-house-no = 未解决：我们自己说
solved-nobody = 没有人说过是否解决
dimension-tangibles = 有形度
dimension-reliability = 信赖度
dimension-responsiveness = 反应度
dimension-assurance = 专业度
dimension-empathy = 同理度
call-times-any-day = 每天 { $from } 点到 { $to } 点
call-times-working-days = 工作日 { $from } 点到 { $to } 点
call-times-note = { $times }（{ $note }）
refusal-no-such-improvement = 没有这份改进报告。
refusal-no-such-improvement-hint = 请从改进报告页打开。
refusal-improvement-settled = 这份改进报告已经交了。
refusal-improvement-settled-hint = 等看过再补充。
refusal-improvement-not-reported = 改进报告还没有交。
refusal-improvement-not-reported-hint = 请先由部门主管提交。
improvement-owed = 待提交
improvement-reported = 待审阅
improvement-accepted = 已通过

### Repeats: marked by whoever works on a case.
refusal-other-customer = 那张工单是另一位客户的，或者不知道是谁的。
refusal-other-customer-hint = 请选同一位客户先前的工单；如果两件确实是一回事，请主管来标记。
