### Words for plans: what is done for the customer, by whom and by when.

## Duties, notices, promises
duty-offer-plan = 把方案交给客户
duty-ask-plan = 问客户对方案的意见
notice-plan-answered = 客户答复了您的方案
released-replaced = 已由新方案代替

## Letters
letter-kind-plan = 解决方案
letter-plan-subject = 我们打算这样解决，请您决定（编号 { $no }）
letter-plan-body =
    { $name }您好：

    关于您反映的“{ $heading }”（编号 { $no }），我们打算这样解决：

    { $text }

    每一项由谁办、什么时候办完，写在您的专属页面上。同意、不同意或想要别的办法，也请在那里答复：
    { $link }

    有疑问请找 { $person }。电话 { $phone }。

    { $organisation }

## The timeline
timeline-plan-proposed = 拟定方案 { $n }
timeline-plan-offered = 方案 { $n } 已交给客户
timeline-plan-answered = 客户对方案 { $n } 的答复：{ $reply }
told-plan-offered = 我们提出了解决方案，请您决定
told-plan-accepts = 您同意了解决方案
told-plan-refuses = 您没有同意解决方案
told-plan-counters = 您对解决方案另提了要求

## Refusals
refusal-no-such-plan = 这张工单没有这个方案。
refusal-no-such-plan-hint = 请回到工单，看清方案的序号。
refusal-plan-settled = 这个方案客户已经答复，或已由新方案代替。
refusal-plan-settled-hint = 请刷新页面看现在的方案；要改变已商定的内容，请拟定下一个方案请客户同意。
refusal-plan-not-offered = 这个方案还没有交给客户。
refusal-plan-not-offered-hint = 先交给客户，再记录客户的答复。
refusal-plan-outdated = 方案里有的日期已经过了。
refusal-plan-outdated-hint = 请改好日期，拟定下一个方案再请客户答复。
refusal-remedy-in-plan = 这项补救属于客户正在考虑的方案，不单独答复。
refusal-remedy-in-plan-hint = 请对整个方案答复；只想要其中一部分，请选“另有要求”并写明。
refusal-own-proposal-missing = 客户要求退款，我们还没有提出自己的方案。
refusal-own-proposal-missing-hint = 不同意退款，也要给出自己的数目和理由：提出补救并交给客户，或拟定方案并写明“为什么不退款”。
refusal-plan-still-owed = 商定的方案还有措施没有做完。
refusal-plan-still-owed-hint = 先把措施办完，或请客户同意新的方案。

## The case page
plan-title = 解决方案
plan-none = 还没有拟定方案。
plan-number = 方案 { $n }
plan-state-proposed = 已拟定，未交客户
plan-state-offered = 等客户答复
plan-state-accepted = 客户已同意
plan-state-refused = 客户不同意
plan-state-countered = 客户另有要求
plan-state-replaced = 已由新方案代替
plan-by-unit = 部门
plan-by-person = 人员
plan-by-partner = 外部单位（写明名称）
plan-by-customer = 客户自己
plan-by-others = 其他
plan-owes-proposal = 客户要求退款：答复前要有自己的方案和数目
plan-to-promise = 去兑现
plan-remedies = 随方案给付的补救
plan-remedies-hint = 各自的审批不变：没有批准的，方案交不出去。
plan-instead = 我们提出的数目
plan-refund-reason = 为什么不退款
plan-refund-reason-hint = 客户要求退款而不同意时填写；上面勾选的金额就是我们自己的数目，没有勾选就是零。
plan-weighed = 风险与备选（只给我们自己看）
plan-risk-of = 风险：{ $what }
plan-alternative-of = 没有采用：{ $what }
plan-propose = 拟定方案
plan-propose-next = 拟定下一个方案
plan-propose-hint = 写清做什么、谁来做、什么时候做完。客户同意后，我们的每一项措施都成为承诺，没有做完不能办结。
plan-customer-reads = 客户会看到。
plan-what = 方案概要
plan-points = 针对哪些诉求
plan-points-hint = 不选就是整张工单。
plan-measure = 措施 { $n }
plan-measure-what = 做什么
plan-measure-who = 谁来做
plan-measure-due = 最迟什么时候
plan-measure-name = 外部单位名称
plan-risk = 风险 { $n }
plan-risk-what = 可能出什么问题
plan-risk-counter = 怎么应对
plan-alternative = 备选 { $n }
plan-alternative-what = 还考虑过什么
plan-alternative-why = 为什么没有采用
plan-propose-do = 保存方案
plan-offer = 交给客户
plan-answer = 记录客户答复
plan-answer-what = 客户怎么说
plan-answer-means = 通过什么方式
plan-answer-note = 客户的原话、商定的内容
plan-answer-note-hint = 会记入联系记录，作为商定的凭据。
plan-answer-do = 记录
plan-answered-at = { $reply }（{ $at }）
done-plans = 方案已保存，还没有交给客户。
done-plan-offers = 方案已交给客户。
done-plan-answers = 客户对方案的答复已记录。

## The customer's page
public-plan = 我们打算这样解决，请您决定
public-plan-by = 最迟 { $at }
public-plan-remedies = 同时给您
public-plan-question = 您同意这个方案吗
public-plan-outdated = 方案里有的日期已经过了，我们会给您新的方案。

## The agreement
paper-agreement-plan = 解决方案
paper-agreement-head-measure = 做什么
paper-agreement-head-who = 谁来做
paper-agreement-measure-done = { $date } 已完成
paper-agreement-instead = 不退款的理由：{ $reason }。甲方提出的数目：{ $amount }。

## The interface
api-op-plans = 拟定方案
api-op-plan-offers = 把方案交给客户
api-op-plan-answers = 记录客户对方案的答复

## The demo
demo-plan-what = 先恢复使用，再查清原因，防止再发生
demo-plan-first = 上门检修，恢复正常使用
demo-plan-second = 一周内复查一次，把结果告诉您
demo-plan-risk = 配件当天到不了
demo-plan-counter = 先用备件恢复，配件到了再换
demo-plan-alternative = 整套更换
demo-plan-why-not = 费用高，现有设备还能修
demo-plan-agreed = 就按这个办
demo-plan-refused = 日期已经过了，等新的安排
