### 上门走访的用语。

## 待办、通知与承诺
duty-visit = 上门
notice-visit-arranged = 有一次上门要您去
notice-visit-moved = 一次上门改了时间或换了人
notice-visit-cancelled = 一次上门不用去了
notice-visit-recorded = 上门看到的情况已经记下
notice-visit-not-agreed = 客户对上门结果有异议，或没有签字
promise-kind-visit = 上门
told-by-visit = 最迟上门
public-promise-visit = 我们最迟 { $at } 上门。
released-moved = 改了时间
released-cancelled = 上门取消
told-promise-broken-visit = 我们约好最迟 { $at } 上门，没有来。非常抱歉，已经告知负责的人。

## 信件
letter-kind-visit-arranged = 约定上门
letter-kind-visit-moved = 上门改期
letter-kind-visit-cancelled = 上门取消
letter-visit-arranged-subject = 我们约好上门（编号 { $no }）
letter-visit-arranged-body =
    { $name }您好：

    关于“{ $heading }”（编号 { $no }），我们上门来看：

    { $window }
    地点：{ $place }
    上门的是 { $visitor }。电话：{ $visitor_phone }。

    为了：{ $text }

    如果这个时间不方便，请在您的专属页面告诉我们：
    { $link }

    { $organisation }
letter-visit-moved-subject = 上门改了时间（编号 { $no }）
letter-visit-moved-body =
    { $name }您好：

    原来约好的时间我们来不了，非常抱歉。新的时间：

    { $window }
    地点：{ $place }
    上门的是 { $visitor }。电话：{ $visitor_phone }。

    原因：{ $text }

    如果这个时间不方便，请在您的专属页面告诉我们：
    { $link }

    { $organisation }
letter-visit-cancelled-subject = 上门取消了（编号 { $no }）
letter-visit-cancelled-body =
    { $name }您好：

    约好的上门（{ $window }）取消了。

    原因：{ $text }

    如果您觉得还是需要上门，请在您的专属页面告诉我们：
    { $link }

    { $organisation }

## 经过
timeline-visit-arranged = 约定第 { $n } 次上门
timeline-visit-moved = 第 { $n } 次上门改期
timeline-visit-arrived = 第 { $n } 次上门：已到现场
timeline-visit-recorded = 第 { $n } 次上门：情况已记下
timeline-visit-signed-off = 第 { $n } 次上门：客户的意见
timeline-visit-cancelled = 第 { $n } 次上门取消
timeline-fact-visit-window = 时间
timeline-fact-visit-person = 谁去
timeline-fact-visit-place = 地点
timeline-fact-visit-result = 结果
timeline-fact-visit-consent = 客户
timeline-fact-visit-name = 姓名
told-visit-arranged = 我们上门来看：{ $window }
told-visit-moved = 上门改到：{ $window }
told-visit-cancelled = 上门取消了
told-visit-done = 我们上门处理好了
told-visit-to-be-continued = 我们上门看过，还要再来一次
told-visit-nobody-there = 我们上门了，没有遇到人
told-visit-no-access = 我们上门了，没能进到现场
told-visit-agrees = 您签字同意
told-visit-disagrees = 您签了字，并说明了异议
told-visit-refuses-to-sign = 您没有签字

## 不予办理的原因
refusal-no-such-visit = 这件事没有这次上门。
refusal-no-such-visit-hint = 请回到这件事的页面，看看上门的序号。
refusal-not-your-visit = 这次上门是别人去。
refusal-not-your-visit-hint = 被指定的人、他的代理人，或者经办这件事的人可以办。
refusal-visit-settled = 这次上门已经记下结果，或者已经取消。
refusal-visit-settled-hint = 请刷新页面看看现在的情况；要再去，请另约一次。
refusal-visit-not-recorded = 还没有记下现场的情况。
refusal-visit-not-recorded-hint = 请先记下情况，再请客户签字。
refusal-nothing-to-sign = 这次上门没有做成什么，不用签字。
refusal-nothing-to-sign-hint = 要再去，请另约一次。
refusal-already-signed-off = 客户对这次上门的意见已经记下，不能更改。
refusal-already-signed-off-hint = 客户后来说的话，请记在联系记录里，或者另约一次。
refusal-visit-still-open = 还有一次上门没有去。
refusal-visit-still-open-hint = 请记下上门的结果，或者写明原因取消。

