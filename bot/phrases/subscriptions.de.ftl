# Wie es um das steht, was ungefragt kommt: Lagebericht oder Beobachtung.

subscription-about-nothing = etwas, das es nicht mehr gibt
subscription-about-taken-back = seither zurückgenommen: es kommt nichts
subscription-about-closed = nicht mehr verfolgt: es kommt nichts
subscription-alone = nur privat
subscription-for-all = für alle hier
subscription-next = Nächstes Mal: { $when }.
subscription-at-once = Jede Änderung wird gemeldet, sobald sie kommt.
subscription-paused = Pausiert, bis jemand fortsetzt. Verloren ist nichts.
subscription-paused-until = Pausiert bis { $when }. Verloren ist nichts.
subscription-gone = Pausiert: Im Kanal dafür lässt sich nichts schreiben. Sobald das wieder geht, fortsetzen; verloren ist nichts.
subscription-was-gone = Bisher ließ sich in { $channel } nichts schreiben. Ist das noch so, wird wieder pausiert.
subscription-was-gone-alone = Bisher ließ es sich privat nicht melden. Ist das noch so, wird wieder pausiert.
subscription-last-told = Zuletzt: { $when }.
problem-until-passed = „{ $text }“ hat schon begonnen. Einen Tag nennen, der noch kommt, zum Beispiel:
problem-since-ahead = „{ $text }“ liegt noch in der Zukunft. Einen Tag nennen, der begonnen hat, zum Beispiel:
