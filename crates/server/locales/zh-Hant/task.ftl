### 子任務、外部協作方與時間占比的用語。

## 待辦與通知
duty-accept-task = 接收子任務
duty-answer-task = 辦理並回覆子任務
duty-judge-task = 處理子任務的回覆或退單
duty-arbitrate = 裁定子任務由誰辦
notice-task-assigned = 有子任務交給您或您的部門
notice-task-returned = 您交辦的子任務被退回
notice-arbitration-wanted = 子任務多次退回，請裁定由誰辦
notice-task-arbitrated = 子任務由誰辦已有裁定
notice-task-answered = 子任務已有回覆，請審閱
notice-task-sent-back = 您的子任務回覆被退回補充
notice-task-confirmed = 您的子任務回覆已被採納
notice-task-withdrawn = 交給您的子任務已撤回
notice-task-broken = 子任務到期還沒有回覆

## 信件
letter-kind-task-asked = 請外部協作方辦理
letter-kind-task-sent-back = 請外部協作方補充
letter-kind-task-overdue = 催外部協作方回覆
letter-kind-task-withdrawn = 告知外部協作方已撤回
letter-task-asked-subject = { $organisation }請您協助辦理一件事（編號 { $no }）
letter-task-asked-body =
    { $name }：

    { $organisation }正在辦理一件投訴（編號 { $no }），需要您協助：

    { $text }

    請最遲在 { $due } 回覆。不用註冊賬號，打開下面的連結就可以接收、回覆、上傳材料，或說明為什麼辦不了。連結只對這一件事有效，請不要轉發：
    { $link }

    有疑問請找 { $person }，電話 { $phone }。

    { $organisation }
letter-task-sent-back-subject = 您的回覆還需要補充（編號 { $no }）
letter-task-sent-back-body =
    { $name }：

    感謝您的回覆（編號 { $no }）。還需要補充：

    { $text }

    請最遲在 { $due } 從原連結補充：
    { $link }

    有疑問請找 { $person }，電話 { $phone }。

    { $organisation }
letter-task-overdue-subject = 還沒有收到您的回覆（編號 { $no }）
letter-task-overdue-body =
    { $name }：

    請您協助的這件事（編號 { $no }）應在 { $due } 前回覆，現在還沒有收到：

    { $text }

    請儘快打開連結回覆；辦不了，也請在那裡說明原因：
    { $link }

    有疑問請找 { $person }，電話 { $phone }。

    { $organisation }
letter-task-withdrawn-subject = 不再需要您協助（編號 { $no }）
letter-task-withdrawn-body =
    { $name }：

    請您協助的這件事（編號 { $no }）不再需要辦理：

    { $text }

    不用再做什麼，謝謝您。原連結只剩這句說明：
    { $link }

    { $organisation }

## 經過
actor-partner = 外部協作方（子任務 { $n }）
timeline-task-assigned = 交辦子任務 { $n }
timeline-task-accepted = 接收子任務 { $n }
timeline-task-returned = 退回子任務 { $n }
timeline-task-reassigned = 子任務 { $n } 改派
timeline-task-arbitrated = 裁定子任務 { $n } 由誰辦
timeline-task-answered = 回覆子任務 { $n }
timeline-task-sent-back = 子任務 { $n } 的回覆被退回補充
timeline-task-confirmed = 採納子任務 { $n } 的回覆
timeline-task-withdrawn = 撤回子任務 { $n }
timeline-task-broken = 子任務 { $n } 到期沒有回覆
timeline-task-link-renewed = 子任務 { $n } 發出新連結
timeline-task-link-revoked = 子任務 { $n } 的連結已收回
timeline-fact-task-doer = 由誰辦
timeline-fact-task-points = 投訴點
timeline-fact-task-point = 投訴點 { $n }
told-task-assigned = 我們請其他部門一起查辦
told-task-partner = 我們請有關單位協助查辦
told-task-confirmed = 其他部門已查辦回覆

