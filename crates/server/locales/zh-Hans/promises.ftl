# 承诺：日期怎么算出来的，文字里的承诺，承诺台账，兑现率。

## 日期怎么来的（客户也会看到）
public-why = 这个日期怎么来的
reckoning-between = {""}
reckoning-word = 这是我们在 { $at } 亲口答应您的时间。
reckoning-outer = 这是转来投诉的单位规定的时间。
reckoning-past = 这个时间按当时的规则算出，规则或日历后来有过变动，现在不再逐日列出。
reckoning-from = 从{ $moment }（{ $at }）算起，时限 { $span }。
reckoning-first-day = 起算当天不算。
reckoning-rest = 中间 { $n } 天是休息日，不算。
reckoning-make-up = 有 { $n } 天调休上班，照算。
reckoning-paused = 因为“{ $reason }”，{ $from } 到 { $to } 暂停计时。
reckoning-extended = 经批准延长 { $span }，原因：{ $reason }。
reckoning-rolled = 最后一天是休息日，顺延到下一个工作日。
reckoning-capped = 延长到了规定的上限为止。
reckoning-so = 所以最晚是 { $at }。依据：{ $basis }。

## 文字里的承诺
found-title = 您刚写的话里有承诺
found-question = 您写了“{ $said }”，也就是最晚 { $at }。登记为承诺吗？
found-open = 您写了“{ $said }”，日历上还查不到那一年。请填上到什么时候，再登记。
found-register = 登记为承诺
found-leave = 不是承诺就不用管，下次给客户写话时不再提起。
found-some = 上次写给客户的话里有 { $n } 处像承诺
advice-earlier-than-usual = 同类工单一般要到 { $at } 才办得完。
advice-rest-day = { $day }（{ $weekday }）是休息日。
advice-outside-hours = { $day }（{ $weekday }）的这个时间没有人上班。
advice-unknown-year = { $year } 年的日历还没有载入，不知道那天上不上班。
advice-again = 还没有登记。仍要这样答应，请再按一次。
said-in-contact = 联系时说的
said-in-progress = 告知进展时说的
said-in-response = 答复里说的
said-in-at = { $what } · { $at }

## 承诺台账
promises-title = 承诺台账
promises-sub = 答应过谁什么、谁答应的、到什么时候、做到没有
promises-lists = 看哪些承诺
promises-owed = 还欠着
promises-soon = 三天内到期
promises-broken = 没按时做到
promises-kept = 按时做到
promises-person = 谁答应的
promises-basis = 依据
promises-none = 这里没有承诺
promises-none-help = 换个条件看看，或看另外几类。
promises-rates = 承诺兑现率
promises-by-unit = 部门
promises-by-person = 答应的人
promises-by-category = 分类
promises-by-rule = 规则定的，不是某个人答应的
promises-rate-ended = 到期
promises-rate-kept = 按时做到
promises-rate-late = 逾期才做到
promises-rate-broken = 还没做到
promises-rate-rate = 兑现率
promises-rate-def = 到期：在所选月份到期、结果已知的承诺；已解除的、并入别的工单的不算。兑现率：其中按时做到的。
promises-rate-order = 按代码的字母顺序排列，不按兑现率排名：难办的事多，答应的多，数字自然不同。
promises-rate-scope = 只算您能看到的工单。点名称看其中没按时做到的。

## 接口
api-op-reckoning = 这个日期怎么来的
api-op-reckoning-more = 从起点到到期逐日列出：哪天算、哪天不算、暂停、延长、规则和来源；`words` 是客户看到的那句话。没有规则可算的承诺（例如口头答应的），`count` 为空。
api-op-found-promises = 上次写给客户的话里的承诺
api-op-found-promises-more = 还没有登记的才列出，并说明有什么不妥；登记时把 `what`、`due_at`、`said_in` 发到 `promises`。
api-op-list-promises = 承诺台账
api-op-list-promises-more = 正好是此人能打开的工单上的承诺。
api-op-kept-rates = 承诺兑现率
api-op-kept-rates-more = 按部门、答应的人或分类，按代码排列，从不按兑现率排名。

## 快速结案的信
closing-letter = 给客户的信
closing-letter-hint = 规则册允许快速结案，现在可以选；不选就发通常的结案信。记录照常保留。
closing-letter-usual = 通常的结案信
closing-letter-short = 结案简函
closing-letter-short-hint = 几行话：已经解决，如不满意怎么办
closing-letter-none = 不发信
closing-letter-none-hint = 已经当面或在电话里说清楚
letter-kind-summary = 结案简函
letter-summary-subject = 您的投诉已解决（编号 { $no }）
letter-summary-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }）已经当即解决，现在结案。

    如果您不这样认为，请打开专属链接，我们重新办理：
    { $link }

    有疑问请找 { $person }。电话 { $phone }。

    { $organisation }
