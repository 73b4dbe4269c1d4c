# 导入、导出、由清单生成分类树：命令行的说明，读文件时说的话。

cli-import-about = 从文件导入投诉：每一行都有交代；同一个文件再导入一次，什么也不会变
cli-import-file = 文件：CSV 等分隔文本、xlsx 或 ods
cli-import-map = 映射文件：哪一列是什么，写法见 docs/import.md
cli-import-dry-run = 只看结果，不写入登记簿
cli-import-rejects = 被拒绝的行写到哪里，改好后可以再导入
cli-import-name = 记在日志里的名字；不填则用映射文件里的 source
cli-import-sheet = 工作表的名字或序号
cli-import-create = 没有登记簿时新建一个
cli-export-about = 把工单或日志写成文件，供表格软件和其他程序使用；不遮盖任何内容
cli-export-what = 导出什么：cases（工单）或 journal（日志）
cli-export-format = 格式：csv 或 jsonl
cli-export-open = 只要没有办结的
cli-export-from = 从哪一天起，如 2026-01-01；工单按受理日，日志按步骤的日子
cli-export-to = 到哪一天为止，含当天
cli-export-out = 写到哪个文件，不能是已有的；不填则写到标准输出
cli-export-operator = 谁在导出，记入运行日志
cli-pack-about = 生成行业包
cli-pack-tree-about = 由一份分类清单（每列一级）生成行业包
cli-pack-tree-file = 清单：CSV 等分隔文本、xlsx 或 ods
cli-pack-tree-columns = 各级所在的列，从高到低，用逗号分开；不填则用全部列
cli-pack-tree-id = 行业包的代码
cli-pack-tree-title = 行业包的名称；不填则用代码
cli-pack-tree-extends = 在哪个行业包的基础上
cli-pack-tree-sheet = 工作表的名字或序号
cli-pack-tree-out = 写到哪个行业包文件夹（给 --packs 用）；不填则打印出来

import-done =
    读入 { $read } 行：收下 { $accepted }，早已在册 { $there }，略过 { $left }，拒绝 { $refused }。用时 { $seconds } 秒，每秒 { $speed } 行。
import-would =
    试读 { $read } 行：会收下 { $accepted }，早已在册 { $there }，会略过 { $left }，会拒绝 { $refused }。什么也没有写入。
import-progress = 已读 { $read } 行，每秒 { $speed } 行；收下 { $accepted }，早已在册 { $there }，拒绝 { $refused }
import-refused-by = 拒绝 { $count } 行，最先是第 { $line } 行：{ $reason }
import-flagged = 收下但有疑点 { $count } 行：{ $flag }
import-unused = 映射没有用到的列：{ $columns }
import-rejects = 被拒绝的行在 { $file }，改好后用同一个映射再导入即可。
import-no-rejects = 加上 --rejects 文件名，可以得到被拒绝的行和原因。
import-stopped = 在第 { $line } 行停下了：{ $reason } 之前的行已经在册；排除后再运行一次同样的命令即可。
import-rejects-unwritable = 被拒绝的行写不下来：{ $reason }
import-map-unreadable = 映射文件 { $file } 打不开
import-name = 名字要有 1 到 60 个字，不能有换行
import-column-line = 行号
import-column-reason = 拒绝原因
import-column-raw = 原文

## 映射文件的问题
import-map-toml = 第 { $line } 行：{ $reason }
import-map-too-large = 映射文件太大，最多 { $max } 字节
import-map-no-column = { $field }：文件里没有“{ $column }”这一列；有的是：{ $there }
import-map-column-twice = { $field }：文件里有两列都叫“{ $column }”，说不清是哪一列；请先改名
import-map-template = { $field }：模板里的花括号或方括号没有配对；要写括号本身就写两次
import-map-question = { $field }：values、not_values、empty 三样里只写一样
import-map-format = { $field }：时间格式“{ $format }”看不懂：{ $reason }
import-map-zone = 没有“{ $zone }”这个时区；写法如 Asia/Shanghai
import-map-encoding = 没有“{ $encoding }”这种编码；可以写 auto、utf-8、utf-16、gb18030
import-map-delimiter = 分隔符“{ $delimiter }”不行；写 auto 或一个字符，如 ","、";"、"\t"
import-map-no-story = 映射里既没有 narrative 也没有 heading：不知道投诉说了什么
import-map-no-time = 映射里没有 received_at：不知道什么时候收到；确实没有时写 when_time_is_missing = "flag"
import-map-pack = 行业包“{ $pack }”没有启用；启用的有：{ $there }
import-map-not-a-leaf = { $field }：“{ $code }”不是该行业包最细一级的分类
import-map-no-unit = { $field }：没有代码为“{ $code }”的部门
import-map-not-a-code = { $field }：“{ $code }”不在可选的代码之中
import-map-no-field = { $field }：行业包“{ $pack }”没有这个字段；有的是：{ $there }
import-map-source = source 要有 1 到 60 个字，不能有斜线：“{ $source }”

## 文件的问题
import-file-unreadable = 文件打不开：{ $reason }
import-file-too-large = 文件有 { $found } 字节，最多读 { $max } 字节；请分成几个
import-file-kind = 这不是能读的文件；请另存为 CSV（UTF-8）或 xlsx
import-file-encoding = 看不出文件用的什么编码（不是 UTF-8、UTF-16 或 GB18030）；请另存为 CSV（UTF-8），或在映射里写明 encoding
import-file-wrong-encoding = 文件不是 { $encoding } 编码，看起来是 { $other }；请改映射里的 encoding，或写 auto
import-file-unpacks-too-large = 文件解开后超过 { $max } 字节，不读；请另存为 CSV
import-file-workbook = 工作簿已损坏或读不了：{ $reason }
import-file-no-sheet = 没有工作表“{ $sheet }”；有的是：{ $there }
import-file-no-header = 没有找到写着列名的那一行；检查映射里的 header
import-file-too-many-rows = 超过 { $max } 行；请分成几个文件
import-file-tree-row = 第 { $line } 行：上级分类空着，下级却有内容
import-file-tree-too-large = 最细一级有 { $found } 个，最多 { $max } 个

## 一行的问题
import-row-quote-open = 引号没有关上
import-row-quote-inside = 引号里面还有没写成两个的引号
import-row-too-large = 这一行太长
import-row-too-many-columns = 这一行的列太多
import-row-columns = 这一行有 { $found } 列，应当有 { $wanted } 列
import-row-characters = 有读不出的字符，编码不对或文件损坏
import-row-time-missing = 没有时间（{ $field }）
import-row-time-unreadable = 时间看不懂（{ $field }）：{ $value }
import-row-time-impossible = 时间不可能（{ $field }）：{ $value }
import-row-not-in-map = 映射里没有这个值（{ $field }）：{ $value }
import-row-not-a-choice = 不在可选的代码之中（{ $field }）：{ $value }
import-row-number-twice = 编号 { $value } 在第 { $line } 行已经用过，内容不同
import-row-number-taken = 这个编号在册的是另一件投诉：{ $no }
import-row-no-story = 既没有正文也没有标题
import-row-calendar = 算不出期限：{ $reason }

export-done = { $rows } 行写到了 { $file }。
pack-tree-written = { $leaves } 个最细分类、{ $branches } 个上级写到了 { $file }。
pack-tree-there = { $file } 已经有了；请换一个代码或先移走它
