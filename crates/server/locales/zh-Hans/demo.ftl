# 演示里的人说的话；演示的内容只有简体中文，别的语言照抄以便核对。
demo-customer = 投诉人
demo-call-first = 您好，我是负责您这件事的人。先听您再说一遍经过，我记下来，马上去查；今天之内先给您回个话。
demo-call-again = 您好，上次的处理没让您满意，对不起。请您说说还差在哪里，我们重新办。
demo-incomplete = 地点没写清楚，找不到是哪一栋哪一户，请补充后再转。
demo-promise = 两天之内给您一个准信，办没办好都给您打电话
demo-urge = 几天了，到底有没有人在办？
demo-more = 另据您补充的情况，我们已安排专人复查，结果由专人当面向您说明。
demo-dear = 您好，您反映的问题答复如下：
demo-closing = 感谢您告诉我们，有不清楚的随时找我。
demo-refuse = 光说原因不行，我要的是解决。
demo-proof = 现场签收，有照片为证
demo-unreached = 响铃无人接听
demo-dissatisfied = 嘴上说好了，实际没什么变化。
demo-order = 已查明卡在哪一步，今天安排到人，办完当天给客户回话。
demo-wait = 等厂家发配件
demo-progress = 配件已经订上，到货马上给您装，三天内再给您回话。

# Visits.
demo-visit-what = 上门查看现场
demo-visit-place = 客户住处
demo-visit-found = 已到现场看过，问题当场处理，试用正常。
demo-visit-nobody = 按约定时间到达，敲门、打电话都没有人应。
demo-visit-name = 客户本人
demo-visit-cancelled = 客户来电说已经好了，不用再去。

# 演示里的质检和表扬
demo-review-late = 答应的回电晚了半天，客户先打来问了
demo-review-thin = 只说了结果，没有说清原因和依据
demo-review-record = 记录里看不出是谁、什么时候去看的
demo-review-comment = 办得总体稳妥，有几处可以更细
demo-review-whole = 从接诉到办结都清楚，可以给新同事看
demo-review-coaching = 下次先把客户提的几点抄成单子，办一条勾一条；答复前照单子念一遍。
demo-review-disputed = 当天我在现场打过电话，记录是后来补的，请再听一遍录音。
demo-review-second = 听了录音，电话确实打过；记录补得晚，照实扣一部分。
demo-honour-first = 下班后还在现场等配件，当晚修好，当面把原因讲明白
demo-honour-second = 客户话说得急，一直耐心听完，第二天主动回电确认
