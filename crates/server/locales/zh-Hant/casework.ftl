# 規則裡的每一個詞：階段、類型、性質、管道、承諾、方案、結論，以及規則說「不行」時的說法。
# 編號由程式裡的名字而來：底線寫成連字號，例如 promise_still_owed 寫成 refusal-promise-still-owed。

## 階段
stage-received = 新受理
stage-received-hint = 已登記，還沒有分類定級
stage-working = 辦理中
stage-working-hint = 已分類定級，正在核查和辦理
stage-responded = 已答覆
stage-responded-hint = 已把決定告訴客戶，等客戶表態
stage-settled = 待結案
stage-settled-hint = 客戶不再有異議，還剩兌現、回訪或總結
stage-closed = 已結案
stage-closed-hint = 全部辦完，客戶不滿意隨時可以重開

## 類型
kind-complaint = 投訴
kind-complaint-hint = 對我們做的或沒做的事不滿
kind-objection = 異議
kind-objection-hint = 對規定、制度或管理方式有意見
kind-dispute = 糾紛
kind-dispute-hint = 雙方各有主張
kind-grievance = 抱怨
kind-grievance-hint = 只想說出來，沒有具體要求
kind-inquiry = 諮詢
kind-inquiry-hint = 想問清楚一件事
kind-suggestion = 建議
kind-suggestion-hint = 希望我們做得更好
kind-fault-report = 故障申告
kind-fault-report-hint = 設備、系統或線路壞了
kind-praise = 表揚
kind-praise-hint = 對我們的肯定

## 性質
nature-valid = 有效投訴
nature-valid-hint = 確實是我們的錯：查明原因，採取糾正和預防措施
nature-needs-improvement = 待改進投訴
nature-needs-improvement-hint = 沒有違反規定，但做得不夠好：查明原因，加以改進
nature-invalid = 無效投訴
nature-invalid-hint = 經核查不成立：當面說明或書面告知，講清理由
nature-help = 求助
nature-help-hint = 溝通性：希望有人幫一把。處理不當會變成有效投訴
nature-inquiry = 詢問
nature-inquiry-hint = 溝通性：希望得到解釋。處理不當會變成有效投訴
nature-venting = 發洩
nature-venting-hint = 溝通性：希望有人傾聽。處理不當會變成有效投訴

## 優先級
priority-p1 = { priority-1 }
priority-p1-hint = 立即處理：有危險、涉及法律或需要特別照顧的人
priority-p2 = { priority-2 }
priority-p2-hint = 當天處理
priority-p3 = { priority-3 }
priority-p3-hint = 按正常時限處理
priority-p4 = { priority-4 }
priority-p4-hint = 不著急，有空時處理

## 輕重的五個方面，每個 0 到 3 分
factor-severity = 事情本身
factor-severity-0 = 沒有損失
factor-severity-1 = 輕微不便或小額損失
factor-severity-2 = 明顯損失，或影響正常生活工作
factor-severity-3 = 重大損失，或已涉及法律、媒體
factor-safety = 安全
factor-safety-0 = 不涉及安全
factor-safety-1 = 有隱患，暫無危險
factor-safety-2 = 可能傷人或毀壞財物
factor-safety-3 = 正在危及人身或財產
factor-complexity = 複雜程度
factor-complexity-0 = 一個人就能辦好
factor-complexity-1 = 需要別人配合
factor-complexity-2 = 涉及幾個部門，或有反覆
factor-complexity-3 = 涉及多個部門、歷時很久或技術性很強
factor-impact = 影響範圍
factor-impact-0 = 只影響投訴人自己
factor-impact-1 = 影響幾個人
factor-impact-2 = 影響許多人
factor-impact-3 = 大面積影響，或影響老人、兒童、病人等
factor-immediacy = 是否要馬上處理
factor-immediacy-0 = 按常規即可
factor-immediacy-1 = 宜早不宜遲
factor-immediacy-2 = 當天要有動作
factor-immediacy-3 = 一刻也不能等

