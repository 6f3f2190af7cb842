funding-name = finanzierung
funding-summary = eingenommenes Geld, Runden, Geldgeber, Bewertung
funding-title = Finanzierung
funding-chapter = Geld
funding-in-all = Insgesamt
funding-led-by = angeführt von { $names }
funding-investors = Geldgeber, darunter { $names }
funding-from = von { $name }
funding-into = in { $name }
funding-led = angeführt: { $round }
funding-took-part = beteiligt an: { $round }
funding-shareholder = Anteilseigner
funding-shareholders = Anteilseigner
funding-all = { $names }
funding-paid-in = Gezahlt in
funding-infrastructure = Infrastruktur
funding-worth = Bewertung
funding-undated = { $count ->
    [one] Eine Zahlung ohne Datum ist weggelassen.
   *[other] { $count } Zahlungen ohne Datum sind weggelassen.
}
