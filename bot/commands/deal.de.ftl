deal-name = deal
deal-summary = ein Deal auf einem Bildschirm
deal-announced = angekündigt
deal-money = Geld
deal-disputed = Strittig
deal-differing = { $count ->
    [one] eine Angabe, in der Quellen abweichen
   *[other] { $count } Angaben, in denen Quellen abweichen
}
deal-demo = Das ist ein Demo-Deal.
