# 承諾：日期怎麼算出來的，文字裡的承諾，承諾臺帳，兌現率。

## 日期怎麼來的（客戶也會看到）
public-why = 這個日期怎麼來的
reckoning-between = {""}
reckoning-word = 這是我們在 { $at } 親口答應您的時間。
reckoning-outer = 這是轉來投訴的單位規定的時間。
reckoning-past = 這個時間按當時的規則算出，規則或日曆後來有過變動，現在不再逐日列出。
reckoning-from = 從{ $moment }（{ $at }）算起，時限 { $span }。
reckoning-first-day = 起算當天不算。
reckoning-rest = 中間 { $n } 天是休息日，不算。
reckoning-make-up = 有 { $n } 天調休上班，照算。
reckoning-paused = 因為「{ $reason }」，{ $from } 到 { $to } 暫停計時。
reckoning-extended = 經核准延長 { $span }，原因：{ $reason }。
reckoning-rolled = 最後一天是休息日，順延到下一個工作日。
reckoning-capped = 延長到了規定的上限為止。
reckoning-so = 所以最晚是 { $at }。依據：{ $basis }。

## 文字裡的承諾
found-title = 您剛寫的話裡有承諾
found-question = 您寫了「{ $said }」，也就是最晚 { $at }。登記為承諾嗎？
found-open = 您寫了「{ $said }」，日曆上還查不到那一年。請填上到什麼時候，再登記。
found-register = 登記為承諾
found-leave = 不是承諾就不用管，下次給客戶寫話時不再提起。
found-some = 上次寫給客戶的話裡有 { $n } 處像承諾
advice-earlier-than-usual = 同類工單一般要到 { $at } 才辦得完。
advice-rest-day = { $day }（{ $weekday }）是休息日。
advice-outside-hours = { $day }（{ $weekday }）的這個時間沒有人上班。
advice-unknown-year = { $year } 年的日曆還沒有載入，不知道那天上不上班。
advice-again = 還沒有登記。仍要這樣答應，請再按一次。
said-in-contact = 聯絡時說的
said-in-progress = 告知進展時說的
said-in-response = 答覆裡說的
said-in-at = { $what } · { $at }

## 承諾臺帳
promises-title = 承諾臺帳
promises-sub = 答應過誰什麼、誰答應的、到什麼時候、做到沒有
promises-lists = 看哪些承諾
promises-owed = 還欠著
promises-soon = 三天內到期
promises-broken = 沒按時做到
promises-kept = 按時做到
promises-person = 誰答應的
promises-basis = 依據
promises-none = 這裡沒有承諾
promises-none-help = 換個條件看看，或看另外幾類。
promises-rates = 承諾兌現率
promises-by-unit = 部門
promises-by-person = 答應的人
promises-by-category = 分類
promises-by-rule = 規則定的，不是某個人答應的
promises-rate-ended = 到期
promises-rate-kept = 按時做到
promises-rate-late = 逾期才做到
promises-rate-broken = 還沒做到
promises-rate-rate = 兌現率
promises-rate-def = 到期：在所選月份到期、結果已知的承諾；已解除的、併入別的工單的不算。兌現率：其中按時做到的。
promises-rate-order = 按代碼的字母順序排列，不按兌現率排名：難辦的事多，答應的多，數字自然不同。
promises-rate-scope = 只算您能看到的工單。點名稱看其中沒按時做到的。

## 介面
api-op-reckoning = 這個日期怎麼來的
api-op-reckoning-more = 從起點到到期逐日列出：哪天算、哪天不算、暫停、延長、規則和來源；`words` 是客戶看到的那句話。沒有規則可算的承諾（例如口頭答應的），`count` 為空。
api-op-found-promises = 上次寫給客戶的話裡的承諾
api-op-found-promises-more = 還沒有登記的才列出，並說明有什麼不妥；登記時把 `what`、`due_at`、`said_in` 送到 `promises`。
api-op-list-promises = 承諾臺帳
api-op-list-promises-more = 正好是此人能開啟的工單上的承諾。
api-op-kept-rates = 承諾兌現率
api-op-kept-rates-more = 按部門、答應的人或分類，按代碼排列，從不按兌現率排名。

## 快速結案的信
closing-letter = 給客戶的信
closing-letter-hint = 規則冊允許快速結案，現在可以選；不選就發通常的結案信。記錄照常保留。
closing-letter-usual = 通常的結案信
closing-letter-short = 結案簡函
closing-letter-short-hint = 幾行話：已經解決，如不滿意怎麼辦
closing-letter-none = 不發信
closing-letter-none-hint = 已經當面或在電話裡說清楚
letter-kind-summary = 結案簡函
letter-summary-subject = 您的投訴已解決（編號 { $no }）
letter-summary-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }）已經當即解決，現在結案。

    如果您不這樣認為，請開啟專屬連結，我們重新辦理：
    { $link }

    有疑問請找 { $person }。電話 { $phone }。

    { $organisation }
