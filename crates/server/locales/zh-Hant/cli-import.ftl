# 匯入、匯出、由清單產生分類樹：命令列的說明，讀檔案時說的話。

cli-import-about = 從檔案匯入投訴：每一行都有交代；同一個檔案再匯入一次，什麼也不會變
cli-import-file = 檔案：CSV 等分隔文字、xlsx 或 ods
cli-import-map = 對照檔：哪一欄是什麼，寫法見 docs/import.md
cli-import-dry-run = 只看結果，不寫入登記簿
cli-import-rejects = 被拒絕的行寫到哪裡，改好後可以再匯入
cli-import-name = 記在日誌裡的名字；不填則用對照檔裡的 source
cli-import-sheet = 工作表的名字或序號
cli-import-create = 沒有登記簿時新建一個
cli-export-about = 把工單或日誌寫成檔案，供試算表和其他程式使用；不遮蓋任何內容
cli-export-what = 匯出什麼：cases（工單）或 journal（日誌）
cli-export-format = 格式：csv 或 jsonl
cli-export-open = 只要沒有辦結的
cli-export-from = 從哪一天起，如 2026-01-01；工單按受理日，日誌按步驟的日子
cli-export-to = 到哪一天為止，含當天
cli-export-out = 寫到哪個檔案，不能是已有的；不填則寫到標準輸出
cli-export-operator = 誰在匯出，記入執行日誌
cli-pack-about = 產生行業包
cli-pack-tree-about = 由一份分類清單（每欄一級）產生行業包
cli-pack-tree-file = 清單：CSV 等分隔文字、xlsx 或 ods
cli-pack-tree-columns = 各級所在的欄，從高到低，用逗號分開；不填則用全部欄
cli-pack-tree-id = 行業包的代碼
cli-pack-tree-title = 行業包的名稱；不填則用代碼
cli-pack-tree-extends = 在哪個行業包的基礎上
cli-pack-tree-sheet = 工作表的名字或序號
cli-pack-tree-out = 寫到哪個行業包資料夾（給 --packs 用）；不填則列印出來

import-done =
    讀入 { $read } 行：收下 { $accepted }，早已在冊 { $there }，略過 { $left }，拒絕 { $refused }。用時 { $seconds } 秒，每秒 { $speed } 行。
import-would =
    試讀 { $read } 行：會收下 { $accepted }，早已在冊 { $there }，會略過 { $left }，會拒絕 { $refused }。什麼也沒有寫入。
import-progress = 已讀 { $read } 行，每秒 { $speed } 行；收下 { $accepted }，早已在冊 { $there }，拒絕 { $refused }
import-refused-by = 拒絕 { $count } 行，最先是第 { $line } 行：{ $reason }
import-flagged = 收下但有疑點 { $count } 行：{ $flag }
import-unused = 對照檔沒有用到的欄：{ $columns }
import-rejects = 被拒絕的行在 { $file }，改好後用同一個對照檔再匯入即可。
import-no-rejects = 加上 --rejects 檔名，可以得到被拒絕的行和原因。
import-stopped = 在第 { $line } 行停下了：{ $reason } 之前的行已經在冊；排除後再執行一次同樣的命令即可。
import-rejects-unwritable = 被拒絕的行寫不下來：{ $reason }
import-map-unreadable = 對照檔 { $file } 打不開
import-name = 名字要有 1 到 60 個字，不能有換行
import-column-line = 行號
import-column-reason = 拒絕原因
import-column-raw = 原文內容

