# 演示裡的人說的話；演示的內容只有簡體中文，別的語言照抄以便核對。
demo-customer = 投訴人
demo-call-first = 您好，我是負責您這件事的人。先聽您再說一遍經過，我記下來，馬上去查；今天之內先給您回個話。
demo-call-again = 您好，上次的處理沒讓您滿意，對不起。請您說說還差在哪裡，我們重新辦。
demo-incomplete = 地點沒寫清楚，找不到是哪一棟哪一戶，請補充後再轉。
demo-promise = 兩天之內給您一個準信，辦沒辦好都給您打電話
demo-urge = 幾天了，到底有沒有人在辦？
demo-more = 另據您補充的情況，我們已安排專人複查，結果由專人當面向您說明。
demo-dear = 您好，您反映的問題答覆如下：
demo-closing = 感謝您告訴我們，有不清楚的隨時找我。
demo-refuse = 光說原因不行，我要的是解決。
demo-proof = 現場簽收，有照片為證
demo-unreached = 響鈴無人接聽
demo-dissatisfied = 嘴上說好了，實際沒什麼變化。
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
