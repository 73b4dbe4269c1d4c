# 行業包沒有寫的信，用這裡的。變數：$no 編號，$name 稱呼，$heading 事由，$wish 訴求，$person 負責人，$phone 電話，
# $organisation 單位，$due 下一次答覆的期限，$text 正文，$link 專屬連結。
# 沒有電話、訴求、正文、單位或連結時，提到它的那一句不寫；沒有稱呼、負責人或期限時，用下面的說法代替。

letter-nobody = 客戶
letter-person = 專人
letter-agreed-time = 約定時間
letter-time = { $year }年{ $month }月{ $day }日（{ $weekday }）{ $time }

letter-acknowledgement-subject = 已受理您的投訴（編號 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    謝謝您告訴我們。您反映的「{ $heading }」已經受理，編號 { $no }。

    您的要求我們記下了：{ $wish }

    這件事由 { $person } 負責，最遲在 { $due } 給您消息。有事請撥打 { $phone }。

    查看進展、補充情況、催辦或撤回，請開啟您的專屬連結：
    { $link }

    { $organisation }

letter-response-subject = 對您投訴的答覆（編號 { $no }）
letter-response-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }），答覆如下。

    { $text }

    您是否認可，請開啟專屬連結告訴我們；不認可，請寫明是哪一點：
    { $link }

    有不明白的地方，請找 { $person }。電話 { $phone }。

    { $organisation }

letter-amount = 金額：{ $amount }

letter-offer-subject = 請您決定的處理方案（編號 { $no }）
letter-offer-body =
    { $name }您好：

    關於您反映的「{ $heading }」（編號 { $no }），我們提出這個方案：

    { $text }

    接受、不接受或另提要求，由您決定，請開啟專屬連結答覆：
    { $link }

    有疑問請找 { $person }。電話 { $phone }。

    { $organisation }

letter-closing-subject = 您的投訴已辦結（編號 { $no }）
letter-closing-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }）已經辦結。辦理情況：

    { $text }

    結果：{ $outcome }。

    如果問題沒有解決，或答應您的沒有做到，請開啟專屬連結，我們重新辦理。您也可以在那裡評價這次辦理：
    { $link }

    有疑問請找 { $person }。電話 { $phone }。

    { $organisation }

letter-reopening-subject = 您的投訴重新辦理（編號 { $no }）
letter-reopening-body =
    { $name }您好：

    「{ $heading }」（編號 { $no }）沒有辦好，對不起。我們已經重新辦理，您不用再說一遍。

    { $second }。

    這次由 { $person } 負責，最遲在 { $due } 給您消息。有事請撥打 { $phone }。

    進展請看您的專屬連結：
    { $link }

    { $organisation }

## 回訪、第二次辦理、滿意度調查
letter-outcome-solved = 已經解決
letter-outcome-solved-by-us = 我們認為已經解決，您還沒有告訴我們是不是這樣
letter-outcome-partly-solved = 已結案，解決了一部分
letter-outcome-not-solved = 已結案，問題未解決
letter-outcome-explained = 已向您說明
letter-outcome-withdrawn = 您已撤回
letter-outcome-referred = 不屬我們職責，已告訴您該找誰
letter-outcome-past = 此前已經答覆
letter-second-yes = 這次換由沒有經手過的同事辦理
letter-survey-subject = 請您評價這次辦理（編號 { $no }）
letter-survey-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }）已經結案。辦得怎麼樣，請您告訴我們，大約兩分鐘：
    { $link }

    這個連結只能用一次，{ $due } 之前有效。沒有解決，也請在那裡說，我們換人重新辦理。

    { $organisation }
