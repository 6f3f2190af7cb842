# Was am Ende einer Seite steht. $left zählt die Zeilen, die nicht mehr passten; 0, wenn nur
# Fußnoten übrig sind.

page-more = { $left ->
    [0] Seite { $page }
   *[other] { $left } weitere · Seite { $page }
}
page-turn = mehr
page-number = Seite { $page }
problem-no-more = Es gibt keine weiteren Seiten.
