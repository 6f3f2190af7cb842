changes-name = änderungen
changes-summary = was seit einem Tag neu ist, Zahlen zuerst
changes-title = Änderungen
changes-since = seit { $since }
changes-none = Seit { $since } hat sich nichts geändert.
changes-none-on = { $topic }: seit { $since } hat sich nichts geändert.
changes-figures = Zahlen
changes-opened = Konflikte
changes-closed = Beigelegt
changes-left = Mehr
changes-left-on = { $topic } { $count }
changes-left-whole = alles zu einem Thema: { $command }
changes-left-all = alles: { $command }
changes-forecasts = Prognosen
changes-due = Fällig
changes-sources = Neue Quellen
changes-revised = Überarbeitet
changes-corrected = Berichtigt
changes-names = Namen
changes-verified = Geprüft
changes-superseded = { $before } → { $after }
changes-retracted = zurückgenommen: { $fact }
changes-restored = gilt wieder: { $fact }
changes-ranked-preferred = jetzt bevorzugt: { $fact }
changes-ranked-normal = nicht mehr hervorgehoben: { $fact }
changes-ranked-disputed = jetzt umstritten: { $fact }
changes-ranked-deprecated = nicht mehr gezeigt: { $fact }
changes-because = Grund: { $reason }
changes-renamed = { $before } heißt jetzt { $now }
changes-merged = { $before } ist dasselbe wie { $now }
changes-split = { $now } ist nicht mehr dasselbe wie { $before }
changes-held = { $count ->
    [one] eine Angabe wurde mit ihrer Quelle verglichen
   *[other] { $count } Angaben wurden mit ihren Quellen verglichen
}
problem-still-ahead = { $since } liegt noch in der Zukunft. Zum Beispiel:
problem-no-beginning = „{ $text }“ hat keinen ersten Tag. Bitte den Tag selbst nennen.
