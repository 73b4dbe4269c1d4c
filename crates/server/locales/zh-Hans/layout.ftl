# 页面框架、通用部件、时间说法。其他页面的词各放在自己的文件里。

product = 闻过
product-motto = 闻过则喜
language-name = 简体中文

## 导航
skip-to-content = 跳到正文
nav-main = 主导航
nav-menu = 菜单
nav-work = 我的工作
nav-queue = 工单
nav-new = 登记投诉
nav-figures = 数据
nav-admin = 管理
nav-notices = 通知
nav-notices-unread = 通知，{ $n } 条未读
nav-person = 我的账户
nav-sign-in = 登录
nav-sign-out = 退出登录
nav-language = 界面语言
nav-keys = 键盘快捷键
search-label = 搜索工单
search-hint = 编号、姓名、电话或内容
search-go = 搜索

## 按钮与通用词
save = 保存
send = 提交
cancel = 取消
close = 关闭
back = 返回
more = 更多
edit = 修改
remove = 移除
copy = 复制
copy-number = 复制编号
required = 必填
optional = 选填
yes = 是
no = 否
none = 无
all = 全部
choose = 请选择
loading = 正在加载…
sending = 正在提交…
show-table = 查看数据表
internal-only = 仅内部可见

## 表单
form-problem-of = ：
form-problems = 有 { $n } 处需要修改
field-letters = { $n } 个字以内
file-choose = 选择文件
file-limit = 每个不超过 { $size }
pick-hint = 输入文字筛选

## 列表
list-range = 第 { $from }–{ $to } 条，共 { $of } 条
list-range-open = 第 { $from }–{ $to } 条
list-previous = 上一页
list-next = 下一页
list-pages = 翻页
facets = 筛选
facet-clear = 取消筛选：{ $name }
filters-on = 已选条件
filters-clear = 清除全部
filter-without = 去掉条件 { $name }
sorted-up = 升序
sorted-down = 降序

## 工单的样子
priority-1 = 特急
priority-2 = 紧急
priority-3 = 一般
priority-4 = 较缓
priority = 优先级
clock-kept = 已按时完成
clock-kept-late = 逾期完成
clock-paused = 已暂停
clock-due = 应于 { $at } 前完成
clock-kept-at = 完成于 { $at }
next-title = 接下来要做的
done-title = 已经做过的
promise-to = 对{ $whom }
promise-by = { $who } 承诺
promise-basis = 依据：{ $basis }
due-by = { $at } 前
promise-why = 怎么算的
step-done = 已完成
step-now = 进行中
step-todo = 未开始
download = 下载

## 时间
span-moment = 不到 1 分钟
span-minutes = { $n } 分钟
span-hours-minutes = { $h } 小时 { $m } 分
span-hours = { $n } 小时
span-days = { $n } 天
time-left = 还剩 { $span }
time-over = 已超 { $span }
time-ago = { $span }前
time-ahead = { $span }后
time-just-now = 刚刚
time-today = 今天 { $time }
time-yesterday = 昨天 { $time }
time-tomorrow = 明天 { $time }
time-this-year = { $month }月{ $day }日 { $time }

## 快捷键
keys-title = 键盘快捷键
keys-work = 我的工作
keys-queue = 工单列表
keys-figures = 数据
keys-new = 登记新投诉
keys-search = 搜索
keys-copy = 复制当前工单编号
keys-send = 提交正在填写的表单
keys-close = 关闭菜单或对话框
keys-list = 显示本列表
keys-on = 启用单键快捷键
keys-then = 然后

## 脚本用的句子（花括号里的词由脚本填写）
live-case-changed = 这张工单有更新，点此查看
live-list-changed = 列表有 {"{"}n{"}"} 条更新，点此刷新
copied = 已复制 {"{"}text{"}"}
copy-by-hand = 请手动复制：
draft-restored = 已恢复 {"{"}time{"}"} 未提交的内容
draft-discard = 丢弃
drafts-lost = 还有 {"{"}n{"}"} 份未提交的草稿，退出登录会删除它们。确定退出吗？
request-failed = 出了点问题，内容没有更新，请稍后再试
request-offline = 网络不通，刚才的操作没有完成
request-signed-out = 登录已过期，请重新登录
request-not-yours = 这项内容不存在，或您无权查看
file-too-large = 文件太大，不能超过 {"{"}max{"}"}
pick-more = 还有 {"{"}n{"}"} 项，请继续输入以缩小范围
pick-none = 没有匹配的选项

## 出错页
error-400-title = 这个请求看不懂
error-400-help = 链接可能不完整。请返回上一页重试。
error-401-title = 请先登录
error-401-help = 登录后会回到您要去的页面。
error-403-title = 您无权做这件事
error-403-help = 如果工作需要，请联系您的主管或管理员。
error-404-title = 没有找到这个页面
error-404-help = 链接可能已失效，或者这项内容不对您开放。
error-409-title = 情况已经变了
error-409-help = 别人刚刚改过同一项内容。请返回查看最新情况，再决定是否继续。
error-413-title = 提交的内容太大
error-413-help = 请减小附件后再试。
error-422-title = 填写的内容有问题
error-422-help = 请返回修改后再提交。
error-405-title = 这里不能这样做
error-405-help = 请返回上一页，从页面上的按钮操作。
error-410-title = 这个链接已经失效
error-410-help = 如需继续，请致电我们或重新提交。
error-507-title = 系统暂时不能保存
error-507-help = 存储空间不足或只读，管理员已能看到这个情况。请把下面的编号告诉管理员。
error-429-title = 操作太频繁
error-429-help = 请稍等片刻再试。
error-500-title = 系统出了点问题
error-500-help = 您填写的内容没有丢失，请返回上一页重试。如果仍不行，请把下面的编号告诉管理员。
error-503-title = 系统暂时不可用
error-503-help = 正在维护或恢复中，请几分钟后再试。
fault-away = 数据库暂时连不上
fault-away-help = 刚才这一步有没有存下还不知道。请过几秒再试：同一份内容不会存两次。一直不行，请把下面的编号告诉管理员。
fault-busy = 数据库正被别的程序占用
fault-busy-help = 刚才这一步没有存下。请过几秒再试；一直不行，请把下面的编号告诉管理员。
fault-disk-full = 磁盘满了，存不下
fault-disk-full-help = 刚才这一步没有存下，以前的内容都还在。请把下面的编号告诉管理员，腾出空间后再试。
fault-read-only = 数据只能看，不能写
fault-read-only-help = 刚才这一步没有存下，以前的内容都还在。请把下面的编号告诉管理员：数据文件夹没有写入权限。
fault-reading-help = 页面暂时打不开。请过几秒再试；一直不行，请把下面的编号告诉管理员。
error-again = 再试一次
error-held = 您填写的内容都还在这一页里，点“再试一次”就会原样再送一次，不用重填。
error-number = 编号
error-home = 回到首页

## 对外页面
public-brand = 投诉与建议
public-foot = 您的意见，我们逐件办理、逐件回复。
