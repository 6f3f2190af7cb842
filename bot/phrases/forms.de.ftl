# Was der Knopf unter einem Formular sagt.

form-ask = Fragen
form-save = Speichern

# Wie viel in ein Feld passt.
form-room = Hier passen bis zu { $most } Zeichen hinein.

# Wofür ein Formular da ist, in höchstens 24 Zeichen, und ein Feld, dessen Name zu wenig sagt.
form-channel-deal = Deal des Kanals
form-channel-language = Sprache des Kanals
form-channel-zone = Zeitzone des Kanals
form-channel-answers = Wer Antworten sieht
form-channel-share = Wer teilen darf
form-channel-cooldown = Wartezeit im Kanal
form-channel-corrections = Berichtigungen hier
form-deals-new = Neuer Deal
form-deals-close = Deal schließen
form-deals-rename = Deal umbenennen
form-deals-status = Status eines Deals
form-entity-add = Etwas Neues
form-entity-alias = Weiterer Name
form-entity-merge = Zwei sind dasselbe
form-entity-rename = Anderer Name
form-entity-show = Was ein Name meint
form-entity-split = Wieder trennen
form-entity-unalias = Namen streichen
form-fact-add = Angabe speichern
form-fact-correct = Angabe korrigieren
form-fact-decline = Hinweis ablehnen
form-fact-export = Alles als Datei
form-fact-history = Verlauf einer Angabe
form-fact-import = Datei einlesen
form-fact-note = Der Redaktion melden
form-fact-notes = Hinweise
form-fact-settle = Hinweis erledigen
form-fact-amend = Falsch abgeschrieben
form-fact-rank = Die Quelle irrt
form-fact-restore = Angabe gilt wieder
form-fact-retract = Angabe zurückziehen
form-fact-revise = Quelle überarbeitet
form-fact-undo = Angabe zurücknehmen
form-fact-verify = Angabe geprüft
form-fact-wrong = Stimmt etwas nicht?
form-role-claim = Erster Admin werden
form-role-grant = Rolle geben
form-role-revoke = Rolle nehmen
form-settings-language = Eigene Sprache
form-settings-zone = Eigene Zeitzone
form-source-add = Neue Quelle
form-source-revise = Quelle überarbeiten
form-workspace-language = Sprache für alle
form-workspace-zone = Zeitzone für alle
form-a = Erstes
form-b = Zweites
form-dates = Schreibweise von Tagen
form-from = Nummer der Quelle
form-source-number = Nummer
form-said-in = Sprache
form-said-on = Erschienen oder gesagt am
form-skip = Weglassen
form-author = Geschrieben von
form-new-name = Neuer Name
form-source = Veröffentlicht von
form-new-deal = Name
form-thing = Name
form-aliases = Weitere Namen
form-into = Ist dasselbe wie
