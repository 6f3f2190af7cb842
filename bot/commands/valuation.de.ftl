valuation-name = bewertung
valuation-summary = jede Zahl, mit der eine Firma bewertet wurde
valuation-title = Bewertung
