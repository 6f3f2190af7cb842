# Wörter, die Antworten gemeinsam haben.

flag-sources-differ = Quellen widersprechen sich
flag-closed-list = fehlt in der vollständigen Liste eines anderen
flag-day-month = Tag und Monat vertauscht?
flag-denied-by = bestritten von { $name }
flag-digits = Ziffern vertauscht?
flag-exclusive = andere nennen weitere Partner
flag-field-swap-price = vielleicht der Kaufpreis, nicht dies
flag-field-swap-raised = vielleicht das Volumen der Runde, nicht dies
flag-field-swap-valued-at = vielleicht eine Bewertung, nicht dies
flag-key-swap = vielleicht von einem anderen Zeitraum oder Teil
flag-not-yet = wird laut anderen erst später Eigenkapital
flag-perhaps = vielleicht { $what }
flag-perhaps-in = vielleicht in { $currency }
flag-sequence = vor der Gründung
flag-stage-order = weiter zurück als zuvor
flag-sum = die Teile ergeben { $sum }
flag-thousandfold = das Tausendfache dessen, was andere sagen
flag-unit-swap = gleiche Ziffern, andere Währung
no-date = ohne Datum
nothing-known = Darüber weiß der Speicher noch nichts.
nothing-dated = Hierzu kennt der Speicher nichts mit einem Datum.
denied = bestritten: { $value }
denied-outright = bestritten ({ $words })
via = laut { $name }
via-told = laut { $name }, zitiert nach { $teller }
rank-disputed = umstritten
more-in = und { $count } weitere: { $command }

language-de = Deutsch
language-en = Englisch

source-no-title = ohne Titel
citation-unnamed = Quelle
source-no-date = ohne Datum
source-translation = eine Übersetzung
source-inferred = * Das Datum ist erschlossen; { $command } zeigt, aus welchen Worten.
source-grounds = Datum erschlossen aus
source-rests-on = stützt sich auf { $names }
source-revised = { $times ->
    [one] überarbeitet
   *[other] { $times }-mal überarbeitet
}

clock-straddling = Weggelassen, weil ihr Datum es offen lässt: { $sources }
clock-undated = Weggelassen, weil offen ist, ob sie da schon galten: Angaben aus { $sources }

parameter-about = Firma, Person, Modell oder Deal, mit jedem ihrer Namen
parameter-a = was verglichen wird: Modell oder Firma, mit jedem ihrer Namen
parameter-b = womit es verglichen wird; ohne Angabe mit allem
parameter-deal = der Deal, dessen Quellen gemeint sind
parameter-name = ein Deal oder eine seiner Parteien
parameter-investor = wer gezahlt hat
parameter-since = ab wann: 2023, Anfang 2023, Feb. 2024, 26.2.2024
parameter-until = bis wann: 2023, Q2 2024, 26.2.2024
parameter-topic = worum es geht
parameter-due = ob der genannte Tag vorbei ist
parameter-at = was am Ende dieses Tages galt
parameter-published-by = was Quellen bis zum Ende dieses Tages gesagt hatten
parameter-as-of = was dieser Speicher in diesem Augenblick oder am Ende dieses Tages enthielt
parameter-field = die Sache, um die es geht: Bewertung, Umsatz, Preis
parameter-command = der Name eines Befehls
parameter-language = die Sprache der Antworten
parameter-zone = eine Zeitzone: Europe/Berlin
parameter-answers = für wen Antworten sind: nur für die, die fragen, oder für alle
parameter-share = wer Antworten mit allen teilen darf
parameter-cooldown = wie lange: 30s, 2 min, eine Stunde; 0 für keine Wartezeit
parameter-corrections = ob hier berichtigt wird, was hier gesagt wurde: an oder aus
parameter-digests = wer hier Lageberichte und Beobachtungen für alle einrichten darf
vague-sum = { $said } ({ $sum })
why = warum ⚠
then-channel-deal = Für diesen Kanal
then-deals-list = Alle Deals
then-fact-correct = Korrigieren
then-fact-history = Verlauf
then-fact-import = Weitere Datei importieren
then-fact-restore = Wiederherstellen
then-digest-list = Alle Lageberichte
then-pause = Pausieren
then-pause-digest = Einen pausieren
then-pause-watch = Eine pausieren
then-preview = Vorschau
then-resume = Fortsetzen
then-resume-digest = Einen fortsetzen
then-resume-watch = Eine fortsetzen
then-stop = Beenden
then-stop-digest = Einen beenden
then-stop-watch = Eine beenden
then-digest-subscribe = Neuer Lagebericht
then-watch-add = Etwas beobachten
then-watch-list = Alle Beobachtungen
done-before = Das ist erledigt. Es kam zweimal an und wurde einmal getan.
undone-since-done = Das wurde einmal getan und seitdem zurückgenommen. Es kam noch einmal an, und jetzt wurde nichts getan.