## 受理管道
channel-phone = 電話
channel-counter = 櫃檯來訪
channel-on-site = 現場反映
channel-letter = 信函傳真
channel-email = 電子郵件
channel-web = 網路投訴
channel-chat = 線上客服
channel-community = 網站或社群留言
channel-social-media = 社群媒體與新聞
channel-app = 手機應用程式
channel-api = 系統介面
channel-hotline = 熱線轉辦
channel-regulator = 監管部門轉辦
channel-import = 批次匯入

## 投訴對象
subject-room = 房屋
subject-place = 地點
subject-order = 訂單或合約
subject-batch = 批次
subject-product = 商品
subject-device = 設備設施
subject-vehicle = 車輛
subject-person = 我方人員
subject-unit = 我方部門
subject-cell = 基地台或線路
subject-account = 帳戶或帳單
subject-other = 其他

## 發生頻率
recurrence-once = 只發生過一次
recurrence-sometimes = 時有發生
recurrence-regularly = 固定時段發生
recurrence-always = 一直存在

## 情緒（聽到的，與所說的內容分開記）
emotion-calm = 平靜
emotion-worried = 擔心
emotion-disappointed = 失望
emotion-angry = 生氣
emotion-furious = 怒不可遏

## 轉入記錄的疑點
flag-answered-before-received = 答覆時間早於受理時間
flag-answer-time-missing = 沒有答覆時間
flag-receipt-time-missing = 沒有受理時間
flag-narrative-missing = 沒有正文
flag-text-cut = 文字過長，已截斷
flag-calendar-year-missing = 工作日曆缺少年份，期限待定

## 核查結論
finding-upheld = 屬實
finding-partly-upheld = 部分屬實
finding-not-upheld = 不屬實
finding-not-established = 無法查實

## 聯絡方式與方向
means-phone = 電話
means-visit = 面談或走訪
means-message = 簡訊或聊天
means-email = 電子郵件
means-letter = 信函
means-note = 內部備註
direction-in = 客戶聯絡我們
direction-out = 我們聯絡客戶

## 承諾
promise-kind-register = 登記入冊
promise-kind-acknowledge = 受理告知
promise-kind-first-contact = 首次聯絡
promise-kind-answer = 答覆
promise-kind-callback = 回訪
promise-kind-given = 另行承諾
promise-state-running = 進行中
promise-state-kept = 按時兌現
promise-state-broken = 逾期未兌現
promise-state-kept-late = 逾期兌現
promise-state-released = 已解除
released-replanned = 不再適用
released-closed = 隨結案解除
released-withdrawn = 隨客戶撤回解除
released-merged = 併入另一工單
basis-statutory = 法律法規
basis-outer = 外部交辦
basis-contract = 合約約定
basis-policy = 本單位規定
basis-word = 人員承諾

## 處理方案
remedy-kind-apology = 道歉
remedy-kind-explanation = 解釋說明
remedy-kind-repair = 維修或返工
remedy-kind-replacement = 更換
remedy-kind-refund = 退款
remedy-kind-compensation = 賠償
remedy-kind-goodwill = 心意補償
remedy-kind-improvement = 改進服務
remedy-state-proposed = 待審批
remedy-state-approved = 已批准
remedy-state-declined = 未獲批准
remedy-state-offered = 等客戶答覆
remedy-state-accepted = 客戶已接受，待兌現
remedy-state-refused = 客戶不接受
remedy-state-countered = 客戶另提要求
remedy-state-delivered = 已兌現
reply-accepts = 接受
reply-refuses = 不接受
reply-counters = 另提要求

## 客戶對答覆的意見
word-accepts = 認可
word-refuses = 不認可
word-counters = 另提要求
word-withdraws = 撤回投訴

## 回訪
callback-reached = 已接通
callback-not-reached = 未接通
callback-solved = 問題已解決
callback-unsolved = 問題沒解決
satisfaction-1 = 很不滿意
satisfaction-2 = 不滿意
satisfaction-3 = 一般
satisfaction-4 = 滿意
satisfaction-5 = 很滿意

