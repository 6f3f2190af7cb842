# Die Webseite am Ende, wenn der Bot in einem Workspace installiert wird.

install-done-title = Der Bot ist in { $team } installiert.
install-claim = Noch verwaltet ihn dort niemand. Wer dies in Slack eingibt, wird der erste Admin:
install-claim-once = Der Code gilt einmal; bitte für sich behalten.
install-demo = Für einen ersten Blick gibt es einen gekennzeichneten Beispiel-Deal:
install-help = Was sich sonst fragen lässt:
install-failed-title = Der Bot wurde nicht installiert.
install-cancelled = Es wurde in Slack abgebrochen.
install-used = Dieser Link wurde schon benutzt oder ist älter als zehn Minuten.
install-other-browser = Begonnen wurde in einem anderen Browser, oder dieser behält keine Cookies.
install-refused = Slack lehnt es ab und nennt als Grund:
install-unanswered = Slack ist gerade nicht erreichbar oder hat unlesbar geantwortet.
install-unsaved = Slack hat zugestimmt, aber die Datenbank des Bots konnte es nicht behalten. Bitte wer den Bot betreibt verständigen.
install-busy = Die Datenbank des Bots ist gerade nicht erreichbar.
install-again = Noch einmal beginnen
