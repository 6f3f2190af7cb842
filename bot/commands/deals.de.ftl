deals-name = deals
deals-summary = welche Deals hier verfolgt werden
deals-list-name = liste
deals-list-summary = die Deals, die hier verfolgt werden
deals-title = Deals
deals-none = Hier wird noch kein Deal verfolgt.
deals-demo = Demo
deals-counts = { $sources ->
    [one] eine Quelle
   *[other] { $sources } Quellen
}, { $claims ->
    [one] eine Angabe
   *[other] { $claims } Angaben
}
