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