## 页面
visit-title = 上门
visit-none = 还没有约上门。
visit-number = 第 { $n } 次上门
visit-in-vain = 有 { $n } 次到了没有办成。
visit-state-arranged = 已约定
visit-state-arrived = 已到现场
visit-state-recorded = 已记下
visit-state-signed-off = 已签字确认
visit-state-cancelled = 已取消
visit-result = 结果
visit-result-done = 办好了
visit-result-to-be-continued = 还要再来
visit-result-nobody-there = 没有人
visit-result-no-access = 进不去
visit-consent = 客户
visit-consent-agrees = 同意
visit-consent-disagrees = 有异议
visit-consent-refuses-to-sign = 不愿签字
visit-clashes = 与另一次上门时间重叠
visit-late = 没有按时去
visit-person = 谁去
visit-person-instead = 换谁去
visit-same-person = 还是原来的人
visit-place = 地点
visit-what = 为了什么
visit-from = 从
visit-to = 到
visit-why = 原因
visit-customer-reads = 客户会看到。
visit-open = 打开这次上门
visit-arrange = 约上门
visit-arrange-hint = 约定的时间就是对客户的承诺；客户留有邮箱的，会发信告知。最长十二小时。
visit-arrange-do = 约定
visit-move = 改时间
visit-move-do = 告知新时间
visit-moved-to = 改到 { $window }：{ $why }
visit-cancel = 取消上门
visit-cancel-why = 为什么不去了？
visit-cancelled-why = 取消原因
visit-arrive = 我到了
visit-record = 看到的和做了的
visit-record-do = 记下
visit-found = 情况
visit-found-hint = 除非没有人，都要写；客户会看到。
visit-needed = 办好了要填。
visit-between = { $min } 到 { $max }。
visit-at-least = 不小于 { $min }。
visit-at-most = 不大于 { $max }。
visit-photos = 照片
visit-photos-hint = 现拍，或者从相册里选。
visit-files = 已经上传、属于这次上门的照片
visit-sign = 请客户确认
visit-sign-hint = 请客户看过上面写的，再把手机递给客户。
visit-sign-name = 姓名
visit-sign-name-hint = 不方便手写时，这里输入的姓名就是签字。
visit-signature = 签字
visit-signature-clear = 重写
visit-sign-note = 客户怎么说
visit-sign-note-hint = 有异议或不愿签字时要写。
visit-sign-do = 记下客户的意见
visit-signed = 客户
visit-away-kept = 网络断了。填好的内容留在这台设备上，恢复后会自动发送一次；页面关了也还在，重新打开后按发送。
visit-photos-not-kept = 照片无法存在这台设备上，关闭页面就会丢失；请先发送，或留着照片再选一次。
done-visits = 上门已约定。
done-visit-moves = 上门时间已改。
done-visit-arrivals = 已记下您到了现场。
done-visit-records = 现场情况已记下。
done-visit-sign-offs = 客户的意见已记下。
done-visit-cancellations = 上门已取消。

## 清单
visits-title = 上门
visits-sub = { $n ->
    [0] 今天和今后七天没有要去的
   *[other] 今天和今后七天还有 { $n } 次要去
}
visits-mine = 我的上门
visits-unit = 本部门的上门
visits-today = 今天
visits-left-over = 以前没去的
visits-none = 没有上门
visits-none-help = 上门在每件事的页面上约定。

## 接口
api-group-visits = 上门
api-op-visits = 约定上门
api-op-visit-moves = 改上门时间
api-op-visit-arrivals = 记下到达现场
api-op-visit-records = 记下现场情况
api-op-visit-sign-offs = 记下客户的意见
api-op-visit-cancellations = 取消上门
