fact-export-name = export
fact-export-summary = alles als Datei, für Excel oder andere Programme
export-title = Alles als Datei
export-counted = { $count }
export-too-large = So groß nimmt der Chat keine Datei an. Wo Dealbrief läuft, schreibt sie: { $command }
export-no-spreadsheet = So viel fasst keine Tabelle. So geht es: { $csv }, { $json }
parameter-format = xlsx für Tabellenprogramme, csv oder json