## 對照檔的問題
import-map-toml = 第 { $line } 行：{ $reason }
import-map-too-large = 對照檔太大，最多 { $max } 位元組
import-map-no-column = { $field }：檔案裡沒有「{ $column }」這一欄；有的是：{ $there }
import-map-column-twice = { $field }：檔案裡有兩欄都叫「{ $column }」，說不清是哪一欄；請先改名
import-map-template = { $field }：範本裡的大括號或方括號沒有配對；要寫括號本身就寫兩次
import-map-question = { $field }：values、not_values、empty 三樣裡只寫一樣
import-map-format = { $field }：時間格式「{ $format }」看不懂：{ $reason }
import-map-zone = 沒有「{ $zone }」這個時區；寫法如 Asia/Shanghai
import-map-encoding = 沒有「{ $encoding }」這種編碼；可以寫 auto、utf-8、utf-16、gb18030
import-map-delimiter = 分隔符「{ $delimiter }」不行；寫 auto 或一個字元，如 ","、";"、"\t"
import-map-no-story = 對照檔裡既沒有 narrative 也沒有 heading：不知道投訴說了什麼
import-map-no-time = 對照檔裡沒有 received_at：不知道什麼時候收到；確實沒有時寫 when_time_is_missing = "flag"
import-map-pack = 行業包「{ $pack }」沒有啟用；啟用的有：{ $there }
import-map-not-a-leaf = { $field }：「{ $code }」不是該行業包最細一級的分類
import-map-no-unit = { $field }：沒有代碼為「{ $code }」的部門
import-map-not-a-code = { $field }：「{ $code }」不在可選的代碼之中
import-map-no-field = { $field }：行業包「{ $pack }」沒有這個欄位；有的是：{ $there }
import-map-source = source 要有 1 到 60 個字，不能有斜線：「{ $source }」

## 檔案的問題
import-file-unreadable = 檔案打不開：{ $reason }
import-file-too-large = 檔案有 { $found } 位元組，最多讀 { $max } 位元組；請分成幾個
import-file-kind = 這不是能讀的檔案；請另存為 CSV（UTF-8）或 xlsx
import-file-encoding = 看不出檔案用的什麼編碼（不是 UTF-8、UTF-16 或 GB18030）；請另存為 CSV（UTF-8），或在對照檔裡寫明 encoding
import-file-wrong-encoding = 檔案不是 { $encoding } 編碼，看起來是 { $other }；請改對照檔裡的 encoding，或寫 auto
import-file-unpacks-too-large = 檔案解開後超過 { $max } 位元組，不讀；請另存為 CSV
import-file-workbook = 活頁簿已損壞或讀不了：{ $reason }
import-file-no-sheet = 沒有工作表「{ $sheet }」；有的是：{ $there }
import-file-no-header = 沒有找到寫著欄名的那一行；檢查對照檔裡的 header
import-file-too-many-rows = 超過 { $max } 行；請分成幾個檔案
import-file-tree-row = 第 { $line } 行：上級分類空著，下級卻有內容
import-file-tree-too-large = 最細一級有 { $found } 個，最多 { $max } 個

## 一行的問題
import-row-quote-open = 引號沒有關上
import-row-quote-inside = 引號裡面還有沒寫成兩個的引號
import-row-too-large = 這一行太長
import-row-too-many-columns = 這一行的欄太多
import-row-columns = 這一行有 { $found } 欄，應當有 { $wanted } 欄
import-row-characters = 有讀不出的字元，編碼不對或檔案損壞
import-row-time-missing = 沒有時間（{ $field }）
import-row-time-unreadable = 時間看不懂（{ $field }）：{ $value }
import-row-time-impossible = 時間不可能（{ $field }）：{ $value }
import-row-not-in-map = 對照檔裡沒有這個值（{ $field }）：{ $value }
import-row-not-a-choice = 不在可選的代碼之中（{ $field }）：{ $value }
import-row-number-twice = 編號 { $value } 在第 { $line } 行已經用過，內容不同
import-row-number-taken = 這個編號在冊的是另一件投訴：{ $no }
import-row-no-story = 既沒有正文也沒有標題
import-row-calendar = 算不出期限：{ $reason }

export-done = { $rows } 行寫到了 { $file }。
pack-tree-written = { $leaves } 個最細分類、{ $branches } 個上級寫到了 { $file }。
pack-tree-there = { $file } 已經有了；請換一個代碼或先移走它
