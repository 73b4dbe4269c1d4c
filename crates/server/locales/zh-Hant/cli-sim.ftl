# 模擬
cli-sim-about = 用假的時鐘過一段忙碌的日子，每一步都核對不變的規則
cli-sim-seed = 種子；單個節點時同樣的種子得到同樣的日子，多個節點時只決定各自的抽籤
cli-sim-days = 過多少天；內建日曆到 2026 年底
cli-sim-cases-a-day = 每天來多少件投訴
cli-sim-nodes = 同一登記簿上有幾個程式；多於一個須用 PostgreSQL
cli-sim-data = 空的 PostgreSQL；不填就用臨時資料夾，用完即棄
cli-sim-one-node = 多個節點只能共用 PostgreSQL：請用 --data postgres://… 指定一個空庫，或去掉 --nodes
cli-sim-day = 第 { $day } 天：至今 { $cases } 件投訴
cli-sim-done = 過了 { $days } 天：{ $cases } 件投訴，人走 { $steps } 步，時鐘走 { $ticks } 步，核對 { $checks } 次，節點停過 { $restarts } 次，沒有一條規則被破壞。
cli-sim-broken = 規則被破壞：{ $what }。重現：{ $again }