## 結案與重開
outcome-resolved = 已解決
outcome-resolved-hint = 客戶的問題解決了
outcome-partly-resolved = 部分解決
outcome-partly-resolved-hint = 解決了一部分，其餘已講明
outcome-explained = 已解釋說明
outcome-explained-hint = 不需要或無法補救，已向客戶講清
outcome-unresolved = 未能解決
outcome-unresolved-hint = 如實記錄沒有解決，不美化
outcome-withdrawn = 客戶撤回
outcome-withdrawn-hint = 客戶自己收回了投訴
outcome-referred = 不屬我方職責
outcome-referred-hint = 已告訴客戶該找誰
outcome-past = 歷史記錄
outcome-past-hint = 轉入之前已經答覆
reopen-dissatisfied = 客戶不滿意
reopen-new-facts = 出現新情況
reopen-not-done = 承諾沒有落實
reopen-mistake = 結案有誤

## 工單之間
relation-repeat-of = 同一客戶的重複投訴
relation-same-cause = 同一原因
relation-duplicate = 重複工單，已併入
relation-related = 其他關聯

## 要做的事
duty-accept = 簽收轉來的工單
duty-acknowledge = 告知客戶已受理
duty-triage = 分類定級
duty-first-contact = 首次聯絡客戶
duty-react = 回應客戶的補充或催辦
duty-keep-promise = 兌現承諾
duty-answer = 查清並答覆
duty-approve = 審批處理方案
duty-offer = 向客戶提出方案
duty-ask-word = 請客戶表態
duty-deliver = 兌現處理方案
duty-call-back = 回訪客戶
duty-close = 結案

## 角色
role-agent = 受理員
role-agent-hint = 最先聽客戶說、登記投訴
role-caseworker = 承辦人
role-caseworker-hint = 辦理轉到本部門的工單
role-supervisor = 主管
role-supervisor-hint = 帶領部門：派單、限額內審批、結案和重開
role-quality = 品質管理
role-quality-hint = 看全部工單，負責回訪、關聯和合併
role-manager = 管理層
role-manager-hint = 看全部工單，審批其他人限額以上的方案
role-auditor = 審計
role-auditor-hint = 查看一切記錄，不作任何改動
role-administrator = 系統管理員
role-administrator-hint = 管理部門、人員、行業包和行事曆，本角色看不到工單

## 通知
notice-handed-over = 有工單轉來，請簽收；不屬於您的請退單並說明理由
notice-returned = 工單被退回，請重新安排
notice-information-added = 客戶補充了情況，請查看並回應
notice-urged = 客戶催辦，請儘快聯絡
notice-word-taken = 客戶對答覆表了態
notice-promise-broken = 對客戶的承諾已逾期，仍須兌現
notice-approval-wanted = 有處理方案等您審批
notice-remedy-judged = 您提出的處理方案有了審批結果
notice-reopened = 您辦過的工單已重開
notice-alert = 特急工單，請立即處理
notice-year-missing = 工作日曆缺少年份，新工單算不出期限；請匯入放假安排
notice-letter-failed = 給客戶的信沒有送到，請換一種方式告知客戶
notice-missing-year = 工作日曆缺少放假安排，請儘快匯入

## 信件
letter-kind-acknowledgement = 受理告知
letter-kind-response = 答覆
letter-kind-offer = 處理方案
letter-kind-closing = 辦結告知
letter-kind-reopening = 重新辦理告知

## 誰做的
actor-customer = 客戶
actor-clock = 系統時鐘
actor-import = 匯入：{ $name }
actor-setup = 系統初始化

