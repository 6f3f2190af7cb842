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
deals-status-name = status
deals-status-summary = sagen, wie weit ein Deal ist
deals-status-title = Status
deals-status-none = nicht gesetzt
deals-status-told = { $status }, laut Redaktion
deals-status-by-editors = Das setzt die Redaktion; keine Quelle steht dahinter, und Antworten sagen das.
deals-rename-name = umbenennen
deals-rename-summary = einem Deal einen anderen Namen geben
deals-close-name = schließen
deals-close-summary = einen Deal nicht mehr verfolgen
deals-close-title = Schließen
deals-close-followed = wird verfolgt
deals-close-unfollowed = wird nicht mehr verfolgt
deals-close-stays = Angaben und Quellen bleiben und beantworten Fragen nach den Parteien. Ein Kanal, in dem dieser Deal gemeint ist, hat dann keinen.

problem-status-is-so = { $deal } hat schon den Status „{ $status }“.

parameter-status = wie weit der Deal ist
