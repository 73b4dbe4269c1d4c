# 热线的信，只写与通用包说法不同的；其余用通用包的。

letter-acknowledgement-subject = 您的诉求已受理（工单 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    您反映的“{ $heading }”已受理，工单编号 { $no }。

    我们记下的您的诉求：{ $wish }

    接下来，工单会转给有权办理的单位，由承办人联系您核实情况；转到哪里、谁在办，您在链接里都看得到。最迟 { $due } 给您消息。需要延长的，会先说明理由和新的期限，不会没有下文。

    热线这边由 { $person } 跟到底，电话 { $phone }。查看进展、补充、催办、撤回：
    { $link }

    { $organisation }

letter-response-subject = 承办单位对“{ $heading }”的答复（工单 { $no }）
letter-response-body =
    { $name }您好：

    您反映的“{ $heading }”（工单 { $no }），承办单位答复如下。

    { $text }

    这个答复解决了您的问题没有，以您说的为准。请点开链接说明同意或者不同意；没有解决的，我们退回重办：
    { $link }

    对答复有疑问，请找 { $person }，电话 { $phone }。对处理决定不服的，您还可以依法申请复议、仲裁或者提起诉讼，期限以有关法律为准。

    { $organisation }

letter-closing-subject = 工单 { $no } 已办结
letter-closing-body =
    { $name }您好：

    您反映的“{ $heading }”（工单 { $no }）今天办结。办理情况：

    { $text }

    结果：{ $outcome }。

    办结之后我们会打电话回访，问您承办单位有没有联系过您、问题解决没有、满意不满意。请照实说，您的评价会原样记下来。

    问题没有解决或者再次出现，点开链接就能要求重办，不需要另外立单：
    { $link }

    热线跟办人 { $person }，电话 { $phone }。

    { $organisation }
