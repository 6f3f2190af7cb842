# Was ein Import täte oder tat.

import-title = Import
import-rows = Zeilen
import-rows-read = { $count } gelesen
import-encoding = gelesen als { $encoding }
import-unread = nicht gelesen: { $headings }. Der Wortlaut bleibt in den Zitaten.
import-assumed = { $count ->
    [one] { $count } Quelle nennt keine Sprache; angenommen: { $language }. Eine Spalte „Sprache“ sagt es.
   *[other] { $count } Quellen nennen keine Sprache; angenommen: { $language }. Eine Spalte „Sprache“ sagt es.
}
import-new = Neu
import-new-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
import-claims = { $count ->
    [one] { $count } Angabe
   *[other] { $count } Angaben
}
import-made-company = { $count ->
    [one] { $count } neuer Name
   *[other] { $count } neue Namen
}
import-made-round = { $count ->
    [one] { $count } neue Runde
   *[other] { $count } neue Runden
}
import-made-deal = { $count ->
    [one] { $count } neuer Deal
   *[other] { $count } neue Deals
}
import-known = Bekannt
import-known-rows = { $count ->
    [one] { $count } Zeile: alles darin ist schon gespeichert
   *[other] { $count } Zeilen: alles darin ist schon gespeichert
}
import-twice = Doppelt in der Datei
import-twice-rows = { $count ->
    [one] { $count } Zeile sagt, was schon eine darüber sagt; gespeichert wird es einmal
   *[other] { $count } Zeilen sagen, was schon eine darüber sagt; gespeichert wird es einmal
}
import-as = wie { $row }
import-conflict = Im Widerspruch
import-conflict-rows = { $count ->
    [one] { $count } der neuen Zeilen; sie wird trotzdem gespeichert und als zweifelhaft markiert
   *[other] { $count } der neuen Zeilen; sie werden trotzdem gespeichert und als zweifelhaft markiert
}
import-against = gegen { $others }
import-refused = Abgewiesen
import-refused-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
import-passed = Ausgelassen
import-passed-rows = { $count ->
    [one] { $count } Zeile mit Summen oder Überschriften
   *[other] { $count } Zeilen mit Summen oder Überschriften
}
import-alike = Fast bekannte Namen
import-alike-names = { $count ->
    [one] { $count } neuer Name
   *[other] { $count } neue Namen
}
import-alike-do = Ist dasselbe gemeint, gehört es in der Datei gleich geschrieben.
import-alike-to = „{ $name }“ heißt fast wie { $others }
import-names-company = Neue Namen
import-names-deal = Neue Deals
import-names-round = Neue Runden
import-name-times = { $name } ({ $count } ×)
import-crowded = Nicht verglichen
import-crowded-why = Mehr Zahlen zu einer Sache, als sich gegeneinander halten lassen. Fehlt Runden oder Daten eine Überschrift?
import-row = Zeile { $number }
import-rows-at = Zeilen { $numbers }
import-words = „{ $text }“
import-cell = „{ $text }“ ({ $heading })
import-more = und { $count } weitere
import-nearest = vielleicht „{ $text }“
import-perhaps = vielleicht { $value }
import-either = { $one } oder { $other }

import-not-yet = Noch ist nichts gespeichert.
import-in-the-way = Solange Zeilen abgewiesen werden, wird nichts gespeichert. Entweder in der Datei berichtigen oder weglassen: { $skip }
import-to-settle = Noch ist nichts gespeichert: erst ist zu sagen, wie diese Zellen gemeint sind, oder die Datei zu berichtigen.
import-nothing-left = Nichts lässt sich speichern. Die abgewiesenen Zeilen sind erst in der Datei zu berichtigen.
import-nothing-new = Nichts Neues: alles in dieser Datei ist schon gespeichert.
import-gone-since = Nichts Neues. { $count ->
    [one] Eine Angabe dieser Datei war gespeichert und wurde seither zurückgenommen; dabei bleibt es.
   *[other] { $count } Angaben dieser Datei waren gespeichert und wurden seither zurückgenommen; dabei bleibt es.
}
import-saved = Gespeichert unter den Nummern { $first } bis { $last }.
import-undoable = Nummer { $number } ist alles zusammen: Bis { $day } lässt es sich im Ganzen zurücknehmen.
import-no-heading = Keine Überschrift der Datei heißt { $missing }. Es gibt: { $headings }
import-no-company = Keine Überschrift sagt, von wem die Zeilen handeln. Es gibt: { $headings }. So lässt sich sagen, welche Spalte die Unternehmen nennt: { $example }

