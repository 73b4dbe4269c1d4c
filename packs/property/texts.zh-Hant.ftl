# 物業的信，只寫與通用包說法不同的；其餘用通用包的。

letter-acknowledgement-subject = 您報的「{ $heading }」已登記（編號 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    您報的「{ $heading }」已經登記，編號 { $no }，由 { $person } 負責到底。給您添了麻煩，先說聲對不起。

    我們記下的您的要求：{ $wish }

    接下來：要上門的，師傅會先打電話約時間；不用上門的，我們查清後直接答覆您。最遲 { $due } 給您消息，沒辦完也會說明辦到了哪一步。

    如果正在漏水、冒煙、有人受困，請不要等信，馬上打 { $phone }，晝夜都有人接。

    進展、補充照片、催辦，點這個只屬於您家的連結：
    { $link }

    { $organisation }

letter-closing-subject = 您報的「{ $heading }」已辦完（編號 { $no }）
letter-closing-body =
    { $name }您好：

    您報的「{ $heading }」（編號 { $no }）今天辦結。做了這些：

    { $text }

    結果：{ $outcome }。

    過幾天會有一位沒經手這件事的同事打電話問您：修好了沒有，家裡收拾乾淨沒有，滿不滿意。您照實說就好。

    要是又壞了，或者答應的沒做到，點開連結就能重新辦，不用再報一遍：
    { $link }

    負責人 { $person }，電話 { $phone }。

    { $organisation }
