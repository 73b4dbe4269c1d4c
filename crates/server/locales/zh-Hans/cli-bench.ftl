# wenguo bench.

cli-bench-about = 在本机测量性能；用自己的临时登记库，测完即删
cli-bench-sizes = 测量页面时登记库里的案件数；多个规模用逗号隔开
cli-bench-seconds = 每轮负载持续的秒数
cli-bench-data = 要测量的 postgres:// 地址；不填则测内嵌数据库。只动用名为 wenguo_bench_… 的模式
cli-bench-register = 存放登记库的文件夹：只填充一次，填到最大规模，留给以后的测量再用
cli-bench-figure = 只测名称以此开头的指标
cli-bench-too-small = 规模至少 1000 件，每轮负载为 0.1 到 3600 秒。
