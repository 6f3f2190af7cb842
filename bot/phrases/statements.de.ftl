# A fact as a sentence: one phrase a field, with the value and its circumstances in one place.

says-founded-on = { $subject } wurde gegründet: { $value }
says-founded-by = Gründer von { $subject }: { $value }
says-founder-count = { $subject }: Zahl der Gründer { $value }
says-employee-count = { $subject }: Beschäftigte { $value }
says-headquartered-in = { $subject } hat seinen Sitz in { $value }
says-has-status = { $subject }: { $value }
says-specialises-in = { $subject } ist spezialisiert auf { $value }
says-serves = { $subject }, Kunden: { $value }
says-characterised-as = { $subject }, beschrieben als { $value }
says-rival-of = { $subject } ist ein Rivale von { $value }
says-mistaken-for = { $subject } ist nicht zu verwechseln mit { $value }
says-owns = { $subject } besitzt { $value }
says-holds-position = { $subject }: { $value }
says-worked-for = { $subject }, früher bei { $value }
says-trained-at = { $subject }, Ausbildung: { $value }
says-adviser-of = { $subject } berät { $value }
says-moved-to = { $count ->
    [one] { $subject } ging nach { $value }
   *[other] { $subject } gingen nach { $value }
}
says-raised = { $subject } sammelte ein: { $value }
says-total-raised = { $subject } sammelte insgesamt ein: { $value }
says-led-round = { $subject } führte an: { $value }
says-participated-in = { $subject } nahm teil an { $value }
says-invested-in = { $subject } investierte: { $value }
says-shareholder-of = { $subject }, beteiligt an { $value }
says-valued-at = { $subject } wurde bewertet mit { $value }
says-infrastructure-investment = { $subject } investiert in Infrastruktur: { $value }
says-revenue = { $subject }: Umsatz { $value }
says-profit = { $subject }: Gewinn { $value }
says-debt = { $subject }: Schulden { $value }
says-pricing-model = { $subject }, Preismodell: { $value }
says-business-model = { $subject }, Geschäftsmodell: { $value }
says-deal-status = { $subject }: { $value }
says-partnered-with = { $subject } ist Partner von { $value }
says-negotiated-with = { $subject } verhandelte mit { $value }
says-exclusivity = { $subject }: { $value }
says-duration = { $subject }, Dauer: { $value }
says-deal-term = { $subject }, vereinbart: { $value }
says-deal-rationale = { $subject }, Grund: { $value }
says-deal-benefit = { $subject }, Nutzen: { $value }
says-condition = { $subject }, Bedingung: { $value }
says-controls = { $subject } kontrolliert { $value }
says-strategy-change = { $subject }, Strategiewechsel: { $value }
says-acquired = { $subject } übernimmt { $value }
says-price = { $subject }: Preis { $value }
says-stake = { $subject }: Anteil { $value }
says-premium = { $subject }: Aufschlag { $value }
says-break-fee = { $subject }: Strafzahlung bei Rücktritt { $value }
says-signed-on = { $subject } wurde unterzeichnet: { $value }
says-closing = { $subject }, Vollzug: { $value }
says-terminated-on = { $subject } wurde abgebrochen: { $value }
says-advised-by = { $subject } wird beraten von { $value }
says-synergy = { $subject }, Synergien: { $value }
says-announced-on = { $subject } wurde angekündigt: { $value }
says-developer-of = { $subject } entwickelt { $value }
says-offers = { $subject } bietet { $value }
says-parameter-count = { $subject }, Parameter: { $value }
says-language-count = { $subject }, Sprachen: { $value }
says-architecture = { $subject }, Architektur: { $value }
says-capability = { $subject } kann: { $value }
says-limitation = { $subject }, Grenzen: { $value }
says-licence-status = { $subject }: { $value }
says-compared-to = { $subject }: { $value }
says-distributed-via = { $subject } wird vertrieben über { $value }
says-optimised-for = { $subject } ist optimiert für { $value }
says-trained-on = { $subject } ist trainiert auf { $value }
says-download-count = { $subject }, Downloads: { $value }
says-reviews = Prüfung durch { $subject }: { $value }
says-enacted-by = { $subject } wurde erlassen von { $value }
says-in-force-on = { $subject } gilt: { $value }
says-official-id = { $subject }, amtlich { $value }
says-regulation-effect = { $subject }, Wirkung: { $value }
says-subject-to = { $subject } unterliegt: { $value }
says-lobbied-on = { $subject }, Lobbyarbeit: { $value }
says-supported = { $subject }, Unterstützung für { $value }
says-knew-of = { $subject } wusste von { $value }
says-policy = { $subject }, Haltung: { $value }
says-adopts = { $subject }, Nutzung von { $value }
says-using = { $subject } { $value }
says-adoption = { $subject }, Nutzung: { $value }
says-forecasts = { $subject }, Prognose: { $value }
says-advantage = { $subject }, Vorteil: { $value }
says-risk = { $subject }, Risiko: { $value }
says-market-effect = { $subject }, Wirkung auf den Markt: { $value }
says-said = { $count ->
    [one] { $subject } sagte: { $value }
   *[other] { $subject } sagten: { $value }
}
says-reacted = { $subject }, Reaktion: { $value }
says-recognised-as = { $subject }, Anerkennung: { $value }
says-cited-as = { $subject }, zitiert mit { $value }
says-paid-in = { $subject } zahlt in { $value }
says-practice = { $subject }, Praxis: { $value }

# A fact that is a date, as what happened on it.

happening-founded-on = { $subject } wird gegründet
happening-signed-on = { $subject }: unterzeichnet
happening-closing = { $subject }: Vollzug
happening-terminated-on = { $subject }: abgebrochen
happening-announced-on = { $subject } wird angekündigt
happening-in-force-on = { $subject } tritt in Kraft
happening-condition = { $subject }: eine Bedingung wird fällig

# The circumstances of a claim.

with-aspect = beim Merkmal { $value }
with-aim = Ziel: { $value }
with-amid = bei { $value }
with-author = von { $value }
with-beneficiary = für { $value }
with-by = { $value }
with-company = bei { $value }
with-whose = von { $value }
with-into = in { $value }
with-duration = Dauer { $value }
with-form = Form: { $value }
with-instrument = { $value }
with-investor = von { $value }
with-kind = { $value }
with-metric = Messgröße: { $value }
with-whole = Teil von { $value }
with-party = aufseiten von { $value }
with-period = { $value }
with-place = in { $value }
with-platform = auf { $value }
with-purpose = für { $value }
with-round = { $value }
with-rounds = in { $value } Runden
with-stage = { $value }
with-standing = { $value }
with-to = an { $value }
with-with = mit { $value }
with-novelty = { $value }
with-when = { $value }
with-scope = gemeint: { $value }
with-closure = { $value }
with-occasion = Anlass: { $value }
with-part-of = im Rahmen von { $value }
