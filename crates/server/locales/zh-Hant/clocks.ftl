### 時鐘、暫停、延期、預警、督辦的用語。

## 承諾與待辦
promise-kind-progress = 告知進展
promise-kind-deliver = 兌現方案
promise-kind-milestone = 辦到某一步
duty-tell-progress = 告訴客戶進展
duty-reach-milestone = 辦到並登記
duty-accept-escalation = 接手預警
duty-answer-order = 答覆督辦
duty-judge-extension = 審批延期

## 通知
notice-warned = 預警：請檢視並處理
notice-pause-ended = 暫停到期，時限繼續計算
notice-extension-wanted = 有延期申請等您審批
notice-extension-judged = 您的延期申請有了結果
notice-supervised = 有督辦，請限期答覆
notice-order-answered = 您發出的督辦已答覆

## 信件
letter-kind-progress = 進展告知
letter-kind-extension = 延期告知
letter-kind-breach = 逾期告知
letter-progress-subject = 您投訴的進展（編號 { $no }）
letter-progress-body =
    { $name }您好：

    您反映的“{ $heading }”（編號 { $no }），目前的進展是：

    { $text }

    下一次最遲在 { $due } 給您訊息。有事請找 { $person }，電話 { $phone }。

    檢視全過程或補充情況，請開啟您的專屬連結：
    { $link }

    { $organisation }
letter-extension-subject = 您的投訴需要更多時間（編號 { $no }）
letter-extension-body =
    { $name }您好：

    您反映的“{ $heading }”（編號 { $no }）還需要一些時間，原因是：

    { $text }

    新的答覆時間不晚於 { $due }。讓您久等，我們很抱歉。有事請找 { $person }，電話 { $phone }。

    不同意或要補充，請開啟您的專屬連結：
    { $link }

    { $organisation }
letter-breach-subject = 我們沒有按時做到（編號 { $no }）
letter-breach-body =
    { $name }您好：

    您反映的“{ $heading }”（編號 { $no }），我們沒有在答應的時間內做到，向您道歉。

    { $text }

    這件事由 { $person } 繼續辦理，電話 { $phone }。您可以在專屬連結裡催辦：
    { $link }

    { $organisation }

## 全過程
timeline-short-promise-moved = 時限調整
timeline-promise-moved = “{ $what }”的時限調整了
timeline-moved = 改為 { $at }
timeline-paused = 時限暫停
timeline-pause-ended = 時限繼續計算
timeline-extension-asked = 申請延期
timeline-extension-granted = 同意延期
timeline-extension-refused = 不同意延期
timeline-milestone = 登記節點
timeline-progress = 告知進展（{ $means }）
timeline-warned = 預警
timeline-warned-of = 預警：{ $what }
timeline-escalation-accepted = 預警已有人接手
timeline-supervised = 督辦
timeline-order-answered = 督辦已答覆
timeline-told-nobody = 沒有找到可通知的人
timeline-fact-more-time = 延長
timeline-fact-reason = 原因
timeline-fact-until = 最晚到
timeline-fact-next = 下次告知
timeline-fact-told = 已通知
timeline-fact-accept-by = 請在此前接手
told-paused = 辦理時限暫停
told-pause-ended = 辦理時限繼續計算
told-extension-granted = 需要更多時間
told-by-progress = 最遲告知進展
told-by-deliver = 最遲兌現
told-by-milestone = 最遲辦到
told-by-register = 最遲登記
told-by-given = 最遲做到

## 公開的時限說明
public-policy-promise-progress = 告訴您進展
public-policy-promise-deliver = 兌現答應您的
public-policy-promise-milestone = 辦到這一步
public-policy-since-acknowledged = 告知受理以後 { $span }內
public-policy-since-contacted = 首次聯絡以後 { $span }內
public-policy-since-progressed = 每過 { $span }
public-policy-since-agreed = 與您談妥以後 { $span }內
public-policy-since-delivered = 兌現以後 { $span }內
public-policy-since-milestone = 辦到前一步以後 { $span }內
public-policy-since-broken = 沒有按時做到以後 { $span }內

## 介面
api-op-progress = 告訴客戶進展
api-op-pauses = 暫停時限
api-op-pauses-more = 原因取自所用規則；到期自動恢復。
api-op-resumption = 恢復時限
api-op-extensions = 申請延期
api-op-grants = 同意延期
api-op-grants-more = 不能同意自己的申請；客戶會收到理由和新的日期。
api-op-refusals = 不同意延期
api-op-milestones = 登記節點
api-op-escalation-acceptances = 接手預警
api-op-supervision-orders = 督辦
api-op-order-answers = 答覆督辦
api-group-time = 時限、預警與督辦