import-why-uneven = Mehr oder weniger Zellen als Überschriften
import-do-uneven = Jede Zeile unter die Überschriften bringen; eine Zelle mit Trennzeichen steht in Anführungszeichen.
import-why-no-company = Kein Unternehmen
import-do-no-company = Ergänzen, von wem die Zeile handelt, oder sie entfernen.
import-why-no-name = Namen ohne Buchstaben und Ziffern
import-do-no-name = Den Namen eintragen.
import-why-long-name = Namen von mehr als 200 Zeichen
import-do-long-name = Nur den Namen eintragen.
import-why-hidden-signs = Namen mit unsichtbaren Zeichen
import-do-hidden-signs = Den Namen neu tippen, statt ihn einzufügen.
import-why-says-nothing = Nichts über das Unternehmen
import-do-says-nothing = Eine Summe, eine Runde, einen Investor, eine Bewertung oder einen Anteil angeben oder die Zeile entfernen.
import-why-several-things = Namen mehrerer Dinge
import-do-several-things = Den Namen eintragen, den nur das Gemeinte trägt.
import-why-ambiguous-number = Zahlen, die zweierlei sein können
import-do-ambiguous-number = Dazu sagen, wie Zahlen hier geschrieben sind: { $de }, wenn 1.500 tausendfünfhundert ist, { $en }, wenn es eineinhalb ist.
import-why-ambiguous-share = Anteile, die zweierlei sein können
import-do-ambiguous-share = Hinter die gemeinte Zahl ein % setzen: 15 % oder 0,15 %.
import-why-ambiguous-date = Tage, die zweierlei sein können
import-do-ambiguous-date = Dazu sagen, was vorn steht: „{ $dmy }“ oder „{ $mdy }“.
import-why-day-number = Tage als Zahlen einer Tabelle (44317)
import-do-day-number = Die Spalte als Datum formatieren und die Datei neu speichern.
import-why-no-such-day = Tage, die kein Kalender hat
import-do-no-such-day = Den Tag berichtigen.
import-why-no-year = Daten ohne Jahr
import-do-no-year = Das Jahr ergänzen.
import-why-short-year = Zweistellige Jahre, die in zwei Jahrhunderten liegen können
import-do-short-year = Das Jahr mit vier Ziffern schreiben.
import-why-negative = Summen unter null
import-do-negative = Das Minus entfernen oder die Zeile.
import-why-no-such-share = Anteile unter null oder über dem Ganzen
import-do-no-such-share = Einen Anteil von 0 bis 100 % eintragen.
import-why-itself = Jemand übernimmt sich selbst oder beteiligt sich an der eigenen Runde
import-do-itself = Einen der beiden Namen berichtigen oder entfernen.
import-why-two-currencies = Zwei Währungen für eine Summe
import-do-two-currencies = Die Zelle nennt die eine, Überschrift oder Währungsspalte die andere; die richtige behalten.
import-why-shortened = Zahlen, die anders verkürzt sind, als ihre Überschrift sagt
import-do-shortened = In der Tabelle die ganze Zahl anzeigen oder Tausend oder Millionen aus der Überschrift nehmen.
import-why-unknown-currency = Unbekannte Währungen
import-do-unknown-currency = Ein Kürzel wie EUR oder ein Zeichen wie € eintragen.
import-why-unknown-status = Unbekannte Stände
import-do-unknown-status = Eintragen: gerüchteweise, verhandelt, angekündigt, unterzeichnet, abgeschlossen oder abgebrochen.
import-why-unknown-language = Sprachen, die hier niemand liest
import-do-unknown-language = Deutsch oder Englisch eintragen oder die Zelle leer lassen.
import-why-no-address = Links, die nirgends hinführen
import-do-no-address = Die ganze Adresse eintragen, mit https://, oder sie weglassen.
import-why-not-in-text = Zitate, die nicht in der Quelle stehen
import-do-not-in-text = Der ganze Text der Quelle liegt hier vor; die Worte zitieren, die darin stehen, oder das Zitat weglassen.
import-why-unreadable-number = Zahlen, die nicht zu lesen sind
import-do-unreadable-number = Schreiben: 1,5 Mio. €, 1.500.000 USD oder nicht genannt.
import-why-unreadable-date = Daten, die nicht zu lesen sind
import-do-unreadable-date = Schreiben: 2021-05-03, Mai 2021, Q2 2021 oder 2021.

source-rows = { $count ->
    [one] Zeile { $rows }
   *[other] Zeilen { $rows }
}
source-many-rows = { $count ->
    [one] { $count } Zeile einer Tabelle
   *[other] { $count } Zeilen einer Tabelle
}
