### 上門走訪的用語。

## 待辦、通知與承諾
duty-visit = 上門
notice-visit-arranged = 有一次上門要您去
notice-visit-moved = 一次上門改了時間或換了人
notice-visit-cancelled = 一次上門不用去了
notice-visit-recorded = 上門看到的情況已經記下
notice-visit-not-agreed = 客戶對上門結果有異議，或沒有簽字
promise-kind-visit = 上門
told-by-visit = 最遲上門
public-promise-visit = 我們最遲 { $at } 上門。
released-moved = 改了時間
released-cancelled = 上門取消
told-promise-broken-visit = 我們約好最遲 { $at } 上門，沒有來。非常抱歉，已經告知負責的人。

## 信件
letter-kind-visit-arranged = 約定上門
letter-kind-visit-moved = 上門改期
letter-kind-visit-cancelled = 上門取消
letter-visit-arranged-subject = 我們約好上門（編號 { $no }）
letter-visit-arranged-body =
    { $name }您好：

    關於“{ $heading }”（編號 { $no }），我們上門來看：

    { $window }
    地點：{ $place }
    上門的是 { $visitor }。電話：{ $visitor_phone }。

    為了：{ $text }

    如果這個時間不方便，請在您的專屬頁面告訴我們：
    { $link }

    { $organisation }
letter-visit-moved-subject = 上門改了時間（編號 { $no }）
letter-visit-moved-body =
    { $name }您好：

    原來約好的時間我們來不了，非常抱歉。新的時間：

    { $window }
    地點：{ $place }
    上門的是 { $visitor }。電話：{ $visitor_phone }。

    原因：{ $text }

    如果這個時間不方便，請在您的專屬頁面告訴我們：
    { $link }

    { $organisation }
letter-visit-cancelled-subject = 上門取消了（編號 { $no }）
letter-visit-cancelled-body =
    { $name }您好：

    約好的上門（{ $window }）取消了。

    原因：{ $text }

    如果您覺得還是需要上門，請在您的專屬頁面告訴我們：
    { $link }

    { $organisation }

## 經過
timeline-visit-arranged = 約定第 { $n } 次上門
timeline-visit-moved = 第 { $n } 次上門改期
timeline-visit-arrived = 第 { $n } 次上門：已到現場
timeline-visit-recorded = 第 { $n } 次上門：情況已記下
timeline-visit-signed-off = 第 { $n } 次上門：客戶的意見
timeline-visit-cancelled = 第 { $n } 次上門取消
timeline-fact-visit-window = 時間
timeline-fact-visit-person = 誰去
timeline-fact-visit-place = 地點
timeline-fact-visit-result = 結果
timeline-fact-visit-consent = 客戶
timeline-fact-visit-name = 姓名
told-visit-arranged = 我們上門來看：{ $window }
told-visit-moved = 上門改到：{ $window }
told-visit-cancelled = 上門取消了
told-visit-done = 我們上門處理好了
told-visit-to-be-continued = 我們上門看過，還要再來一次
told-visit-nobody-there = 我們上門了，沒有遇到人
told-visit-no-access = 我們上門了，沒能進到現場
told-visit-agrees = 您簽字同意
told-visit-disagrees = 您簽了字，並說明了異議
told-visit-refuses-to-sign = 您沒有簽字

## 不予辦理的原因
refusal-no-such-visit = 這件事沒有這次上門。
refusal-no-such-visit-hint = 請回到這件事的頁面，看看上門的序號。
refusal-not-your-visit = 這次上門是別人去。
refusal-not-your-visit-hint = 被指定的人、他的代理人，或者經辦這件事的人可以辦。
refusal-visit-settled = 這次上門已經記下結果，或者已經取消。
refusal-visit-settled-hint = 請刷新頁面看看現在的情況；要再去，請另約一次。
refusal-visit-not-recorded = 還沒有記下現場的情況。
refusal-visit-not-recorded-hint = 請先記下情況，再請客戶簽字。
refusal-nothing-to-sign = 這次上門沒有做成什麼，不用簽字。
refusal-nothing-to-sign-hint = 要再去，請另約一次。
refusal-already-signed-off = 客戶對這次上門的意見已經記下，不能更改。
refusal-already-signed-off-hint = 客戶後來說的話，請記在聯系記錄裡，或者另約一次。
refusal-visit-still-open = 還有一次上門沒有去。
refusal-visit-still-open-hint = 請記下上門的結果，或者寫明原因取消。

