# wenguo bench.

cli-bench-about = 在本機測量效能；用自己的臨時登記庫，測完即刪
cli-bench-sizes = 測量頁面時登記庫裡的案件數；多個規模用逗號隔開
cli-bench-seconds = 每輪負載持續的秒數
cli-bench-data = 要測量的 postgres:// 位址；不填則測內嵌資料庫。只動用名為 wenguo_bench_… 的結構
cli-bench-register = 存放登記庫的資料夾：只填充一次，填到最大規模，留給以後的測量再用
cli-bench-figure = 只測名稱以此開頭的指標
cli-bench-too-small = 規模至少 1000 件，每輪負載為 0.1 到 3600 秒。