## 不予辦理的原因
refusal-no-such-task = 這件工單沒有這個子任務。
refusal-no-such-task-hint = 請回到工單頁，看看子任務的編號。
refusal-not-your-task = 這個子任務交給了別人。
refusal-not-your-task-hint = 請由被指定的人、其代理人或部門負責人辦理。
refusal-task-due-too-late = 子任務的時限晚於答覆客戶的時限。
refusal-task-due-too-late-hint = 請選更早的時間，或不填，由系統建議。
refusal-task-settled = 這個子任務已經回覆、退回、採納或撤回。
refusal-task-settled-hint = 請刷新頁面，看看它現在在誰手裡。
refusal-task-not-answered = 這個子任務還沒有可以審閱的回覆。
refusal-task-not-answered-hint = 請等對方回覆；不再需要就撤回。
refusal-task-not-returned = 這個子任務沒有被退回，不能改派或裁定。
refusal-task-not-returned-hint = 要換人辦，請先撤回，再重新交辦。
refusal-arbitration-needed = 退單次數已到上限，只能由上級裁定由誰辦。
refusal-arbitration-needed-hint = 請主管裁定；不再需要就撤回。
refusal-task-arbitrated = 上級已裁定由你部門辦，不能再退。
refusal-task-arbitrated-hint = 請辦理並回覆；確有困難，在回覆中寫明。
refusal-arbiter-is-party = 你是爭議的一方，不能自己裁定。
refusal-arbiter-is-party-hint = 請沒有經手這件事的主管裁定。
refusal-no-partner = 這個子任務不是交給外部協作方的，沒有連結。
refusal-no-partner-hint = 本單位的人登入後就能看到它。
refusal-task-still-open = 還有子任務沒有辦完。
refusal-task-still-open-hint = 請先採納回覆，或撤回不再需要的子任務。

## 工單頁
task-title = 子任務
task-none = 還沒有交辦子任務。
task-number = 子任務 { $n }
task-state-offered = 待接收
task-state-accepted = 辦理中
task-state-returned = 已退回
task-state-answered = 待審閱
task-state-confirmed = 已採納
task-state-withdrawn = 已撤回
task-late = 曾逾期
task-doer = 由誰辦
task-reach = 聯絡方式
task-due = 時限
task-by = 交辦人
task-points = 涉及的投訴點
task-points-hint = 選中的投訴點，對方須逐點回覆；不選則對整件事回覆。
task-partner-named = 外部協作方 { $name }
task-open-one = 子任務 { $n }（{ $doer }）
task-open-separator = 、
task-link-revoked = 連結已收回。
task-link-over = 連結已過期；可以重新傳送。
task-link-until = 連結 { $at } 前有效。
task-link = 打開連結
task-link-renew = 重新傳送連結
task-link-revoke = 收回連結
task-said-returned = 退回：{ $reason }
task-said-passed-on = 改派
task-said-arbitrated = 上級裁定
task-said-sent-back = 退回補充
task-said-withdrawn = 撤回
task-wants-arbitration = 退單次數已到上限：請沒有經手的主管裁定由誰辦。
task-answer = 回覆
task-accept = 接收
task-confirm = 採納回覆
task-answer-open = 回覆子任務
task-answer-text = 查辦情況
task-answer-do = 提交回覆
task-point-text = 建議怎樣答覆客戶
task-finding = 認定
task-reasons-hint = 選了認定，就要寫依據。
task-files = 材料
task-return = 退回
task-return-why = 為什麼退回？該由誰辦？
task-send-back = 退回補充
task-send-back-why = 還缺什麼？
task-due-kept = 不填則沿用原時限；原時限已過則按建議時間。
task-reassign = 改派
task-reassign-why = 為什麼派給他們？
task-arbitrate = 裁定
task-arbitrate-why = 裁定理由
task-arbitrate-hint = 裁定之後不能再退。
task-withdraw = 撤回
task-withdraw-why = 為什麼不再需要？
task-assign-unit = 交給部門或同事
task-assign-hint = 工單的負責人不變，對客戶的承諾仍由負責人兌現。子任務沒有採納或撤回之前，不能答覆客戶，也不能結案。
task-what = 要查什麼、辦什麼
task-unit = 部門
task-person = 指定的人
task-assign = 交辦
task-due-hint = 不填則為 { $at }；須早於答覆客戶的時限。
task-assign-partner = 交給外部協作方
task-partner-hint = 對方不用賬號，憑郵件裡的連結辦理，只看得到這裡寫的內容和選中的檔案。
task-partner-name = 名稱
task-partner-email = 郵箱
task-partner-phone = 電話
task-partner-language = 用什麼語言
task-partner-files = 給對方看的檔案
task-partner-files-hint = 沒有選中的，對方看不到。
task-partner-contact = 讓對方看到投訴人的聯絡方式
task-partner-contact-hint = 只在對方必須聯絡投訴人時勾選。
task-partner-send = 交辦並傳送連結
task-language-zh-hans = 繁體中文
task-language-zh-hant = 繁體中文
task-language-en = 英文
task-to-case = 檢視整件工單
task-yours = 交給你們的子任務
done-tasks = 已交辦；工單仍由你負責。
done-task-acceptances = 已接收子任務。
done-task-returns = 已退回子任務。
done-task-reassignments = 已改派子任務。
done-arbitrations = 已裁定。
done-task-answers = 已回覆，等負責人審閱。
done-task-send-backs = 已退回補充。
done-task-confirmations = 已採納回覆。
done-task-withdrawals = 已撤回子任務。
done-task-links = 新連結已發出，舊連結失效。
done-task-link-revocations = 連結已收回。

