# 模拟
cli-sim-about = 用假的时钟过一段忙碌的日子，每一步都核对不变的规则
cli-sim-seed = 种子；单个节点时同样的种子得到同样的日子，多个节点时只决定各自的抽签
cli-sim-days = 过多少天；内置日历到 2026 年底
cli-sim-cases-a-day = 每天来多少件投诉
cli-sim-nodes = 同一登记簿上有几个程序；多于一个须用 PostgreSQL
cli-sim-data = 空的 PostgreSQL；不填就用临时文件夹，用完即弃
cli-sim-one-node = 多个节点只能共用 PostgreSQL：请用 --data postgres://… 指定一个空库，或去掉 --nodes
cli-sim-day = 第 { $day } 天：至今 { $cases } 件投诉
cli-sim-done = 过了 { $days } 天：{ $cases } 件投诉，人走 { $steps } 步，时钟走 { $ticks } 步，核对 { $checks } 次，节点停过 { $restarts } 次，没有一条规则被破坏。
cli-sim-broken = 规则被破坏：{ $what }。重现：{ $again }
