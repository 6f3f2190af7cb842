# Was ein Wert nicht sein kann.

problem-other-kind = { $name } ist als etwas anderes bekannt: { $kind }. Möglich ist hier: { $kinds }.
problem-other-subject = { $field } gibt es nicht bei { $name }: { $kind }. Das Unternehmen dazu angeben.
problem-of-itself = { $name } kann nicht beides sein: { $field } verbindet zwei verschiedene.
problem-below-nothing = „{ $text }“ ist weniger als nichts; das kann hier keine Zahl sein.
problem-impossible-part = „{ $text }“ ist kein Teil eines Ganzen. { $field }: von 0 % bis 100 %.
problem-impossible-fraction = „{ $text }“ ist ein Bruch. { $field }: eine ganze Zahl.
problem-impossible-things = „{ $text }“ zählt etwas anderes. { $field }: nur deren Zahl.
problem-published-later = „{ $text }“ liegt in der Zukunft. Was zitiert wird, ist schon erschienen.
