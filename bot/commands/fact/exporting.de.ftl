fact-export-name = export
fact-export-summary = alles als Datei, für Excel oder andere Programme
export-title = Alles als Datei
export-counted = { $count }
export-too-large = So groß nimmt der Chat keine Datei an. Wo Dealbrief läuft, schreibt sie: { $command }
parameter-format = xlsx für Tabellenprogramme, csv oder json
