watch-name = beobachten
watch-summary = jede Änderung zu Firma, Person, Modell oder Deal, sobald sie kommt
watch-list-name = liste
watch-list-summary = was hier beobachtet wird und was privat
watch-add-name = starten
watch-add-summary = jede Änderung von etwas hier melden lassen oder nur privat
watch-pause-name = pausieren
watch-pause-summary = eine Beobachtung pausieren; was inzwischen geschieht, kommt danach
watch-resume-name = fortsetzen
watch-resume-summary = eine Beobachtung fortsetzen
watch-stop-name = beenden
watch-stop-summary = eine Beobachtung beenden

parameter-to = wer es erfährt: alle in diesem Kanal oder nur, wer fragt

watch-heading = Beobachtung { $number }
watch-list-title = Beobachtungen
watch-none = Hier wird nichts beobachtet, auch nichts privat.
watch-kept = Gespeichert.
watch-known = Das wird schon beobachtet, als Beobachtung { $number }.
watch-told-here = Jede Änderung wird hier gemeldet, für alle; was dicht aufeinander folgt, gesammelt.
watch-told-alone = Jede Änderung wird privat gemeldet; was dicht aufeinander folgt, gesammelt.
watch-ended = Beendet; es kommt nichts mehr.
watch-again = Wieder beobachten

problem-no-watch-here = Hier wird noch nichts beobachtet, auch nichts privat.
problem-which-watch = Beobachtet wird mehreres: { $choices }. Gemeint ist:
problem-no-such-watch = Eine Beobachtung { $number } gibt es hier nicht. Vielleicht wurde sie inzwischen beendet.
problem-is-a-watch = Nummer { $number } ist eine Beobachtung.
problem-too-many-watch = Beobachtet wird schon { $most }-mal; mehr liest niemand. Zuerst eine beenden:
problem-ended-meanwhile-watch = Diese Beobachtung hat im selben Augenblick jemand beendet.