## 規則不允許時：擋在前面的是什麼，現在該怎麼做
refusal-not-signed-in = 您還沒有登入，或帳戶已停用。
refusal-not-signed-in-hint = 請重新登入；仍然不行，請聯絡系統管理員。
refusal-not-yours = 這張工單不在您的部門範圍內。
refusal-not-yours-hint = 如果該由您辦理，請讓現在的承辦部門轉辦給您。
refusal-complained-about = 對方正是被投訴的人或部門，需要迴避。
refusal-complained-about-hint = 請轉給其他部門、其他人，或品質管理部門。
refusal-role-lacking = 您的角色不能做這一步。
refusal-role-lacking-hint = 請交給有權限的同事；如果這是您的工作，請系統管理員新增角色。
refusal-no-such-case = 沒有這張工單。
refusal-no-such-case-hint = 請核對編號，最後一位是檢查碼，聽錯一位就查不到。
refusal-already-received = 這件投訴已經受理過了。
refusal-already-received-hint = 請開啟已有的工單，在上面繼續辦理。
refusal-case-closed = 工單已經結案。
refusal-case-closed-hint = 要繼續辦理，請先重開並寫明理由。
refusal-case-open = 工單正在辦理，不需要重開。
refusal-case-open-hint = 直接在工單上繼續辦理即可。
refusal-merged-away = 這張工單已經併入另一張。
refusal-merged-away-hint = 請到併入的工單上辦理；併錯了可以撤銷合併。
refusal-same-case = 不能把工單關聯或併入它自己。
refusal-same-case-hint = 請核對另一張工單的編號，也看看它是不是已經併入了這一張。
refusal-not-merged = 這張工單沒有併入別的工單。
refusal-not-merged-hint = 不需要撤銷，請重新整理頁面看最新情況。
refusal-no-such-point = 這張工單上沒有這個投訴點。
refusal-no-such-point-hint = 請重新整理頁面，從列出的投訴點裡選。
refusal-no-such-promise = 這張工單上沒有這項承諾。
refusal-no-such-promise-hint = 請重新整理頁面，從列出的承諾裡選。
refusal-no-such-remedy = 這張工單上沒有這個處理方案。
refusal-no-such-remedy-hint = 請重新整理頁面，從列出的方案裡選。
refusal-kept-by-deed = 這類承諾不能直接標為已兌現。
refusal-kept-by-deed-hint = 把答應的事做了，例如聯絡、答覆或回訪客戶，系統會自己記為兌現。
refusal-promise-settled = 這項承諾已經兌現或解除。
refusal-promise-settled-hint = 需要再答應客戶什麼，請新增一項承諾。
refusal-promise-in-the-past = 答應的時間已經過去了。
refusal-promise-in-the-past-hint = 請選一個將來的、您做得到的時間。
refusal-promise-too-far = 答應的時間太遠了，最多一年。
refusal-promise-too-far-hint = 請先答應一個近一些的時間，到時告訴客戶進展，再約下一次。
refusal-not-triaged = 工單還沒有分類定級。
refusal-not-triaged-hint = 請先分類定級，再做這一步。
refusal-reason-missing = 這樣定級需要寫明理由。
refusal-reason-missing-hint = 更改性質、手工調整優先級，或定為特急、緊急時，請寫下理由。
refusal-no-such-unit = 沒有這個部門，或部門已停用。
refusal-no-such-unit-hint = 請從部門列表裡重新選擇。
refusal-no-such-person = 沒有這個人、這個人已離開，或不在這個部門。
refusal-no-such-person-hint = 請重新選擇人員，或只轉給部門，由部門自己安排。
refusal-no-such-category = 沒有這個分類，或它下面還有更細的分類。
refusal-no-such-category-hint = 請選到最細的一級。
refusal-nothing-offered = 沒有等待簽收的轉辦。
refusal-nothing-offered-hint = 工單已有承辦人；需要換人，請辦理轉辦。
refusal-offered-to-others = 這張工單轉給了別的部門或別的人。
refusal-offered-to-others-hint = 請由接收方簽收；如果轉錯了，請對方退單。
refusal-already-there = 工單本來就在那裡。
refusal-already-there-hint = 請選擇另一個部門或另一個人。
refusal-nowhere-to-return = 沒有可以退回的地方。
refusal-nowhere-to-return-hint = 首問負責：請直接轉辦給應當負責的部門，並寫明理由。
refusal-approval-missing = 這個方案還沒有批准。
refusal-approval-missing-hint = 請等審批通過後再向客戶提出，先不要口頭答應。
refusal-own-proposal = 不能審批自己提出的方案。
refusal-own-proposal-hint = 請另一位有審批權限的同事審批。
refusal-above-your-limit = 金額超出了您的審批限額。
refusal-above-your-limit-hint = 請轉給限額更高的人審批。
refusal-remedy-not-ready = 這個方案現在還不能走這一步。
refusal-remedy-not-ready-hint = 請重新整理頁面看方案的最新狀態；需要改動，請另提一個方案。
refusal-remedy-not-accepted = 客戶還沒有接受這個方案。
refusal-remedy-not-accepted-hint = 請先記下客戶的答覆，接受後再兌現。
refusal-point-unanswered = 還有投訴點沒有答覆。
refusal-point-unanswered-hint = 請逐點寫好答覆，一點也不要漏。
refusal-not-responded = 還沒有答覆客戶。
refusal-not-responded-hint = 請先把決定告訴客戶。
refusal-word-awaited = 還在等客戶對答覆表態。
refusal-word-awaited-hint = 請聯絡客戶問一聲；超過約定天數沒有回音，就可以結案。
refusal-customer-refused = 客戶不認可答覆。
refusal-customer-refused-hint = 請重新核查或調整方案，再次答覆客戶。
refusal-customer-waits = 客戶補充或催辦之後，還沒有人回應。
refusal-customer-waits-hint = 請先聯絡客戶，並把聯絡情況記下來。
refusal-promise-still-owed = 還有對客戶的承諾沒有兌現。
refusal-promise-still-owed-hint = 請先兌現；已經過期的也要補上，並向客戶說明。
refusal-remedy-still-owed = 客戶接受的方案還沒有兌現。
refusal-remedy-still-owed-hint = 請辦完並記下憑據，例如退款流水號、完工日期。
refusal-callback-missing = 還沒有回訪。
refusal-callback-missing-hint = 請沒有經手這件事的同事回訪客戶。
refusal-handler-may-not-call-back = 經手過這張工單的人不能回訪。
refusal-handler-may-not-call-back-hint = 請品質管理部門或其他同事回訪，客戶才好說實話。
refusal-lesson-missing = 這類工單結案前要寫總結。
refusal-lesson-missing-hint = 請寫清楚為什麼會發生、以後怎麼避免。
refusal-already-rated = 您已經評價過這次辦理。
refusal-already-rated-hint = 如果還有話要說，請補充情況，我們會看到。
refusal-too-many = 一張工單上的這一項太多了。
refusal-too-many-hint = 請合併相近的內容；如果其實是幾件事，請分開登記。
refusal-changed-meanwhile = 剛才有人改過這張工單。
refusal-changed-meanwhile-hint = 您寫的內容還在。請看一下最新情況，再決定是否提交。
refusal-key-reused = 同一個請求編號用在了不同的內容上。
refusal-key-reused-hint = 請重新整理頁面再提交；程式呼叫請換一個新的請求編號。
refusal-link-expired = 這個連結已失效或不完整。
refusal-link-expired-hint = 請從信件裡複製完整的連結，或拿著編號打電話給我們。
refusal-already-there-by-name = 已經有同名的了。
refusal-already-there-by-name-hint = 請換一個名字，或修改已有的那一個。
refusal-unit-in-use = 這個部門還有人員、下級部門或未結的工單。
refusal-unit-in-use-hint = 請先把它們轉到別的部門，再停用。
refusal-unit-circle = 這樣會讓部門成為自己的上級。
refusal-unit-circle-hint = 請選擇另一個上級部門；最上級的部門只有一個。
refusal-last-administrator = 至少要留一位系統管理員。
refusal-last-administrator-hint = 請先給另一個人系統管理員角色。

