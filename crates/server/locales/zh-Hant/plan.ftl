### Words for plans: what is done for the customer, by whom and by when.

## Duties, notices, promises
duty-offer-plan = 把方案交給客戶
duty-ask-plan = 問客戶對方案的意見
notice-plan-answered = 客戶答覆了您的方案
released-replaced = 已由新方案代替

## Letters
letter-kind-plan = 解決方案
letter-plan-subject = 我們打算這樣解決，請您決定（編號 { $no }）
letter-plan-body =
    { $name }您好：

    關於您反映的「{ $heading }」（編號 { $no }），我們打算這樣解決：

    { $text }

    每一項由誰辦、什麼時候辦完，寫在您的專屬頁面上。同意、不同意或想要別的辦法，也請在那裡答覆：
    { $link }

    有疑問請找 { $person }。電話 { $phone }。

    { $organisation }

## The timeline
timeline-plan-proposed = 擬定方案 { $n }
timeline-plan-offered = 方案 { $n } 已交給客戶
timeline-plan-answered = 客戶對方案 { $n } 的答覆：{ $reply }
told-plan-offered = 我們提出了解決方案，請您決定
told-plan-accepts = 您同意了解決方案
told-plan-refuses = 您沒有同意解決方案
told-plan-counters = 您對解決方案另提了要求

## Refusals
refusal-no-such-plan = 這張工單沒有這個方案。
refusal-no-such-plan-hint = 請回到工單，看清方案的序號。
refusal-plan-settled = 這個方案客戶已經答覆，或已由新方案代替。
refusal-plan-settled-hint = 請刷新頁面看現在的方案；要改變已商定的內容，請擬定下一個方案請客戶同意。
refusal-plan-not-offered = 這個方案還沒有交給客戶。
refusal-plan-not-offered-hint = 先交給客戶，再記錄客戶的答覆。
refusal-plan-outdated = 方案裡有的日期已經過了。
refusal-plan-outdated-hint = 請改好日期，擬定下一個方案再請客戶答覆。
refusal-remedy-in-plan = 這項補救屬於客戶正在考慮的方案，不單獨答覆。
refusal-remedy-in-plan-hint = 請對整個方案答覆；只想要其中一部分，請選「另有要求」並寫明。
refusal-own-proposal-missing = 客戶要求退款，我們還沒有提出自己的方案。
refusal-own-proposal-missing-hint = 不同意退款，也要給出自己的數目和理由：提出補救並交給客戶，或擬定方案並寫明「為什麼不退款」。
refusal-plan-still-owed = 商定的方案還有措施沒有做完。
refusal-plan-still-owed-hint = 先把措施辦完，或請客戶同意新的方案。

## The case page
plan-title = 解決方案
plan-none = 還沒有擬定方案。
plan-number = 方案 { $n }
plan-state-proposed = 已擬定，未交客戶
plan-state-offered = 等客戶答覆
plan-state-accepted = 客戶已同意
plan-state-refused = 客戶不同意
plan-state-countered = 客戶另有要求
plan-state-replaced = 已由新方案代替
plan-by-unit = 部門
plan-by-person = 人員
plan-by-partner = 外部單位（寫明名稱）
plan-by-customer = 客戶自己
plan-by-others = 其他
plan-owes-proposal = 客戶要求退款：答覆前要有自己的方案和數目
plan-to-promise = 去兌現
plan-remedies = 隨方案給付的補救
plan-remedies-hint = 各自的審批不變：沒有批准的，方案交不出去。
plan-instead = 我們提出的數目
plan-refund-reason = 為什麼不退款
plan-refund-reason-hint = 客戶要求退款而不同意時填寫；上面勾選的金額就是我們自己的數目，沒有勾選就是零。
plan-weighed = 風險與備選（只給我們自己看）
plan-risk-of = 風險：{ $what }
plan-alternative-of = 沒有採用：{ $what }
plan-propose = 擬定方案
plan-propose-next = 擬定下一個方案
plan-propose-hint = 寫清做什麼、誰來做、什麼時候做完。客戶同意後，我們的每一項措施都成為承諾，沒有做完不能辦結。
plan-customer-reads = 客戶會看到。
plan-what = 方案概要
plan-points = 針對哪些訴求
plan-points-hint = 不選就是整張工單。
plan-measure = 措施 { $n }
plan-measure-what = 做什麼
plan-measure-who = 誰來做
plan-measure-due = 最遲什麼時候
plan-measure-name = 外部單位名稱
plan-risk = 風險 { $n }
plan-risk-what = 可能出什麼問題
plan-risk-counter = 怎麼應對
plan-alternative = 備選 { $n }
plan-alternative-what = 還考慮過什麼
plan-alternative-why = 為什麼沒有採用
plan-propose-do = 保存方案
plan-offer = 交給客戶
plan-answer = 記錄客戶答覆
plan-answer-what = 客戶怎麼說
plan-answer-means = 通過什麼方式
plan-answer-note = 客戶的原話、商定的內容
plan-answer-note-hint = 會記入聯絡記錄，作為商定的憑據。
plan-answer-do = 記錄
plan-answered-at = { $reply }（{ $at }）
done-plans = 方案已保存，還沒有交給客戶。
done-plan-offers = 方案已交給客戶。
done-plan-answers = 客戶對方案的答覆已記錄。

## The customer's page
public-plan = 我們打算這樣解決，請您決定
public-plan-by = 最遲 { $at }
public-plan-remedies = 同時給您
public-plan-question = 您同意這個方案吗
public-plan-outdated = 方案裡有的日期已經過了，我們會給您新的方案。

## The agreement
paper-agreement-plan = 解決方案
paper-agreement-head-measure = 做什麼
paper-agreement-head-who = 誰來做
paper-agreement-measure-done = { $date } 已完成
paper-agreement-instead = 不退款的理由：{ $reason }。甲方提出的數目：{ $amount }。

## The interface
api-op-plans = 擬定方案
api-op-plan-offers = 把方案交給客戶
api-op-plan-answers = 記錄客戶對方案的答覆

## The demo
demo-plan-what = 先恢復使用，再查清原因，防止再發生
demo-plan-first = 上門檢修，恢復正常使用
demo-plan-second = 一周內複查一次，把結果告訴您
demo-plan-risk = 配件當天到不了
demo-plan-counter = 先用備件恢復，配件到了再換
demo-plan-alternative = 整套更換
demo-plan-why-not = 費用高，現有設備還能修
demo-plan-agreed = 就按這個辦
demo-plan-refused = 日期已經過了，等新的安排
