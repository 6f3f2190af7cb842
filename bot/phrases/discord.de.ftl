# Was nur die Formulare in Discord sagen, die in Schritten kommen.

form-more = Weitere Felder
form-change = Ändern
form-waits = Damit ist noch nichts geschehen: weiter geht es mit der Schaltfläche darunter.
form-lacks = Damit ist noch nichts geschehen. Es fehlt noch: { $fields }.

# Welcher Server in einer Direktnachricht gemeint ist. Wie man nach einem anderen fragt, steht mit Kommas.

discord-which-server = Wir sind zusammen auf mehreren Servern. Welcher ist gemeint? Ich merke ihn mir; mit „anderer Server“ lässt sich neu wählen.
discord-choose-server = Server wählen
discord-server-chosen = Hier antworte ich jetzt für { $server }.
discord-one-server = Der einzige Server, auf dem wir beide sind, ist { $server }, und für ihn antworte ich hier.
discord-no-server = Ich habe keinen Server gefunden, auf dem wir beide sind. Ich antworte Mitgliedern der Server, zu denen ich gehöre. Nach einer ersten Frage dort weiß ich es auch hier.
discord-another-server = anderer Server, anderen Server, Server wechseln, Serverwechsel

# Was nur Discord vom Teilen sagt.

discord-may-not-post = Ich darf in diesem Kanal nicht schreiben. Wer den Server verwaltet, kann mir hier die Rechte „Kanal ansehen“ und „Nachrichten senden“ geben, in Threads „Nachrichten in Threads senden“. Es wurde nichts veröffentlicht.