## 管理記錄
admin-history-policy = “{ $name }”的時限規則第 { $n } 版生效
admin-history-absences = { $name }的請假與代理
admin-policy-note = 修改說明
admin-absences = 請假

## 規則不允許時
refusal-nothing-to-pause = 這個原因能停下的時限，現在都沒有在走。
refusal-nothing-to-pause-hint = 已到期或已辦到的時限不能暫停；需要更多時間請申請延期。
refusal-already-paused = 時限已經在暫停。
refusal-already-paused-hint = 要換原因或日期，請先恢復，再重新暫停。
refusal-pause-ends-in-the-past = 暫停的結束時間已經過去。
refusal-pause-ends-in-the-past-hint = 請選一個將來的時間；暫停從現在開始，不能補登以前的。
refusal-pause-too-long = 暫停超過了這個原因允許的最長時間。
refusal-pause-too-long-hint = 請選近一些的日期，到期再看是否還需要。
refusal-not-extendable = 沒有規則允許延長這項時限。
refusal-not-extendable-hint = 到期請先告訴客戶進展；有外部原因時可以暫停。
refusal-extension-asked = 延期已經申請，正等審批。
refusal-extension-asked-hint = 請等審批結果，或聯絡審批人。
refusal-no-further-extension = 這項時限不能再延長了。
refusal-no-further-extension-hint = 請按期答覆；辦不完的先把進展和下一步告訴客戶。
refusal-no-such-extension = 這張工單沒有這項延期申請。
refusal-no-such-extension-hint = 請重新整理頁面再看。
refusal-extension-settled = 這項延期申請已有結果。
refusal-extension-settled-hint = 需要時請重新申請。
refusal-milestone-reached = 這個節點已經登記過，只能有一次。
refusal-milestone-reached-hint = 要更正，請寫一條備註說明。
refusal-no-such-escalation = 這張工單沒有這條預警。
refusal-no-such-escalation-hint = 請重新整理頁面再看。
refusal-not-told = 這條預警通知的不是您。
refusal-not-told-hint = 請由被通知的人接手；您可以直接聯絡他們。
refusal-no-such-order = 這張工單沒有這條督辦。
refusal-no-such-order-hint = 請重新整理頁面再看。
refusal-order-answered = 這條督辦已經答覆過。
refusal-order-answered-hint = 要補充，請寫一條備註。
refusal-order-still-owed = 還有督辦沒有答覆。
refusal-order-still-owed-hint = 請先答覆督辦，再結案。
refusal-policy-unsure = 規則裡有來源未經核對的條目。
refusal-policy-unsure-hint = 請看過這些條目，再勾選確認生效。
refusal-policy-wrong = 規則讀不通。
refusal-policy-wrong-hint = 錯誤和行號列在旁邊，請改好再提交；現行規則不受影響。

## 工單頁
time-title = 時限
time-why = 為什麼是這個時間
time-from = 從{ $moment }起
time-source = 依據
time-confidence = 來源可信度 { $letter }
time-policy-version = 規則第 { $n } 版
time-limit = 時限 { $span }
time-extended = 延長 { $span }
time-capped = 已到最長期限，不再順延
time-due = 到期
time-day-counted = 計
time-day-left-out = 不計
time-day-paused = 暫停
time-minutes = { $n } 分鐘
time-not-explained = 這項不是按規則計算的：日期由人答應，或由外部系統給定。
time-paused-now = 時限暫停中：{ $reason }，最晚到 { $at }
time-pause = 暫停時限
time-pause-hint = 從現在開始，到期自動恢復。沒有規則依據的暫停會計入審計。
time-pause-reason = 原因
time-pause-note = 在等什麼
time-pause-until = 最晚到
time-pause-evidence = 證明材料
time-resume = 恢復時限
time-ask = 申請延期
time-ask-reason = 理由（客戶會看到）
time-asked = { $person }申請延長 { $span }，待審批
time-grant = 同意
time-refuse = 不同意
time-refuse-note = 不同意的理由
time-progress = 告訴客戶進展
time-progress-text = 告訴客戶什麼
time-progress-next = 下次最遲何時告知
time-milestones = 登記節點
time-milestone = 節點
time-milestone-note = 單號、回執等
time-milestone-at = 發生時間（不填為現在）
time-windows = 還能做什麼
time-window-customer = 客戶可以
time-window-ours = 我們可以
time-window-until = 截至 { $at }
time-counters = 累計
time-counted = { $n } / 超過 { $max } 即達到
time-counter-over = 已達到
time-warnings = 預警與督辦
time-accept = 我來處理
time-accepted-by = { $person }已接手
time-accept-by = 請在 { $at } 前接手
time-told = 已通知 { $people }
time-order-due = 請在 { $at } 前答覆
time-order-answer = 答覆督辦
time-order-text = 查到什麼、正在做什麼
time-supervise = 督辦
time-supervise-text = 要說明什麼
time-supervise-due = 最遲答覆時間
moment-heard = 聽到
moment-received = 登記
moment-acknowledged = 告知受理
moment-contacted = 首次聯絡
moment-triaged = 定級
moment-progressed = 上次告知進展
moment-responded = 答覆
moment-agreed = 談妥
moment-delivered = 兌現
moment-milestone = 前一步辦到
moment-broken = 沒有按時做到

