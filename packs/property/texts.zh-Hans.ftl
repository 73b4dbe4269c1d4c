# 物业的信，只写与通用包说法不同的；其余用通用包的。

letter-acknowledgement-subject = 您报的“{ $heading }”已登记（编号 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    您报的“{ $heading }”已经登记，编号 { $no }，由 { $person } 负责到底。给您添了麻烦，先说声对不起。

    我们记下的您的要求：{ $wish }

    接下来：要上门的，师傅会先打电话约时间；不用上门的，我们查清后直接答复您。最迟 { $due } 给您消息，没办完也会说明办到了哪一步。

    如果正在漏水、冒烟、有人受困，请不要等信，马上打 { $phone }，昼夜都有人接。

    进展、补充照片、催办，点这个只属于您家的链接：
    { $link }

    { $organisation }

letter-closing-subject = 您报的“{ $heading }”已办完（编号 { $no }）
letter-closing-body =
    { $name }您好：

    您报的“{ $heading }”（编号 { $no }）今天办结。做了这些：

    { $text }

    结果：{ $outcome }。

    过几天会有一位没经手这件事的同事打电话问您：修好了没有，家里收拾干净没有，满不满意。您照实说就好。

    要是又坏了，或者答应的没做到，点开链接就能重新办，不用再报一遍：
    { $link }

    负责人 { $person }，电话 { $phone }。

    { $organisation }
