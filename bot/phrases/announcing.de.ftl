# Wo etwas mitgeteilt wurde, bevor es berichtigt wird.

reach-stated = { $count ->
    [one] In einer Nachricht mitgeteilt: { $places }.
   *[other] In { $count } Nachrichten mitgeteilt: { $places }.
}
reach-place = { $channel } am { $day }
reach-more = { $count } weitere
reach-follows = { $count ->
    [one] Die Berichtigung folgt darunter, einige Minuten nach dem Speichern.
   *[other] Die Berichtigung folgt jeweils darunter, einige Minuten nach dem Speichern.
}
reach-follows-some = Die Berichtigung folgt unter { $count } davon, einige Minuten nach dem Speichern. Sonst sind Berichtigungen ausgeschaltet.
reach-follows-none = Berichtigungen sind dort ausgeschaltet.

# Was unter einer Nachricht gesagt wird, in der etwas falsch war.

corrected-title = Berichtigt

# Unter und über dem, was ein Kanal zu seiner Stunde erfährt.

digest-next = Das nächste Mal am { $when } ({ $zone }).
digest-late = Verspätet: fällig war dies am { $when }.

# Was Redaktion und Verwaltung über Lagebericht oder Beobachtung erfahren, nicht der Kanal.

quiet-notice = In { $channel } gab es seit dem { $since } nichts Neues zu berichten, deshalb kam dort nichts. Der Lagebericht kommt weiter, solange niemand ihn beendet.
gone-notice = In { $channel } lässt sich nichts schreiben: Der Kanal ist weg, oder der Bot ist nicht darin. Dies ist jetzt pausiert; verloren ist nichts. Sobald der Bot dort wieder schreiben darf, lässt es sich fortsetzen.
