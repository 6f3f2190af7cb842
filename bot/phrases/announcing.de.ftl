# Wo etwas mitgeteilt wurde, bevor es berichtigt wird.

reach-stated = { $count ->
    [one] In einer Nachricht mitgeteilt: { $places }.
   *[other] In { $count } Nachrichten mitgeteilt: { $places }.
}
reach-place = { $channel } am { $day }
reach-more = { $count } weitere
reach-follows = { $count ->
    [0] Berichtigungen sind dort ausgeschaltet.
    [one] Die Berichtigung folgt darunter.
   *[other] Die Berichtigung folgt unter { $count } davon.
}

# Was unter einer Nachricht gesagt wird, in der etwas falsch war.

corrected-title = Berichtigt
