deal-name = deal
deal-summary = a deal on one screen
deal-announced = announced
deal-money = Money
deal-disputed = Differing
deal-differing = { $count ->
    [one] one fact in which sources differ
   *[other] { $count } facts in which sources differ
}
deal-demo = This is a demo deal.
