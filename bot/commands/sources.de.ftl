sources-name = quellen
sources-summary = die Quellen und die Worte hinter jeder Angabe
sources-title = Quellen
sources-chapter = Quellen
sources-claims = { $count ->
    [0] noch nichts entnommen
    [one] eine Angabe
   *[other] { $count } Angaben
}
source-title = Quelle { $number }
