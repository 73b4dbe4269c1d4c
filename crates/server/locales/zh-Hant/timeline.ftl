# 工單頁的經過（timeline-…，給辦理人員看）和客戶查詢頁的經過（told-…，給客戶看，不含內部內容）。

## 受理與定級
timeline-received = 受理投訴（{ $channel }）
timeline-acknowledged = 告知客戶已受理
timeline-triaged = 分類定級
timeline-retriaged = 重新分類定級
timeline-nature-changed = { $before } → { $after }
timeline-point-added = 增加投訴點 { $n }
timeline-finding = 投訴點 { $n } 核查結論：{ $finding }
timeline-point-answered = 擬定投訴點 { $n } 的答覆

## 流轉
timeline-routed = 系統派單給{ $unit }
timeline-handed-over = 轉辦給{ $unit }
timeline-handed-over-person = 轉辦給{ $unit } { $person }
timeline-first-held = 首問負責：{ $person }（{ $unit }）
timeline-accepted = { $person }簽收，{ $unit }承辦
timeline-returned = 退單：{ $reason }

## 聯絡與附件
timeline-contact-phone-in = 客戶來電
timeline-contact-phone-out = 致電客戶
timeline-contact-visit-in = 客戶來訪
timeline-contact-visit-out = 走訪客戶
timeline-contact-message-in = 客戶傳來訊息
timeline-contact-message-out = 傳訊息給客戶
timeline-contact-email-in = 客戶寄來郵件
timeline-contact-email-out = 寄郵件給客戶
timeline-contact-letter-in = 客戶來信
timeline-contact-letter-out = 寄信給客戶
timeline-contact-note = 內部備註
timeline-attached = 新增附件

## 承諾
timeline-promise-made = 向客戶承諾
timeline-promise-clock = 開始計時：{ $what }
timeline-promise-kept = 兌現承諾：{ $what }
timeline-promise-kept-late = 逾期兌現：{ $what }
timeline-promise-broken = 承諾逾期：{ $what }
timeline-promise-released = 解除承諾：{ $what }
timeline-by = { $at } 前
timeline-kept = 按時兌現
timeline-kept-late = 逾期兌現
timeline-broken = 已逾期，原定 { $at } 前
timeline-outer-clock = { $what }（外部時限）

## 處理方案
timeline-remedy-proposed = 提出方案 { $n }：{ $kind }
timeline-remedy-approved = 方案 { $n } 獲批准：{ $kind }
timeline-remedy-declined = 方案 { $n } 未獲批准：{ $kind }
timeline-remedy-offered = 向客戶提出方案 { $n }：{ $kind }
timeline-remedy-accepted = 客戶接受方案 { $n }：{ $kind }
timeline-remedy-refused = 客戶不接受方案 { $n }：{ $kind }
timeline-remedy-countered = 客戶對方案 { $n } 另提要求：{ $kind }
timeline-remedy-delivered = 方案 { $n } 已兌現：{ $kind }
timeline-no-approval-needed = 限額以內，免審批

## 答覆、客戶的意見、回訪
timeline-responded = 答覆客戶（{ $means }）
timeline-word-accepts = 客戶認可答覆
timeline-word-refuses = 客戶不認可答覆
timeline-word-counters = 客戶對答覆另提要求
timeline-word-withdraws = 客戶撤回投訴
timeline-information-added = 客戶補充情況
timeline-urged = 客戶催辦
timeline-rated = 客戶評價：{ $words }（{ $n } 分）
timeline-called-back-solved = 回訪：問題已解決，{ $words }
timeline-called-back-unsolved = 回訪：問題沒解決，{ $words }
timeline-called-back-nobody = 回訪未接通

## 結案與工單之間
timeline-closed = 結案：{ $outcome }
timeline-reopened = 重開：{ $reason }
timeline-merged = 併入工單 { $no }
timeline-unmerged = 撤銷合併，恢復單獨辦理
timeline-year-missing = 工作日曆缺少 { $year } 年，有期限待定
timeline-year-loaded = 工作日曆已補齊，期限已算出
timeline-linked = 關聯工單 { $no }：{ $relation }
timeline-unlinked = 取消與工單 { $no } 的關聯

## 一句話的說法（不帶人名和方案內容）
timeline-short-handed-over = 轉辦
timeline-short-accepted = 簽收工單
timeline-short-returned = 退單
timeline-short-remedy-proposed = 提出方案 { $n }
timeline-short-remedy-approved = 方案 { $n } 獲批准
timeline-short-remedy-declined = 方案 { $n } 未獲批准
timeline-short-remedy-offered = 向客戶提出方案 { $n }
timeline-short-remedy-accepted = 客戶接受方案 { $n }
timeline-short-remedy-refused = 客戶不接受方案 { $n }
timeline-short-remedy-countered = 客戶對方案 { $n } 另提要求
timeline-short-remedy-delivered = 方案 { $n } 已兌現
timeline-short-promise-clock = 開始計時
timeline-short-promise-kept = 兌現承諾
timeline-short-promise-kept-late = 逾期兌現承諾
timeline-short-promise-broken = 承諾逾期
timeline-short-promise-released = 解除承諾

## 標註
timeline-fact-wish = 訴求
timeline-fact-heard-at = 最早聽到
timeline-fact-danger = 危險
timeline-danger = 正在危及人身或財產
timeline-fact-source = 來源編號
timeline-fact-kind = 類型
timeline-fact-nature = 性質
timeline-fact-category = 分類
timeline-fact-priority = 優先級
timeline-fact-with = 對方
timeline-fact-happened-at = 聯絡時間
timeline-fact-due = 期限
timeline-fact-amount = 金額
timeline-fact-point = 針對
timeline-fact-what = 內容
timeline-fact-approval = 審批
timeline-fact-unit = 責任部門
timeline-fact-back-to = 退回
timeline-fact-cause = 原因
timeline-fact-prevention = 預防措施

## 客戶看到的經過
told-you = 您
told-received = 收到您的投訴（{ $channel }）
told-acknowledged = 您的投訴已受理
told-handed-over = 已轉交{ $unit }
told-accepted = { $unit }開始辦理
told-contact-phone-in = 您來電
told-contact-phone-out = 我們打了電話給您
told-contact-visit-in = 您來訪
told-contact-visit-out = 我們當面拜訪了您
told-contact-message-in = 您傳來訊息
told-contact-message-out = 我們傳了訊息給您
told-contact-email-in = 您寄來郵件
told-contact-email-out = 我們寄了郵件給您
told-contact-letter-in = 您來信
told-contact-letter-out = 我們寄了信給您
told-attached = 您新增了附件
told-by-first-contact = 最遲聯絡您
told-by-answer = 最遲答覆您
told-by-callback = 最遲回訪您
told-by-acknowledge = 最遲告知受理
told-promise-made = 我們向您承諾
told-promise-replanned = 我們的時間安排有調整
told-promise-kept = 我們兌現了承諾
told-promise-kept-late = 我們兌現了承諾，但晚了，很抱歉
told-promise-broken = 我們沒有按時做到，很抱歉
told-promise-broken-given = 我們答應您的「{ $what }」原定 { $at } 前做到。這件事我們仍會辦，負責人已收到提醒。
told-promise-broken-answer = 我們原定 { $at } 前答覆您。這件事我們仍在辦，負責人已收到提醒。
told-fact-due = 期限
told-fact-amount = 金額
told-remedy-offered = 我們提出的方案：{ $kind }
told-remedy-accepted = 您接受了方案：{ $kind }
told-remedy-refused = 您沒有接受方案：{ $kind }
told-remedy-countered = 您對方案另提了要求：{ $kind }
told-remedy-delivered = 方案已兌現：{ $kind }
told-responded = 我們的答覆（{ $means }）
told-word-accepts = 您認可了答覆
told-word-refuses = 您不認可答覆
told-word-counters = 您另提了要求
told-word-withdraws = 您撤回了投訴
told-information-added = 您補充了情況
told-urged = 您催辦
told-rated = 您的評價：{ $words }（{ $n } 分）
told-called-back-solved = 我們回訪了您：問題已解決，{ $words }
told-called-back-unsolved = 我們回訪了您：問題沒解決，{ $words }
told-called-back-nobody = 我們回訪，沒有聯絡上您
told-closed = 辦結：{ $outcome }
told-outcome-resolved = 我們認為已解決
told-outcome-partly-resolved = 部分解決
told-outcome-explained = 已向您說明
told-outcome-unresolved = 已結案，問題未解決
told-outcome-withdrawn = 您已撤回
told-outcome-referred = 不屬我們職責，已告訴您該找誰
told-outcome-past = 此前已答覆
told-reopened-dissatisfied = 您不滿意，我們重新辦理
told-reopened-new-facts = 出現新情況，我們重新辦理
told-reopened-not-done = 答應您的沒有落實，我們重新辦理
told-reopened-mistake = 上次辦結有誤，我們重新辦理
told-merged = 與同一事項的另一件投訴合併辦理
told-unmerged = 恢復單獨辦理

## 回訪、第二次辦理、滿意度調查
timeline-call-times = 客戶說了方便接聽的時間
timeline-second-handling = 第二次辦理，換人
timeline-second-handling-alone = 第二次辦理：沒有別的人可換
timeline-fact-second-to = 由誰辦理
timeline-fact-second-not = 不再經手
timeline-list-comma = 、
timeline-survey-invited = 邀請客戶評價（{ $way }）
timeline-survey-skipped = 不久前問過這位客戶，這次不打擾
timeline-survey-answered = 客戶答了滿意度調查（{ $way }）
timeline-fact-call-again = 約好再打
timeline-fact-corrects = 更正第 { $n } 次回訪
told-call-times = 您說了方便接聽的時間
told-second-handling = 重新辦理，換由沒有經手過的同事負責：{ $unit }
told-second-handling-alone = 重新辦理
told-survey-invited = 我們請您評價
told-survey-answered = 您答了滿意度調查
