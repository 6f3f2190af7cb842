# Wann etwas immer wieder berichtet wird.

schedule-told = { $days } { $times }
schedule-and = { $first } und { $last }
schedule-hourly = stündlich
schedule-every-day = täglich
schedule-weekdays = werktags
schedule-weekends = am Wochenende
schedule-on = { $day ->
    [1] montags
    [2] dienstags
    [3] mittwochs
    [4] donnerstags
    [5] freitags
    [6] samstags
   *[0] sonntags
}
schedule-once = am { $which } { $weekday } jedes Monats
schedule-which = { $week ->
    [1] ersten
    [2] zweiten
    [3] dritten
    [4] vierten
    [5] fünften
   *[0] letzten
}
schedule-monthly = am { $days } jedes Monats
schedule-month-day = { $day }.
schedule-last-day = letzten Tag
schedule-last-weekday = letzten Werktag
schedule-moment = { $weekday }, { $day }. { $month }, { $time } Uhr
schedule-moment-year = { $weekday }, { $day }. { $month } { $year }, { $time } Uhr
schedule-weekday = { $day ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[0] Sonntag
}
schedule-month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}

problem-unreadable-schedule = Wann ist „{ $text }“? Lesbar sind Worte oder die fünf Felder von cron. Zum Beispiel:
problem-ambiguous-schedule = „{ $text }“ kann zwei Zeiten meinen. Gemeint ist:
problem-schedule-minutes = „{ $text }“ nennt Zeiten mit verschiedenen Minuten. Ein Zeitplan hat eine; möglich ist eine von diesen, oder zwei Zeitpläne:
problem-schedule-hours = „{ $text }“ nennt Tage mit je eigenen Uhrzeiten. Ein Zeitplan hat an allen Tagen dieselben; möglich ist einer von diesen, oder zwei Zeitpläne:
problem-schedule-days = „{ $text }“ nennt Wochentage und Tage des Monats. Möglich ist eines von beiden:
problem-schedule-every-other = „{ $text }“ zählt vielleicht in Wochen oder Tagen weiter, was kein Zeitplan kann. Einmal im Monat wäre:
problem-schedule-never = „{ $text }“ nennt einen Tag, den kein Jahr hat.
problem-schedule-often = „{ $text }“ ist öfter als stündlich. Ein Zeitplan hat eine Minute in der Stunde, wie in 0 * * * *.
