ask-summary = eine Frage in eigenen Worten
ask-name = frage
ask-read-as = Gelesen als: { $command }
ask-read-without = Gelesen als: { $command }, ohne { $words }
ask-thanks = Gern geschehen.
parameter-question = was zu wissen ist, auf Deutsch oder Englisch; Name:Wert wie in jedem Befehl
problem-not-read = Das fragt nach nichts, was hier bekannt ist. Nach den Wörtern lässt sich suchen:
problem-read-in-part = Nicht verstanden: { $words }. Ohne das hieße es:
