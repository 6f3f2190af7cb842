# Die erste Seite auf einer Plattform.

home-deals = Deals, die hier verfolgt werden
home-no-deals = Hier wird noch kein Deal verfolgt. Den Beispiel-Deal laden oder einen eigenen anlegen; in einem Kanal lässt sich dann sagen, welcher dort gemeint ist.
home-meant-here = hier gemeint
home-reader = Persönlich
home-role = Rolle
home-no-admin = Hier gibt es noch keinen Admin. Wer den Einmal-Code hat, der beim Installieren oder beim Start von Dealbrief gezeigt wurde, wird der erste.
home-in-de = Antworten auf Deutsch
home-in-en = Antworten auf Englisch
home-change-zone = Zeitzone ändern
home-roles = Rollen
home-help = Hilfe
home-claim = Erster Admin werden