## 表單填得不對時
problem-missing = 請填寫
problem-too-long = 最多 { $max } 個字，現在有 { $found } 個
problem-too-many = 最多 { $max } 項
problem-not-a-phone = 不像電話號碼，例如 138 1234 5678 或 0571-8888 6666 轉 123
problem-not-a-mail-address = 不像電子郵件地址，例如 name@example.com
problem-not-a-time = 看不懂這個時間，例如 2026-08-17 09:30
problem-in-the-future = 時間還沒有到，請核對日期
problem-too-long-ago = 時間太早，請核對年份
problem-before-it-began = 結束早於開始，請核對兩個時間
problem-not-a-choice = 請從列出的選項裡選
problem-not-a-number = 請填範圍內的數字
problem-not-an-amount = 請填大於零的金額，最多兩位小數
problem-file-too-large = 檔案太大，最大 { $max }
problem-file-kind = 不接受這種檔案，或內容與檔案名稱不符
problem-no-way-to-answer = 請留下電話或電子郵件，我們才能答覆您
problem-not-a-code = 只能用小寫字母、數字、點、底線和連字號，以字母或數字開頭，最多 64 個
problem-weak-password = 密碼太短或太常見，請換一個長一些的

## 行事曆算不出來時
calendar-year-not-loaded = 還沒有 { $year } 年的假日安排，算不出時限。請管理員匯入 { $year } 年的假日和補班補假日。
calendar-year-already-loaded = { $year } 年的假日安排已經有了。如果是更正，請選擇替換。
calendar-no-working-time = 一週裡沒有任何工作時間。請至少給一天設定上班時間。
calendar-bad-hours = 「{ $text }」不是一段時間。請寫成 09:00-12:00，結束要晚於開始，過夜的在 24:00 處分成兩段。
calendar-hours-overlap = 同一天的 { $first } 和 { $second } 重疊了。請合成一段或錯開。
calendar-unknown-zone = 沒有「{ $name }」這個時區。請用標準時區名，例如 Asia/Shanghai。
calendar-bad-span = 「{ $text }」不是一個時間長度。請寫整數、空格和單位，例如 5 working_day；單位有：{ $units }。
calendar-too-far = 時間太遠，算不到。請縮短時間長度。
calendar-table-too-large = 檔案有 { $size }，不像是假日表。請確認選對了檔案。
calendar-bad-json = 這份 JSON 讀不懂：{ $reason }。需要 year 和 days，每天有 name、date、isOffDay。
calendar-bad-ics = 第 { $line } 行「{ $text }」不像日曆檔案。需要以 BEGIN:VCALENDAR 開頭，裡面是一個個行程。
calendar-empty-table = 表裡一天也沒有。這一年的放假安排可能還沒公佈，請等公佈後再匯入。
calendar-too-many-rows = 表裡有 { $rows } 行，一年用不了這麼多。請確認選對了檔案。
calendar-year-out-of-range = 這是 { $year } 年的表，超出了可用的年份。請核對年份。
calendar-bad-table = 假日表有誤：{ $problems }
calendar-row-line = 第 { $n } 行：{ $fault }
calendar-row-entry = 第 { $n } 項：{ $fault }
calendar-row-separator = ；
calendar-row-bad-date = 「{ $text }」不是日期，請寫成 2027-01-31
calendar-row-bad-kind = 「{ $text }」不是日子的種類，請寫 off（休）或 work（班）
calendar-row-bad-name = 名稱太長，或含有不可見字元
calendar-row-wrong-year = { $date } 不屬於 { $year } 年
calendar-row-duplicate = { $date } 出現了兩次
calendar-row-not-whole-day = 「{ $text }」不是整天；節假日要按整天列出
calendar-row-repeats = 這個行程按規則「{ $text }」重複；請把每年的節假日逐個列出
calendar-row-bad-length = 這個行程有 { $days } 天；節假日應在 1 到 60 天之間
calendar-row-work-on-weekday = { $date } 是{ $weekday }，本來就上班；是不是想寫休息