## 時間占比
share-title = 時間花在哪裡
share-handling = 經辦
share-department = 等部門
share-customer = 等客戶
share-paused = 暫停
share-working = 工作時間 { $span }

## 外部協作方的頁面
partner-title = 請您協助辦理
partner-state-offered = 請先看看要辦什麼，再接收或直接回覆。
partner-state-accepted = 您已接收，請在時限前回覆。
partner-state-returned = 您已說明辦不了，謝謝。我們會另作安排。
partner-state-answered = 您的回覆已收到，正在審閱。需要改動，可以再次提交。
partner-state-confirmed = 您的回覆已被採納，這件事辦完了。謝謝。
partner-state-withdrawn = 這件事不再需要您辦理。
partner-sent-back = 請補充
partner-what = 要辦什麼
partner-link-until = 連結有效期
partner-ask = 有疑問請找
partner-answered = 您的回覆
partner-answer = 填寫回覆
partner-point-text = 您的答覆
partner-decline = 辦不了，退回
partner-decline-note = 為什麼辦不了？該由誰辦？
partner-done-acceptance = 已接收，請在時限前回覆。
partner-done-answer = 已收到您的回覆，謝謝。
partner-done-return = 已收到您的說明，謝謝。
partner-wrong = 這個連結打不開
partner-wrong-help = 連結不完整，或已經換了新的。請從最近一封郵件裡完整打開；仍打不開，請聯絡發信給您的人。
partner-expired = 這個連結過期了
partner-expired-help = 請聯絡發信給您的人，請他重新傳送連結。
partner-revoked = 這個連結已被收回
partner-revoked-help = 如果您認為不應收回，請聯絡發信給您的人。
partner-over = 這件事不再需要您辦理
partner-over-help = 委託已經撤回或另有安排。謝謝您，不用再做什麼。

## 介面
api-group-tasks = 子任務
api-op-tasks = 交辦子任務
api-op-task-acceptances = 接收子任務
api-op-task-returns = 退回子任務
api-op-task-reassignments = 改派退回的子任務
api-op-arbitrations = 裁定子任務由誰辦
api-op-task-answers = 回覆子任務
api-op-task-send-backs = 把回覆退回補充
api-op-task-confirmations = 採納回覆
api-op-task-withdrawals = 撤回子任務
api-op-task-links = 給外部協作方重新傳送連結
api-op-task-link-revocations = 收回外部協作方的連結

## 看板
board-tasks = 到期未回覆的子任務
