deal-name = deal
deal-summary = ein Deal auf einem Bildschirm
deal-announced = angekündigt
deal-money = Geld
deal-disputed = Strittig
deal-differing = { $count ->
    [one] eine Zahl oder Tatsache zweifelhaft: { $command }
   *[other] { $count } Zahlen oder Tatsachen zweifelhaft: { $command }
}
deal-demo = Das ist ein Demo-Deal.
deal-status = Status:
