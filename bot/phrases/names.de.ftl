# Wie die Namen von Parametern und Wörter zur Wahl getippt werden; die Grammatik kennt jeden.

parameter-about-name = über
parameter-a-name = a
parameter-b-name = b
parameter-deal-name = deal
parameter-name-name = name
parameter-investor-name = geldgeber
parameter-since-name = seit
parameter-until-name = bis
parameter-topic-name = thema
parameter-due-name = fälligkeit
parameter-at-name = am
parameter-published-by-name = veröffentlicht-bis
parameter-as-of-name = stand
parameter-command-name = befehl
parameter-language-name = sprache
parameter-zone-name = zeitzone
parameter-by-name = von
parameter-words-name = worte
parameter-question-name = frage

choice-identity = wer
choice-people = personen
choice-money = geld
choice-deal = geschäft
choice-models = modelle
choice-regulation = recht
choice-adoption = nutzung
choice-market = markt
choice-statements = aussagen
choice-sources = quellen
choice-due = fällig
choice-open = offen
choice-de = deutsch
choice-en = englisch