## 頁面
visit-title = 上門
visit-none = 還沒有約上門。
visit-number = 第 { $n } 次上門
visit-in-vain = 有 { $n } 次到了沒有辦成。
visit-state-arranged = 已約定
visit-state-arrived = 已到現場
visit-state-recorded = 已記下
visit-state-signed-off = 已簽字確認
visit-state-cancelled = 已取消
visit-result = 結果
visit-result-done = 辦好了
visit-result-to-be-continued = 還要再來
visit-result-nobody-there = 沒有人
visit-result-no-access = 進不去
visit-consent = 客戶
visit-consent-agrees = 同意
visit-consent-disagrees = 有異議
visit-consent-refuses-to-sign = 不願簽字
visit-clashes = 與另一次上門時間重疊
visit-late = 沒有按時去
visit-person = 誰去
visit-person-instead = 換誰去
visit-same-person = 還是原來的人
visit-place = 地點
visit-what = 為了什麼
visit-from = 從
visit-to = 到
visit-why = 原因
visit-customer-reads = 客戶會看到。
visit-open = 打開這次上門
visit-arrange = 約上門
visit-arrange-hint = 約定的時間就是對客戶的承諾；客戶留有郵箱的，會發信告知。最長十二小時。
visit-arrange-do = 約定
visit-move = 改時間
visit-move-do = 告知新時間
visit-moved-to = 改到 { $window }：{ $why }
visit-cancel = 取消上門
visit-cancel-why = 為什麼不去了？
visit-cancelled-why = 取消原因
visit-arrive = 我到了
visit-record = 看到的和做了的
visit-record-do = 記下
visit-found = 情況
visit-found-hint = 除非沒有人，都要寫；客戶會看到。
visit-needed = 辦好了要填。
visit-between = { $min } 到 { $max }。
visit-at-least = 不小於 { $min }。
visit-at-most = 不大於 { $max }。
visit-photos = 照片
visit-photos-hint = 現拍，或者從相冊裡選。
visit-files = 已經上傳、屬於這次上門的照片
visit-sign = 請客戶確認
visit-sign-hint = 請客戶看過上面寫的，再把手機遞給客戶。
visit-sign-name = 姓名
visit-sign-name-hint = 不方便手寫時，這裡輸入的姓名就是簽字。
visit-signature = 簽字
visit-signature-clear = 重寫
visit-sign-note = 客戶怎麼說
visit-sign-note-hint = 有異議或不願簽字時要寫。
visit-sign-do = 記下客戶的意見
visit-signed = 客戶
visit-away-kept = 網絡斷了。填好的內容留在這台裝置上，恢復後會自動發送一次；頁面關了也還在，重新打開後按發送。
visit-photos-not-kept = 照片無法存在這台裝置上，關閉頁面就會遺失；請先發送，或留著照片再選一次。
done-visits = 上門已約定。
done-visit-moves = 上門時間已改。
done-visit-arrivals = 已記下您到了現場。
done-visit-records = 現場情況已記下。
done-visit-sign-offs = 客戶的意見已記下。
done-visit-cancellations = 上門已取消。

## 清單
visits-title = 上門
visits-sub = { $n ->
    [0] 今天和今後七天沒有要去的
   *[other] 今天和今後七天還有 { $n } 次要去
}
visits-mine = 我的上門
visits-unit = 本部門的上門
visits-today = 今天
visits-left-over = 以前沒去的
visits-none = 沒有上門
visits-none-help = 上門在每件事的頁面上約定。

## 接口
api-group-visits = 上門
api-op-visits = 約定上門
api-op-visit-moves = 改上門時間
api-op-visit-arrivals = 記下到達現場
api-op-visit-records = 記下現場情況
api-op-visit-sign-offs = 記下客戶的意見
api-op-visit-cancellations = 取消上門