## 星期
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日

## 回訪、第二次辦理、滿意度調查
refusal-already-called-back = 已經回訪到客戶，客戶的話不能改寫。
refusal-already-called-back-hint = 確實記錯了，請再記一次並寫明更正原因；原來的記錄保留。
refusal-no-such-callback = 沒有可以更正的回訪。
refusal-no-such-callback-hint = 更正原因請留空，直接記下這次回訪。
refusal-handled-before = 您經手過這件事，第二次辦理要換人。
refusal-handled-before-hint = 請由沒有經手過的同事簽收辦理；您知道的情況可以寫成備註。
refusal-survey-without-questions = 本行業包沒有滿意度問題。
refusal-survey-without-questions-hint = 請在行業包裡寫上問題再邀請。
refusal-survey-not-yet = 工單還沒有結案，不能調查滿意度。
refusal-survey-not-yet-hint = 請先結案。
refusal-survey-without-address = 客戶沒有留郵箱，發不出連結。
refusal-survey-without-address-hint = 請改為電話調查。
refusal-survey-too-soon = 這位客戶不久前剛被問過。
refusal-survey-too-soon-hint = 請過了行業包規定的天數再邀請，不要打擾客戶。
refusal-no-such-survey = 沒有這次滿意度調查。
refusal-no-such-survey-hint = 請核對編號，或者先邀請客戶。
refusal-survey-answered = 這次調查已經答過，答案不能改。
refusal-survey-answered-hint = 客戶另有要說的，請在工單裡補充，或者重開工單。
refusal-survey-superseded = 邀請之後工單又重新辦理了，這次調查不再算數。
refusal-survey-superseded-hint = 再次結案後會另行邀請。
refusal-survey-expired = 調查的期限已過。
refusal-survey-expired-hint = 客戶的意見請記成聯繫記錄。
notice-second-handling = 客戶說沒有解決，請您重新辦理
letter-kind-survey = 滿意度調查
survey-way-link = 郵件連結
survey-way-phone = 電話
survey-way-import = 匯入
heard-solved = 說解決了
heard-not-solved = 說沒有解決
heard-not-reached = 沒有聯繫上
disagreement-outcome-and-callback = 我們記的是已解決，回訪聽到的是沒有解決。
disagreement-outcome-and-survey = 我們記的是已解決，滿意度調查說沒有解決。
disagreement-outcome-and-word = 我們記的是已解決，客戶的表態不是。
disagreement-outcome-and-delivery = 我們記的是已解決，答應的方案還沒有兌現。
disagreement-worse-than-heard = 我們記的是未能解決，客戶卻說解決了。
disagreement-word-and-callback = 客戶的表態和回訪聽到的相反。
solved-callback-yes = 已解決：回訪時客戶說的
solved-callback-no = 未解決：回訪時客戶說的
solved-survey-yes = 已解決：滿意度調查說的
solved-survey-no = 未解決：滿意度調查說的
solved-word-yes = 已解決：客戶認可答覆
solved-word-no = 未解決：客戶不認可答覆
solved-house-yes = 已解決：只有我們自己說
solved-house-no = 未解決：我們自己說
solved-nobody = 沒有人說過是否解決
dimension-tangibles = 有形度
dimension-reliability = 信賴度
dimension-responsiveness = 反應度
dimension-assurance = 專業度
dimension-empathy = 同理度
call-times-any-day = 每天 { $from } 點到 { $to } 點
call-times-working-days = 工作日 { $from } 點到 { $to } 點
call-times-note = { $times }（{ $note }）
refusal-no-such-improvement = 沒有這份改進報告。
refusal-no-such-improvement-hint = 請從改進報告頁打開。
refusal-improvement-settled = 這份改進報告已經交了。
refusal-improvement-settled-hint = 等看過再補充。
refusal-improvement-not-reported = 改進報告還沒有交。
refusal-improvement-not-reported-hint = 請先由部門主管提交。
improvement-owed = 待提交
improvement-reported = 待審閱
improvement-accepted = 已通過

### Repeats: marked by whoever works on a case.
refusal-other-customer = 那張工單是另一位客戶的，或者不知道是誰的。
refusal-other-customer-hint = 請選同一位客戶先前的工單；如果兩件確實是一回事，請主管來標記。
