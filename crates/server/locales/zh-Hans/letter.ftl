# 行业包没有写的信，用这里的。变量：$no 编号，$name 称呼，$heading 事由，$wish 诉求，$person 负责人，$phone 电话，
# $organisation 单位，$due 下一次答复的期限，$text 正文，$link 专属链接，$outcome 结案结果，$second 换人办理的说明。
# 没有电话、诉求、正文、单位或链接时，提到它的那一句不写；没有称呼、负责人或期限时，用下面的说法代替。

letter-nobody = 客户
letter-person = 专人
letter-agreed-time = 约定时间
letter-time = { $year }年{ $month }月{ $day }日（{ $weekday }）{ $time }

letter-acknowledgement-subject = 已受理您的投诉（编号 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    谢谢您告诉我们。您反映的“{ $heading }”已经受理，编号 { $no }。

    您的要求我们记下了：{ $wish }

    这件事由 { $person } 负责，最迟在 { $due } 给您消息。有事请拨打 { $phone }。

    查看进展、补充情况、催办或撤回，请打开您的专属链接：
    { $link }

    { $organisation }

letter-response-subject = 对您投诉的答复（编号 { $no }）
letter-response-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }），答复如下。

    { $text }

    您是否认可，请打开专属链接告诉我们；不认可，请写明是哪一点：
    { $link }

    有不明白的地方，请找 { $person }。电话 { $phone }。

    { $organisation }

letter-amount = 金额：{ $amount }

letter-offer-subject = 请您决定的处理方案（编号 { $no }）
letter-offer-body =
    { $name }您好：

    关于您反映的“{ $heading }”（编号 { $no }），我们提出这个方案：

    { $text }

    接受、不接受或另提要求，由您决定，请打开专属链接答复：
    { $link }

    有疑问请找 { $person }。电话 { $phone }。

    { $organisation }

letter-closing-subject = 您的投诉已办结（编号 { $no }）
letter-closing-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }）已经办结。办理情况：

    { $text }

    结果：{ $outcome }。

    如果问题没有解决，或答应您的没有做到，请打开专属链接，我们重新办理。您也可以在那里评价这次办理：
    { $link }

    有疑问请找 { $person }。电话 { $phone }。

    { $organisation }

letter-reopening-subject = 您的投诉重新办理（编号 { $no }）
letter-reopening-body =
    { $name }您好：

    “{ $heading }”（编号 { $no }）没有办好，对不起。我们已经重新办理，您不用再说一遍。

    { $second }。

    这次由 { $person } 负责，最迟在 { $due } 给您消息。有事请拨打 { $phone }。

    进展请看您的专属链接：
    { $link }

    { $organisation }

## 回访、第二次办理、满意度调查
letter-outcome-solved = 已经解决
letter-outcome-solved-by-us = 我们认为已经解决，您还没有告诉我们是不是这样
letter-outcome-partly-solved = 已结案，解决了一部分
letter-outcome-not-solved = 已结案，问题未解决
letter-outcome-explained = 已向您说明
letter-outcome-withdrawn = 您已撤回
letter-outcome-referred = 不属我们职责，已告诉您该找谁
letter-outcome-past = 此前已经答复
letter-second-yes = 这次换由没有经手过的同事办理
letter-survey-subject = 请您评价这次办理（编号 { $no }）
letter-survey-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }）已经结案。办得怎么样，请您告诉我们，大约两分钟：
    { $link }

    这个链接只能用一次，{ $due } 之前有效。没有解决，也请在那里说，我们换人重新办理。

    { $organisation }
