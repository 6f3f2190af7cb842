entity-name = objekt
entity-summary = Unternehmen, Personen, Modelle und anderes, was Angaben nennen
entity-show-name = zeigen
entity-show-summary = was etwas ist und wie es heißt
entity-add-name = neu
entity-add-summary = etwas Neues bekannt machen, mit seiner Art und seinen Namen
entity-alias-name = alias
entity-alias-summary = einer Sache einen weiteren Namen geben
entity-unalias-name = streichen
entity-unalias-summary = einen weiteren Namen wieder streichen
entity-rename-name = umbenennen
entity-rename-summary = den Namen ändern, unter dem etwas gezeigt wird
entity-merge-name = zusammenführen
entity-merge-summary = festhalten, dass zwei Dinge dasselbe sind
entity-split-name = trennen
entity-split-summary = Zusammengeführtes wieder trennen

entity-names = Name
entity-aliases = Auch genannt
entity-also = auch { $names }
entity-language = (auf { $language })
entity-merged = Darin aufgegangen
entity-facts = Angaben
entity-deals = Deals
entity-counts = { $claims ->
    [0] in keiner Angabe genannt
    [one] in einer Angabe genannt
   *[other] in { $claims } Angaben genannt, davon { $own } darüber
}

entity-saved = Gespeichert unter Nummer { $number }. Bis { $day } lässt es sich zurücknehmen, auch umbenennen oder mit dem zusammenführen, was es in Wahrheit ist.
merge-nothing-meets = Keine Zahlen der beiden treffen zusammen.
merge-more = Und { $count } weitere; sie stehen in den Antworten, sobald das gespeichert ist.
merge-kinds = { $gone } ist als etwas anderes bekannt ({ $gonekind }) als { $kept } ({ $keptkind }).
merge-parties = { $gone } und { $kept } sind zwei Parteien von { $deals }. Zusammengeführt hätte eines einen Deal mit sich selbst.
merge-rounds = Dies sind Runden zweier Unternehmen: eine von { $gone }, die andere von { $kept }. Zusammengeführt hätten beide die eine Runde.

problem-entity-known = { $name } ist hier schon bekannt.
problem-alias-known = { $entity } heißt schon „{ $name }“.
problem-no-alias = { $entity } heißt nicht auch „{ $name }“.
problem-alias-is-name = „{ $name }“ ist kein weiterer Name von { $entity }, sondern der, unter dem es gezeigt wird. Zuerst ist es umzubenennen.
problem-called-so = So heißt { $name } schon.
problem-one-already = Beides ist { $name }; zusammenzuführen gibt es nichts.
problem-deal-merged = { $name } ist ein Deal, der hier verfolgt wird. Deals werden nicht zusammengeführt; der, der nicht gebraucht wird, lässt sich schließen.
problem-nothing-merged = In { $name } ist nichts aufgegangen.
problem-which-merged = In { $name } ist mehreres aufgegangen. Was ist gemeint:

parameter-thing = Firma, Person, Modell oder anderes, mit jedem seiner Namen
parameter-new-name = wie es heißen soll
parameter-entity-kind = was für eine Art von Sache es ist
parameter-aliases = weitere Namen, mit Semikolons dazwischen
parameter-alias = der Name, den es nicht tragen soll
parameter-called-in = die Sprache, in der es so heißt; ohne Angabe in jeder
parameter-into = was es in Wahrheit ist; dessen Name bleibt
