save-name = speichern
save-summary = eine angezeigte Änderung speichern
parameter-draft = der Code, der mit der Änderung gezeigt wurde

problem-no-draft = Unter „{ $code }“ gibt es keine Änderung zu speichern. Was gezeigt wurde, lässt sich einen Tag lang speichern; danach muss die Änderung neu angefragt werden.
problem-shown-to-another = Diese Änderung wurde jemand anderem gezeigt. Wer sie speichern will, fragt sie selbst neu an.
problem-closed-since-shown = { $name } wurde geschlossen, seit das hier gezeigt wurde. Nichts wurde gespeichert. Zum Weiterverfolgen und danach zum Speichern:
problem-gone-since-shown = { $name } wurde zurückgenommen, seit das hier gezeigt wurde. Nichts wurde gespeichert. Zum Zurückholen und danach zum Speichern:
