# Der erste Bildschirm.

welcome-title = Dealbrief
welcome-demo = Beispiel-Deal
welcome-deals = { $deals ->
    [one] ein Deal
   *[other] { $deals } Deals
}
welcome-sources = { $sources ->
    [one] eine Quelle
   *[other] { $sources } Quellen
}
welcome-try = Zum Beispiel { $tries }
welcome-nothing = Hier wird noch kein Deal verfolgt. Zuerst { $tries }
welcome-help = { $help } zeigt alle Befehle, { $other } stellt auf Englisch um
