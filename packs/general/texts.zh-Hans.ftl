# 给客户的信。变量：$no 编号，$name 称呼，$heading 事由，$wish 诉求，$person 负责人，$phone 电话，
# $organisation 单位，$due 下一次答复的期限，$text 正文，$link 专属链接。

letter-acknowledgement-subject = 已收到您反映的“{ $heading }”（编号 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    谢谢您把这件事告诉我们。您反映的“{ $heading }”已经登记，编号是 { $no }。以后来电来信，报这个编号就行，不用从头再说一遍。

    我们记下的您的要求：{ $wish }

    接下来由 { $person } 负责。我们先把情况弄清楚，最迟在 { $due } 给您消息。到那时即使还没有办完，也会告诉您办到了哪一步、还要多久。

    您随时可以找 { $person }，电话 { $phone }。查看进展、补充材料、催办或者撤回，都在这个只属于您的链接里：
    { $link }

    { $organisation }

letter-response-subject = 关于“{ $heading }”的答复（编号 { $no }）
letter-response-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }），我们逐项查过了，答复如下。

    { $text }

    您同意，请点开下面的链接告诉我们一声；不同意，也请在那里写明是哪一点，我们会重新看。您若一直没有回音，我们会当作您没有异议，但您以后仍然可以再提。
    { $link }

    对答复有不明白的地方，请找 { $person }，电话 { $phone }。

    { $organisation }

letter-offer-subject = 我们的解决方案，请您决定（编号 { $no }）
letter-offer-body =
    { $name }您好：

    关于您反映的“{ $heading }”（编号 { $no }），我们愿意这样来弥补：

    { $text }

    要不要接受，由您决定。您可以同意、不同意，也可以提出您认为合适的办法，点开链接就能答复：
    { $link }

    您同意之后我们才开始办理，并会告诉您哪一天办好。有疑问请找 { $person }，电话 { $phone }。

    { $organisation }

letter-closing-subject = “{ $heading }”已办结（编号 { $no }）
letter-closing-body =
    { $name }您好：

    您反映的“{ $heading }”（编号 { $no }）今天办结。办理情况：

    { $text }

    结果：{ $outcome }。

    办结不等于不能再提。如果事情其实没有解决、又出现了，或者答应您的没有做到，请点开链接或者打电话，我们重新办理，不需要您再填一遍：
    { $link }

    您也可以在那里给这次办理打分，好坏都请直说。负责人 { $person }，电话 { $phone }。

    { $organisation }

letter-reopening-subject = 我们重新办理“{ $heading }”（编号 { $no }）
letter-reopening-body =
    { $name }您好：

    “{ $heading }”（编号 { $no }）没有办到让您满意，对不起。我们已经重新办理，原来的记录都在，不用您再说一遍。

    { $second }。

    这次由 { $person } 负责，电话 { $phone }，最迟在 { $due } 给您消息。

    进展看这里，也可以在这里补充：
    { $link }

    { $organisation }
