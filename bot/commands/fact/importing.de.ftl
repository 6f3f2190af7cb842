fact-import-name = import
fact-import-summary = eine Datei einlesen: Tabellen, Exporte, Packs
import-save = { $count ->
    [one] { $count } Zeile speichern
   *[other] { $count } Zeilen speichern
}
import-save-others = { $count ->
    [one] Die andere Zeile speichern
   *[other] Die anderen { $count } Zeilen speichern
}
import-dates-dmy = Der Tag steht vorn
import-dates-mdy = Der Monat steht vorn
import-numbers-de = 1.500 ist tausendfünfhundert
import-numbers-en = 1.500 ist eineinhalb
import-another = Gerade wird eine andere Datei eingelesen, diese wurde es nicht. Nichts davon ist gespeichert.
import-once-more = Jetzt einlesen
import-meanwhile = Inzwischen wurde anderes gespeichert, und es stünde nun anders. Gespeichert ist nichts; so ist der Stand jetzt:
import-unsound = So lässt sich die Datei nicht einlesen. Nichts wurde gespeichert.
import-complaints = Was daran nicht stimmt, nach Zeilen und auf Englisch:
import-whole-claims = Angaben
import-whole-sources = Quellen
import-whole-names = Namen
import-whole-deals = Deals
import-whole-entries = Einträge insgesamt
import-counted = { $count } neu
import-as-held = { $count } bekannt
import-changed = { $count } geändert
import-taken-back = { $count } zurückgenommen

import-file-too-big = Die Datei ist zu groß; { $limit } MiB lassen sich einlesen. Bitte in Teilen bringen.
import-file-empty = In der Datei steht nichts.
import-file-no-text = Das ist weder Text noch eine Tabelle. Es geht mit CSV und .xlsx.
import-file-spoiled-text = Die Buchstaben dieser Zeile sind nicht zu erkennen. Als UTF-8 speichern, in Excel als „CSV UTF-8“.
import-file-no-character = Hier steht ein NUL, das kein Zeichen ist; es muss hinaus.
import-file-spoiled-quotes = Ein Anführungszeichen öffnet hier eine Zelle und schließt sie nicht. Das schließende ergänzen oder das öffnende, wo es zum Wortlaut gehört, verdoppeln.
import-file-too-many-rows = Mehr als { $limit } Zeilen werden nicht eingelesen. Bitte in Teilen bringen.
import-file-too-many-columns = Mehr als { $limit } Spalten werden nicht eingelesen. Einige müssen hinaus.
import-file-too-many-cells = Mehr als { $limit } Zellen werden nicht eingelesen. Bitte in Teilen bringen.
import-file-too-long = Eine Zelle darf { $limit } Zeichen haben, hier hat eine mehr und muss kürzer werden.
import-file-too-many-sheets = Mehr als { $limit } Blätter werden nicht eingelesen. Bitte in Teilen bringen.
import-file-no-stored-value = Eine Formel wurde hier nie ausgerechnet. Die Datei in einem Tabellenprogramm öffnen und speichern.
import-file-old-spreadsheet = Das ist eine alte Excel-Datei (.xls). Als .xlsx oder CSV speichern.
import-file-open-document = Das ist eine OpenDocument-Datei (.ods). Als .xlsx oder CSV speichern.
import-file-binary-spreadsheet = Das ist eine binäre Excel-Datei (.xlsb). Als .xlsx speichern.
import-file-macros = Die Datei enthält Makros, die nicht eingelesen werden. Als .xlsx speichern.
import-file-protected = Die Datei ist mit einem Passwort geschützt. Ohne Passwort speichern.
import-file-no-table = Darin ist keine Tabelle. Es geht mit CSV und .xlsx.
import-file-damaged = Die Datei ist beschädigt. In einem Tabellenprogramm öffnen und neu speichern.
import-file-unpacks-too-big = Entpackt ist die Datei größer als { $limit } MiB. Die Zeilen in eine neue Datei kopieren.
import-file-packed-too-tight = Entpackt wäre die Datei mehr als { $limit }-mal so groß; so dicht ist keine Tabelle gepackt. Die Zeilen in eine neue Datei kopieren.
import-file-too-many-parts = Die Datei hat mehr Teile als eine Tabelle dieser Größe. Die Zeilen in eine neue Datei kopieren.
import-file-unsafe-parts = Die Datei verweist auf Orte außerhalb ihrer selbst oder ist doppelt gepackt. Die Dateien für sich packen.
import-file-entities = Die Datei enthält XML-Entitäten, die für mehr stehen, als sie sagen. Die Zeilen in eine neue Datei kopieren.

problem-file-missing = Eine Datei „{ $name }“ gibt es hier nicht.
problem-file-unreadable = „{ $name }“ lässt sich nicht lesen.
problem-file-too-big = „{ $name }“ ist zu groß; { $most } MiB lassen sich einlesen. Bitte in Teilen bringen.
problem-file-not-fetched = „{ $name }“ war gerade nicht zu bekommen. Bitte noch einmal hochladen.
problem-file-not-attached = „{ $name }“ ist keine Datei, die mitgeschickt wurde. Pfaden und Links wird hier nicht gefolgt; die Datei gehört an den Befehl selbst.
problem-file-gone = „{ $name }“ ist nicht mehr zur Hand. Nichts wurde gespeichert; bitte die Datei noch einmal bringen.
problem-import-contradicts = Die Datei widerspricht dem, was hier gespeichert ist, etwa mit einer Nummer, die schon vergeben ist. Nichts wurde gespeichert.
problem-unknown-meaning = „{ $text }“ sagt nichts über eine Spalte. Gemeint ist „Überschrift=Wort; …“ mit einem dieser Wörter: { $words }.
parameter-file = die Datei: CSV, .xlsx, ein Export oder ein Pack als .zip
parameter-columns = was Spalten bedeuten: Firma=company; Volumen=amount
parameter-numbers = wie Zahlen geschrieben sind, 1.500,5 oder 1,500.5
parameter-dates = was in Tagen wie 2.3.2024 vorn steht
parameter-skip = welche Zeilen wegbleiben, damit die anderen gespeichert werden
