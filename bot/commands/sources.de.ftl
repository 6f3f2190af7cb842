sources-name = quellen
sources-summary = die Quellen und die Worte hinter jeder Angabe
sources-title = Quellen
sources-chapter = Quellen
sources-claims = { $count ->
    [0] noch nichts entnommen
    [one] eine Angabe
   *[other] { $count } Angaben
}
sources-others = { $count ->
    [one] Eine weitere Quelle steht in keinem offenen Deal.
   *[other] { $count } weitere Quellen stehen in keinem offenen Deal.
}
sources-no-others = Jede Quelle dieses Arbeitsbereichs hat eine Nummer in einem offenen Deal.
sources-found = { $count ->
    [one] Eine Quelle
   *[other] { $count } Quellen
}
sources-left = Die ersten { $shown } von { $count }. Jede andere ist mit ihrem Link oder einem Wort aus Titel oder Herausgeber zu finden.
parameter-which = Quellen, die in keinem offenen Deal stehen
problem-no-source-of-deal = Keine Quelle von { $deal } hat „{ $text }“. Im ganzen Arbeitsbereich, oder alle des Deals:
problem-other-of-deal = Die anderen Quellen stehen in keinem offenen Deal, also auch nicht in { $deal }. Eins von beiden:
problem-no-source-of-link = Keine Quelle dieses Arbeitsbereichs hat den Link { $text }.
source-title = Quelle { $number }
