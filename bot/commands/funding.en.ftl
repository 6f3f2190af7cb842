funding-name = funding
funding-summary = money raised, rounds, investors, worth
funding-title = funding
funding-chapter = Money
funding-in-all = In all
funding-led-by = led by { $names }
funding-investors = investors include { $names }
funding-from = from { $name }
funding-into = into { $name }
funding-led = led { $round }
funding-took-part = took part in { $round }
funding-shareholder = a shareholder
funding-shareholders = Shareholders
funding-all = { $names }
funding-paid-in = Paid in
funding-infrastructure = Infrastructure
funding-worth = Worth
funding-undated = { $count ->
    [one] One payment that nobody dates is left out.
   *[other] { $count } payments that nobody dates are left out.
}