## 時限看板
board-title = 時限看板
board-sub = 您能看到的在辦工單，按最先到期的承諾排列
board-overdue = 已逾期
board-today = 今天
board-tomorrow = 明天
board-week = 本週內
board-none = 沒有
board-more = 在工單列表中檢視

## 時限規則
policy-title = 修改時限規則
policy-sub = 新規則只管以後登記的工單；在辦的工單按登記時的規則辦到底
policy-faults = 有 { $n } 處錯誤，現行規則不受影響
policy-line = 第 { $n } 行
policy-trial = 用最近一個月的 { $n } 張工單試算
policy-applied = 適用
policy-late = 會逾期
policy-late-before = 實際逾期
policy-remark = 提示
policy-never = 一張也不適用，請檢查條件
policy-always = 每張都適用，條件可能多餘
policy-text = 規則（現行第 { $n } 版，0 為行業包自帶）
policy-text-label = 規則正文（TOML）
policy-text-hint = 寫法見文件 policy.md；每條都要寫來源和可信度。
policy-note = 為什麼修改
policy-confirm = 我看過這些來源未經核對的條目：{ $codes }
policy-try = 試算
policy-put = 生效
policy-versions = 歷次版本
policy-version = 第 { $n } 版
admin-done-policy = 新的時限規則已生效，管以後登記的工單。
policy-rulebook = 從規則冊新增
policy-rulebook-hint = 法規、行業和地方規定的時限，各帶來源和可信度；先加到正文裡，看過再生效。
policy-rulebook-add = 加到正文
glance-over = 結果

