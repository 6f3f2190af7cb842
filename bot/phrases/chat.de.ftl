# Was Chat-Plattformen um eine Antwort herum sagen.

share = Teilen
asked-by = gefragt von
asked-by-somebody = von jemandem hier gefragt
rows-so-far = { $done } von { $every } Zeilen gelesen …
rows-all-read = Alle { $every } Zeilen gelesen; was sie sagen, wird mit dem Bekannten verglichen …
takes-longer = Das dauert länger als sonst. Die Antwort folgt hier.
busy = Gerade werden andere Fragen beantwortet. Bitte gleich noch einmal fragen.
button-too-old = Diese Schaltfläche ist zu alt für eine Antwort. Bitte noch einmal fragen.
form-close = Abbrechen
form-type-to-choose = Tippen, um zu wählen
form-or-group = oder eine Nutzergruppe
form-group-hint = Statt einer Person: alle, die jetzt oder später dazugehören
stranger = Ich antworte Mitgliedern des Workspace, der mich installiert hat.
share-invite = In dieser Unterhaltung kann ich nicht schreiben. Mich zuerst einladen, dann noch einmal teilen.
share-unsure = Es ist nicht sicher, ob das angekommen ist. Bitte nachsehen und sonst noch einmal fragen.
form-closed = Das Formular ließ sich nicht rechtzeitig öffnen. Bitte noch einmal wählen.
file-follows = Das ganze Dokument folgt als Datei in der Direktnachricht mit mir.
file-not-sent = Die Datei ließ sich nicht senden. Bitte noch einmal danach fragen.
share-refused = Das wird hier nicht angenommen. Es wurde nichts veröffentlicht.
save-own = Das ist eine Antwort von mir und selbst keine Quelle. Zu speichern ist der Artikel oder die Nachricht, auf der sie beruht.
answered-aside = Das sieht sonst niemand: Die nächste Antwort für alle ist hier in { $wait } möglich.
ask-later = Die nächste Antwort ist hier in { $wait } möglich. Bitte dann noch einmal fragen.
share-later = Hier kann in { $wait } wieder geteilt werden. Es wurde nichts gesendet.
