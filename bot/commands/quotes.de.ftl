quotes-name = zitate
quotes-summary = wer was sagte: Wortlaut, Übersetzungen, indirekte Rede, Reaktionen
quotes-title = Zitate
quotes-chapter = Wer was sagte
quotes-reactions = Reaktionen
quotes-recognition = Anerkennung
quotes-rhetoric = Sprachbilder
quotes-reacted-to = auf { $value }
quotes-translated = übersetzt
quotes-indirect = in den Worten der Quelle: { $words }
quotes-on = zu { $name }
quotes-as = als { $post }

parameter-by = wer es sagte: eine Person, eine Firma, eine Gruppe
