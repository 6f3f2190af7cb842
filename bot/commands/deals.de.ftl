deals-name = deals
deals-summary = welche Deals hier verfolgt werden
deals-list-name = liste
deals-list-summary = die Deals, die hier verfolgt werden
deals-title = Deals
deals-demo = Demo
deals-counts = { $sources ->
    [one] eine Quelle
   *[other] { $sources } Quellen
}, { $claims ->
    [one] eine Angabe
   *[other] { $claims } Angaben
}
deals-demo-name = demo
deals-demo-summary = den Beispiel-Deal laden, zum Ausprobieren
deals-demo-loaded = { $deal } ist jetzt hier, als Beispiel-Deal: jede Angabe mit den Worten ihrer Quelle.
deals-demo-known = { $deal } ist schon hier.
deals-demo-channel = { $command } in einem Kanal macht ihn zu dem Deal, der dort gemeint ist.
