# Was zurückgenommen wird, und was bleibt, weil sich etwas darauf bezieht.

refers-facts = { $count ->
    [one] eine Angabe (Nummer { $which })
   *[other] { $count } Angaben (Nummern { $which })
}
refers-deals = { $count ->
    [one] der Deal { $which }
   *[other] die Deals { $which }
}
refers-merged = { $which }, darin aufgegangen
refers-sources = { $count ->
    [one] die Quelle { $which } darin
   *[other] die Quellen { $which } darin
}

undo-gone = Entfällt
undo-again = Gilt wieder
undo-import-none = nichts
undo-import-claims = { $count ->
    [one] eine Angabe
   *[other] { $count } Angaben
}
undo-import-names = { $count ->
    [one] ein Name
   *[other] { $count } Namen
}
undo-import-sources = { $count ->
    [one] eine Quelle
   *[other] { $count } Quellen
}
undo-import-deals = { $count ->
    [one] ein Deal
   *[other] { $count } Deals
}
undo-import-stays = Bleibt, wie es ist
undo-import-touched = { $count ->
    [one] eine Angabe, mit der seither etwas geschah:
   *[other] { $count } Angaben, mit denen seither etwas geschah:
}
undo-import-named = { $count ->
    [one] ein Name, auf den sich anderes bezieht: { $which }
   *[other] { $count } Namen, auf die sich anderes bezieht, etwa { $which }
}
undo-import-cited = { $count ->
    [one] eine Quelle, die noch zitiert wird: { $which }
   *[other] { $count } Quellen, die noch zitiert werden, etwa { $which }
}
undo-import-changed = { $count ->
    [one] ein Name oder eine Quelle, seither geändert: { $which }
   *[other] { $count } Namen oder Quellen, die seither geändert wurden, etwa { $which }
}
undo-import-before = Wieder wie vorher
undo-import-revised = { $count ->
    [one] was eine Quelle sagt: { $which }
   *[other] was { $count } Quellen sagen, etwa { $which }
}
undo-import-known = { $count ->
    [one] eine Angabe, die vorher bekannt war und weitere Worte bekam
   *[other] { $count } Angaben, die vorher bekannt waren und weitere Worte bekamen
}
undo-import-nothing = Davon ist nichts übrig, was sich zurücknehmen ließe.

problem-brought-again = Die Quelle dazu wurde zurückgenommen, und { $name } mit demselben Link wurde seitdem eingebracht. Die Angabe noch einmal aus dieser speichern:
problem-made-again = Nummer { $number } bleibt, wie es ist: { $name } wurde seitdem wieder angelegt, als Nummer { $again }, und es gäbe zwei dieses Namens. Was es jetzt gibt:
problem-referred-to = Nummer { $number } bleibt, wie es ist, weil sich noch etwas auf { $name } bezieht: { $what }. Zuerst das zurücknehmen oder berichtigen:
