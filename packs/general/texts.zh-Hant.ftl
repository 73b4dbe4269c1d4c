# 給客戶的信。變量：$no 編號，$name 稱呼，$heading 事由，$wish 訴求，$person 負責人，$phone 電話，
# $organisation 單位，$due 下一次答覆的期限，$text 正文，$link 專屬連結。

letter-acknowledgement-subject = 已收到您反映的「{ $heading }」（編號 { $no }）
letter-acknowledgement-body =
    { $name }您好：

    謝謝您把這件事告訴我們。您反映的「{ $heading }」已經登記，編號是 { $no }。以後來電來信，報這個編號就行，不用從頭再說一遍。

    我們記下的您的要求：{ $wish }

    接下來由 { $person } 負責。我們先把情況弄清楚，最遲在 { $due } 給您消息。到那時即使還沒有辦完，也會告訴您辦到了哪一步、還要多久。

    您隨時可以找 { $person }，電話 { $phone }。查看進展、補充材料、催辦或者撤回，都在這個只屬於您的連結裡：
    { $link }

    { $organisation }

letter-response-subject = 關於「{ $heading }」的答覆（編號 { $no }）
letter-response-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }），我們逐項查過了，答覆如下。

    { $text }

    您同意，請點開下面的連結告訴我們一聲；不同意，也請在那裡寫明是哪一點，我們會重新看。您若一直沒有回音，我們會當作您沒有異議，但您以後仍然可以再提。
    { $link }

    對答覆有不明白的地方，請找 { $person }，電話 { $phone }。

    { $organisation }

letter-offer-subject = 我們的解決方案，請您決定（編號 { $no }）
letter-offer-body =
    { $name }您好：

    關於您反映的「{ $heading }」（編號 { $no }），我們願意這樣來彌補：

    { $text }

    要不要接受，由您決定。您可以同意、不同意，也可以提出您認為合適的辦法，點開連結就能答覆：
    { $link }

    您同意之後我們才開始辦理，並會告訴您哪一天辦好。有疑問請找 { $person }，電話 { $phone }。

    { $organisation }

letter-closing-subject = 「{ $heading }」已辦結（編號 { $no }）
letter-closing-body =
    { $name }您好：

    您反映的「{ $heading }」（編號 { $no }）今天辦結。辦理情況：

    { $text }

    結果：{ $outcome }。

    辦結不等於不能再提。如果事情其實沒有解決、又出現了，或者答應您的沒有做到，請點開連結或者打電話，我們重新辦理，不需要您再填一遍：
    { $link }

    您也可以在那裡給這次辦理打分，好壞都請直說。負責人 { $person }，電話 { $phone }。

    { $organisation }

letter-reopening-subject = 我們重新辦理「{ $heading }」（編號 { $no }）
letter-reopening-body =
    { $name }您好：

    「{ $heading }」（編號 { $no }）沒有辦到讓您滿意，對不起。我們已經重新辦理，原來的記錄都在，不用您再說一遍。

    { $second }。

    這次由 { $person } 負責，電話 { $phone }，最遲在 { $due } 給您消息。

    進展看這裡，也可以在這裡補充：
    { $link }

    { $organisation }
