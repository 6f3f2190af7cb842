compare-name = vergleich
compare-summary = zwei Dinge im Vergleich und nebeneinander
compare-title = im Vergleich
compare-none = Keine Quelle vergleicht die beiden unmittelbar.
compare-near = Entwickler und Modelle der beiden
compare-alike = Nebeneinander
compare-untold = Nicht gesagt
compare-nothing = Keine Quelle vergleicht das oder sagt etwas zu beiden.
