# Eine Änderung, die vor dem Speichern angesehen wird.

save-button = Speichern
back-button = Zurück
change-saved = Gespeichert unter Nummer { $number }. Bis { $day } lässt es sich zurücknehmen.
changed-meanwhile = Seit dies gezeigt wurde, hat sich etwas geändert; vor dem Speichern noch einmal ansehen.
changed-since-saved = Das war schon unter Nummer { $number } gespeichert und hat sich seitdem geändert. Jetzt wurde nichts gespeichert.
undone-since-saved = Das war schon unter Nummer { $number } gespeichert und wurde seitdem zurückgenommen. Jetzt wurde nichts gespeichert.
nothing-new = Das ist schon so. Nichts wurde gespeichert.
change-before = Vorher
change-after = Nachher
change-then = Danach
counts-not = zählt nicht mehr

# Was geschah, im Verzeichnis.

entry-number = Nummer { $number }
operator = Betrieb
origin-import = importiert aus { $name }
origin-pack = aus dem Pack { $name }
event-recorded = verzeichnet
event-requoted = anders zitiert, „{ $words }“
event-retracted = zurückgezogen, „{ $reason }“
event-restored = wieder gültig, „{ $reason }“
event-superseded = ersetzt durch { $fact }, „{ $reason }“
event-ranked = eingestuft als { $rank }, „{ $reason }“
event-verified = mit der Quelle verglichen
event-unverified = gilt nicht mehr als mit der Quelle verglichen
event-source-recorded = Quelle verzeichnet: { $source }
event-source-quoted = Worte aus einer bekannten Quelle angeführt: { $source }
event-source-revised = Quelle überarbeitet: { $source }
event-source-withdrawn = Quelle zurückgenommen: { $source }
event-source-numbered = Quelle trägt die Nummer [{ $number }]
event-source-unnumbered = Quelle trägt die Nummer [{ $number }] nicht mehr
event-entity-recorded = Namen von { $name } verzeichnet
event-entity-withdrawn = { $name } zurückgenommen
event-entities-merged = { $name } mit { $kept } zusammengeführt
event-entities-split = { $name } wieder abgetrennt
event-entity-renamed = { $before } heißt jetzt { $names }
event-names-given = { $name } heißt auch { $names }
event-names-taken = { $name } heißt nicht mehr { $names }
event-deal-opened = Deal wird verfolgt: { $name }
event-deal-changed = Art, Parteien oder Stand von { $name } geändert
event-deal-status = Stand von { $name } auf { $status } gesetzt
event-deal-closed = Deal wird nicht mehr verfolgt: { $name }
event-deal-withdrawn = Deal zurückgenommen: { $name }
event-import-recorded = { $name } eingelesen, unter den Nummern { $first } bis { $last }
event-import-withdrawn = Import zurückgenommen, durch die Nummern { $first } bis { $last }
event-import-restored = Import wiederhergestellt, durch die Nummern { $first } bis { $last }
event-note-filed = Hinweis, „{ $words }“
event-note-closed = Hinweis beantwortet, „{ $words }“
event-role-granted = { $person } hat die Rolle { $role } bekommen
event-role-revoked = Rolle von { $person } entzogen
event-entries-erased = Einträge um einer Person willen gelöscht
event-entry-restated = was der gelöschte Eintrag { $number } von anderen weitergab, gilt weiter
event-erased = um einer Person willen gelöscht

rank-preferred = bevorzugt
rank-normal = normal
rank-deprecated = verborgen
