fact-wrong-name = falsch
fact-wrong-summary = was eine Antwort sagt, um zu melden, was davon nicht stimmt
fact-note-name = hinweis
fact-note-summary = der Redaktion sagen, was nicht stimmt
fact-notes-name = hinweise
fact-notes-summary = was Leserinnen und Leser beanstanden
fact-settle-name = erledigen
fact-settle-summary = einen berechtigten Hinweis abschließen
fact-decline-name = ablehnen
fact-decline-summary = einen Hinweis abschließen, der nichts ändert

something-wrong = Stimmt etwas nicht?
wrong-title = Was diese Antwort sagt
wrong-hint = Jede Zeile steht unter der Nummer, unter der sie gespeichert wurde.
tell-editors = Der Redaktion melden
note-button = Hinweis zu { $number }
correct-button = { $number } korrigieren
settle-button = { $number } erledigen
decline-button = { $number } ablehnen

note-title = Hinweis
note-yours = Hinweis
note-about = Betrifft
note-filed = Eingegangen unter Nummer { $number }. Die Redaktion sieht den Hinweis; was daraus wird, wird mitgeteilt.
note-settled = Erledigt
note-declined = Abgelehnt
note-on = zu { $what }
note-on-answer = zur Antwort auf { $command }
by-person = von { $person }
counts-instead = jetzt { $number }
notes-title = Hinweise
notes-none-open = Kein Hinweis ist offen.
notes-none-closed = Noch kein Hinweis wurde abgeschlossen.
notes-on-this = { $count ->
    [one] Ein Hinweis betrifft diese Angabe. Ist er damit erledigt?
   *[other] { $count } Hinweise betreffen diese Angabe. Sind sie damit erledigt?
}
note-heard = Wer ihn gegeben hat, erfährt davon.
note-closed-before = Er war schon abgeschlossen. Nichts wurde geändert.
notes-left = { $left ->
    [0] Kein weiterer Hinweis ist offen.
    [one] Ein weiterer Hinweis ist offen.
   *[other] { $left } weitere Hinweise sind offen.
}
home-notes = { $count ->
    [one] Ein Hinweis ist offen.
   *[other] { $count } Hinweise sind offen.
}
home-notes-button = Hinweise

problem-nothing-told = Die Antwort auf { $command } sagt nichts, was gespeichert ist. Fehlt etwas darin, kann die Redaktion es erfahren:
problem-no-answer = { $command } gibt keine Antwort aus dem Speicher, die falsch sein könnte.
problem-note-too-long = Das ist zu lang: Ein Hinweis hat höchstens { $most } Zeichen.
problem-note-behind-number = Hinter der Nummer steht noch „{ $text }“. Der Hinweis gehört in Anführungszeichen:
problem-too-many-notes = { $most } eigene Hinweise sind offen. Ein weiterer ist möglich, sobald die Redaktion einen beantwortet hat.
problem-no-such-note = Einen Hinweis mit der Nummer { $number } gibt es nicht.

parameter-answer = der Befehl, um dessen Antwort es geht: finanzierung mistral
parameter-entry = die Nummer des jüngsten Eintrags, aus dem geantwortet wurde
parameter-figure = die Nummer, unter der die Angabe gespeichert wurde
parameter-note = was nicht stimmt, in eigenen Worten
parameter-reply = was erfährt, wer den Hinweis gegeben hat
parameter-state = ob sie offen oder abgeschlossen sind