# --- watch: absences, pauses standing still, who knew when, overruns, digests, key customers
time-order-said = 答覆：
absence-title = 請假與代理
absence-sub = 您和您帶的人什麼時候不在、由誰代理；預警和升級會找代理人
absence-list = 現在和將來的請假
absence-add = 登記請假
absence-own = 我的請假與代理
absence-none = 沒有登記請假。
absence-now = 請假中
absence-drop = 撤回
absence-from = 第一天
absence-to = 最後一天
absence-deputy = 代理人
absence-deputy-hint = 這段時間的預警和升級找代理人；不選則找上一級。
absence-no-deputy = 沒有代理人
absence-nobody = 沒有代理人，找上一級
absence-by = 由{ $person }代理
absence-span = { $from } 至 { $to }
absence-back = { $day } 回來
absence-mark = 請假，{ $day } 回來，{ $person }代理
absence-mark-alone = 請假，{ $day } 回來，沒有代理人
absence-person = 誰請假
absence-put = 登記
absence-no-day = 請填寫日期，例如 2026-08-20。
done-absence = 請假已經更新。
done-pace = 通知方式已經更新。
pace-title = 通知方式
pace-label = 怎樣收到通知
pace-hint = 一小時內同類通知太多時，其餘的會自動合併成一條匯總。最高級別的工單總是立即通知。
pace-at-once = 每條立即通知
pace-hourly = 每小時匯總一次
pace-daily = 每天早上八點匯總一次
time-read = { $person } { $at } 打開
time-unread = { $person } 還沒有打開
time-readings = 誰在什麼時候知道
timeline-escalation-read = 打開了預警
notice-digest = 匯總：{ $n } 條通知（{ $parts }）
notice-digest-part = { $what } { $n } 條
notice-overrun-report = 上週的逾時報告可以看了
pause-title = 暫停稽核
pause-sub = 時限停了多久，為什麼，在哪裡，誰停的，有沒有規則允許
pause-lasted = { $h } 小時 { $m } 分
pause-nobody = 沒有記名
pause-total = 合計
pause-list = { $n } 次暫停，顯示 { $shown } 次
pause-by = 按什麼分
pause-by-reason = 原因
pause-by-unit = 部門
pause-by-person = 暫停的人
pause-month = 月份
pause-more = 暫停太多，只統計了一部分。請選短一些的時間。
pause-none = 這段時間沒有時限停過。
pause-minutes = 停了多久
pause-unjustified = 其中沒有規則依據
pause-count = 次數
pause-cases = 工單
pause-all = 看全部
pause-definition = 按工作時間計算；只計已經過去的、落在這個月裡的部分；按工單現在的部門歸類。
pause-csv-no = 工單編號
pause-csv-reason = 原因
pause-csv-unit = 部門
pause-csv-person = 暫停的人
pause-csv-justified = 有規則依據
pause-csv-from = 開始
pause-csv-to = 結束
pause-csv-minutes = 分鐘
overrun-title = 逾時報告
overrun-span = { $from } 至 { $to } 到期、沒有按時兌現的承諾
overrun-month = 月份
overrun-by-week = 上週
overrun-before = 前一段
overrun-after = 後一段
overrun-more = 工單太多，只列了一部分。請選短一些的時間。
overrun-none = 這段時間的承諾都按時兌現了。
overrun-sum = { $n } 項承諾逾期，涉及 { $cases } 張工單
overrun-open = { $n } 項還沒有兌現
overrun-late = 超了多久（工作時間）
overrun-kept = 兌現
overrun-owed = 還沒有
overrun-accepted = { $person } { $at } 接手
overrun-opened = { $person } { $at } 打開
overrun-nobody-knew = 沒有人接手或打開
overrun-unanswered = 督辦未答覆，{ $at } 到期
overrun-case = 工單編號
overrun-what = 承諾
overrun-due = 到期
overrun-minutes = 逾時分鐘（工作時間）
overrun-who = 承辦人
overrun-rungs = 預警
overrun-knew = 誰知道
overrun-answers = 督辦答覆
key-customer-title = 重點客戶綠色通道
key-customer-sub = 名單上的客戶來投訴時自動標出；怎樣優先由行業包規定，別人的時限不受影響
key-customer-list = 名單
key-customer-none = 名單是空的。
key-customer-over = 已過期
key-customer-until-day = 到 { $day }
key-customer-drop = 移出
key-customer-add = 加入或修改
key-customer-name = 客戶
key-customer-key = 電話、郵箱或客戶編號
key-customer-key-hint = 登記投訴時憑它認出客戶。
key-customer-reason = 理由
key-customer-until = 最後一天
done-key-customer = 名單已經更新。
done-key-customer-dropped = 已移出名單；已經標出的工單不變。
flag-key-customer = 重點客戶
admin-history-pace = { $name }的通知方式
admin-history-key-customer = 重點客戶「{ $name }」
admin-history-key-customer-dropped = 「{ $name }」移出重點客戶名單
refusal-absence-ends-first = 請假的最後一天早於第一天。
refusal-absence-ends-first-hint = 請核對兩個日期。
refusal-absence-too-long = 一次請假不能超過一年。
refusal-absence-too-long-hint = 請分成幾次登記，或由管理員登記離職。
refusal-absence-too-far = 請假的日期離今天太遠。
refusal-absence-too-far-hint = 請核對年份；最遠可以登記兩年內的請假。
refusal-absences-overlap = 這段時間和另一次請假重疊。
refusal-absences-overlap-hint = 請先撤回另一次，或改日期。
refusal-deputy-oneself = 不能請自己代理。
refusal-deputy-oneself-hint = 請選另一位同事，或不選。
refusal-deputy-away = 代理人這段時間也不在。
refusal-deputy-away-hint = 請選一位這段時間在的同事，或不選。
refusal-key-customer-over = 最後一天已經過去。
refusal-key-customer-over-hint = 請填今天或以後的日期；不再需要的請移出名單。
refusal-no-such-key-customer = 名單上沒有這位客戶。
refusal-no-such-key-customer-hint = 請重新整理頁面再看；可能剛被移出。
api-op-pause-audit = 暫停稽核：時限停了多少分鐘
api-op-pause-audit-more = 按工作時間，按原因、部門或人分；每個數都列出工單。
api-op-overruns = 逾時報告：沒有按時兌現的承諾
api-op-overruns-more = 每項都說超了多久、通知過誰、誰知道、督辦怎樣答覆。
api-op-put-absences = 登記請假與代理
api-op-put-absences-more = 整份替換；本人、帶他的主管和管理員可以登記。
api-op-escalation-readings = 登記本人已打開預警
letter-digest-subject = { $name }：您有新的通知
letter-digest-body =
    { $name }，您好：

    這段時間您有這些通知：
    { $text }

    請在這裡查看：{ $link }
letter-kind-digest = 通知彙總
