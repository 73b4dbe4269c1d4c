# 頁面框架、通用部件、時間說法。其他頁面的詞各放在自己的檔案裡。

product = 聞過
product-motto = 聞過則喜
language-name = 繁體中文

## 導覽
skip-to-content = 跳到正文
nav-main = 主導覽
nav-menu = 選單
nav-work = 我的工作
nav-queue = 工單
nav-new = 登記投訴
nav-figures = 數據
nav-admin = 管理
nav-notices = 通知
nav-notices-unread = 通知，{ $n } 則未讀
nav-person = 我的帳戶
nav-sign-in = 登入
nav-sign-out = 登出
nav-language = 介面語言
nav-keys = 鍵盤快速鍵
search-label = 搜尋工單
search-hint = 編號、姓名、電話或內容
search-go = 搜尋

## 按鈕與通用詞
save = 儲存
send = 提交
cancel = 取消
close = 關閉
back = 返回
more = 更多
edit = 修改
remove = 移除
copy = 複製
copy-number = 複製編號
required = 必填
optional = 選填
yes = 是
no = 否
none = 無
all = 全部
choose = 請選擇
loading = 正在載入…
sending = 正在提交…
show-table = 查看數據表
internal-only = 僅內部可見

## 表單
form-problem-of = ：
form-problems = 有 { $n } 處需要修改
field-letters = { $n } 個字以內
file-choose = 選擇檔案
file-limit = 每個不超過 { $size }
pick-hint = 輸入文字篩選

## 列表
list-range = 第 { $from }–{ $to } 筆，共 { $of } 筆
list-range-open = 第 { $from }–{ $to } 筆
list-previous = 上一頁
list-next = 下一頁
list-pages = 翻頁
facets = 篩選
facet-clear = 取消篩選：{ $name }
filters-on = 已選條件
filters-clear = 清除全部
filter-without = 去掉條件 { $name }
sorted-up = 遞增
sorted-down = 遞減

## 工單的樣子
priority-1 = 特急
priority-2 = 緊急
priority-3 = 一般
priority-4 = 較緩
priority = 優先級
clock-kept = 已按時完成
clock-kept-late = 逾期完成
clock-paused = 已暫停
clock-due = 應於 { $at } 前完成
clock-kept-at = 完成於 { $at }
next-title = 接下來要做的
done-title = 已經做過的
promise-to = 對{ $whom }
promise-by = { $who } 承諾
promise-basis = 依據：{ $basis }
due-by = { $at } 前
promise-why = 怎麼算的
step-done = 已完成
step-now = 進行中
step-todo = 未開始
download = 下載

## 時間
span-moment = 不到 1 分鐘
span-minutes = { $n } 分鐘
span-hours-minutes = { $h } 小時 { $m } 分
span-hours = { $n } 小時
span-days = { $n } 天
time-left = 還剩 { $span }
time-over = 已超 { $span }
time-ago = { $span }前
time-ahead = { $span }後
time-just-now = 剛剛
time-today = 今天 { $time }
time-yesterday = 昨天 { $time }
time-tomorrow = 明天 { $time }
time-this-year = { $month }月{ $day }日 { $time }

## 快速鍵
keys-title = 鍵盤快速鍵
keys-work = 我的工作
keys-queue = 工單列表
keys-figures = 數據
keys-new = 登記新投訴
keys-search = 搜尋
keys-copy = 複製目前工單編號
keys-send = 提交正在填寫的表單
keys-close = 關閉選單或對話框
keys-list = 顯示本列表
keys-on = 啟用單鍵快速鍵
keys-then = 然後

## 腳本用的句子（花括號裡的詞由腳本填寫）
live-case-changed = 這張工單有更新，點此查看
live-list-changed = 列表有 {"{"}n{"}"} 筆更新，點此重新整理
copied = 已複製 {"{"}text{"}"}
copy-by-hand = 請手動複製：
draft-restored = 已恢復 {"{"}time{"}"} 未提交的內容
draft-discard = 捨棄
drafts-lost = 還有 {"{"}n{"}"} 份未提交的草稿，登出會刪除它們。確定登出嗎？
request-failed = 出了點問題，內容沒有更新，請稍後再試
request-offline = 網路不通，剛才的操作沒有完成
request-signed-out = 登入已過期，請重新登入
request-not-yours = 這項內容不存在，或您無權查看
file-too-large = 檔案太大，不能超過 {"{"}max{"}"}
pick-more = 還有 {"{"}n{"}"} 項，請繼續輸入以縮小範圍
pick-none = 沒有符合的選項

## 出錯頁
error-400-title = 這個請求看不懂
error-400-help = 連結可能不完整。請返回上一頁重試。
error-401-title = 請先登入
error-401-help = 登入後會回到您要去的頁面。
error-403-title = 您無權做這件事
error-403-help = 如果工作需要，請聯絡您的主管或管理員。
error-404-title = 沒有找到這個頁面
error-404-help = 連結可能已失效，或者這項內容不對您開放。
error-409-title = 情況已經變了
error-409-help = 別人剛剛改過同一項內容。請返回查看最新情況，再決定是否繼續。
error-413-title = 提交的內容太大
error-413-help = 請減小附件後再試。
error-422-title = 填寫的內容有問題
error-422-help = 請返回修改後再提交。
error-405-title = 這裡不能這樣做
error-405-help = 請返回上一頁，從頁面上的按鈕操作。
error-410-title = 這個連結已經失效
error-410-help = 如需繼續，請致電我們或重新提交。
error-507-title = 系統暫時不能儲存
error-507-help = 儲存空間不足或唯讀，管理員已能看到這個情況。請把下面的編號告訴管理員。
error-429-title = 操作太頻繁
error-429-help = 請稍等片刻再試。
error-500-title = 系統出了點問題
error-500-help = 您填寫的內容沒有遺失，請返回上一頁重試。如果仍不行，請把下面的編號告訴管理員。
error-503-title = 系統暫時無法使用
error-503-help = 正在維護或恢復中，請幾分鐘後再試。
fault-away = 資料庫暫時連不上
fault-away-help = 剛才這一步有沒有存下還不知道。請過幾秒再試：同一份內容不會存兩次。一直不行，請把下面的編號告訴管理員。
fault-busy = 資料庫正被別的程式占用
fault-busy-help = 剛才這一步沒有存下。請過幾秒再試；一直不行，請把下面的編號告訴管理員。
fault-disk-full = 磁碟滿了，存不下
fault-disk-full-help = 剛才這一步沒有存下，以前的內容都還在。請把下面的編號告訴管理員，騰出空間後再試。
fault-read-only = 資料只能看，不能寫
fault-read-only-help = 剛才這一步沒有存下，以前的內容都還在。請把下面的編號告訴管理員：資料資料夾沒有寫入權限。
fault-reading-help = 頁面暫時打不開。請過幾秒再試；一直不行，請把下面的編號告訴管理員。
error-again = 再試一次
error-held = 您填寫的內容都還在這一頁裡，點「再試一次」就會原樣再送一次，不用重填。
error-number = 編號
error-home = 回到首頁

## 對外頁面
public-brand = 投訴與建議
public-foot = 您的意見，我們逐件辦理、逐件回覆。
