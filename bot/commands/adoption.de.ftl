adoption-name = nutzung
adoption-summary = wer was nutzt, bevorzugt, prüft oder testet; Vorteile und Wirkungen
adoption-title = Anwender und Markt
adoption-chapter = Wer es nutzt
adoption-customers = Kunden
adoption-live = { $users ->
    [one] nutzt { $value }
   *[other] nutzen { $value }
}
adoption-preferring = { $users ->
    [one] bevorzugt { $value }
   *[other] bevorzugen { $value }
}
adoption-evaluating = { $users ->
    [one] evaluiert { $value }
   *[other] evaluieren { $value }
}
adoption-testing = { $users ->
    [one] testet { $value }
   *[other] testen { $value }
}
adoption-considering = { $users ->
    [one] erwägt { $value }
   *[other] erwägen { $value }
}
adoption-unstaged = { $users ->
    [one] setzt auf { $value }
   *[other] setzen auf { $value }
}
