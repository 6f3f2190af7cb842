# Was die Seite einer App über sie sagt.

manifest-description = Berichtet über Deals: jede Zahl mit den Worten ihrer Quelle.
manifest-long-description = Dealbrief beantwortet Fragen zu Deals aus einem Faktenspeicher. Zu jeder Zahl gehören die genauen Worte der Quelle dahinter; wo Quellen sich widersprechen, stehen beide Seiten da und der wahrscheinliche Grund. Nichts ist erzeugt: Eine Zahl, hinter der kein Zitat steht, wird nicht gezeigt. Es antwortet auf Deutsch und auf Englisch.
manifest-save = Als Angabe speichern
manifest-save-description = Speichert, was eine Nachricht sagt, mit der Nachricht als Quelle
manifest-deal = Der Deal auf einen Blick; dahinter geht jeder andere Befehl: /deal finanzierung mistral
manifest-deal-hint = [ein Deal oder ein Befehl: hilfe, bedingungen, personen, suche …]
