search-name = suche
search-summary = Wörter, Namen, Zahlen und Daten finden
search-title = „{ $words }“ · Suche
search-count = { $facts ->
    [one] ein Fakt
   *[other] { $facts } Fakten
} in { $claims ->
    [one] einer Angabe
   *[other] { $claims } Angaben
}
search-capped = Es gibt mehr als das; ein weiteres Wort grenzt es ein.
search-none-so-far = Unter den durchgesehenen Angaben ist keine aus dieser Zeit, und es gibt weitere; ein Wort mehr grenzt die Suche ein.
problem-search-for-nothing = In „{ $words }“ ist kein Wort, nach dem sich suchen lässt: nur Zeichen, oder Wörter, die überall stehen. Möglich sind Namen, Zahlen und seltenere Wörter.
problem-search-too-slow = Diese Suche dauerte zu lange. Mit einem selteneren Wort geht es schneller.
problem-nothing-found = Zu „{ $words }“ wurde nichts gefunden. Weniger Wörter finden mehr.
problem-nothing-found-near = Zu „{ $words }“ wurde nichts gefunden. Gemeint war vielleicht:
parameter-words = Wörter eines Zitats, Namen, eine Zahl oder ein Datum in jeder Schreibweise
