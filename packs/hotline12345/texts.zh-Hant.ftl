# 熱線的信，只寫與通用包說法不同的；其餘用通用包的。

letter-acknowledgement-subject = 您的訴求已受理（工單 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    您反映的「{ $heading }」已受理，工單編號 { $no }。

    我們記下的您的訴求：{ $wish }

    接下來，工單會轉給有權辦理的單位，由承辦人聯繫您核實情況；轉到哪裡、誰在辦，您在連結裡都看得到。最遲 { $due } 給您消息。需要延長的，會先說明理由和新的期限，不會沒有下文。

    熱線這邊由 { $person } 跟到底，電話 { $phone }。查看進展、補充、催辦、撤回：
    { $link }

    { $organisation }

letter-response-subject = 承辦單位對「{ $heading }」的答覆（工單 { $no }）
letter-response-body =
    { $name }您好：

    您反映的「{ $heading }」（工單 { $no }），承辦單位答覆如下。

    { $text }

    這個答覆解決了您的問題沒有，以您說的為準。請點開連結說明同意或者不同意；沒有解決的，我們退回重辦：
    { $link }

    對答覆有疑問，請找 { $person }，電話 { $phone }。對處理決定不服的，您還可以依法申請複議、仲裁或者提起訴訟，期限以有關法律為準。

    { $organisation }

letter-closing-subject = 工單 { $no } 已辦結
letter-closing-body =
    { $name }您好：

    您反映的「{ $heading }」（工單 { $no }）今天辦結。辦理情況：

    { $text }

    結果：{ $outcome }。

    辦結之後我們會打電話回訪，問您承辦單位有沒有聯繫過您、問題解決沒有、滿意不滿意。請照實說，您的評價會原樣記下來。

    問題沒有解決或者再次出現，點開連結就能要求重辦，不需要另外立單：
    { $link }

    熱線跟辦人 { $person }，電話 { $phone }。

    { $organisation }
