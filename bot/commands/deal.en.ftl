deal-name = deal
deal-summary = a deal on one screen
deal-announced = announced
deal-money = Money
deal-disputed = Disputed
deal-differing = { $count ->
    [one] one figure or fact in doubt: { $command }
   *[other] { $count } figures or facts in doubt: { $command }
}
deal-demo = This is a demo deal.
deal-status = Status:
