# What is taken back, and what stays because something refers to it.

refers-facts = { $count ->
    [one] a fact (number { $which })
   *[other] { $count } facts (numbers { $which })
}
refers-deals = { $count ->
    [one] the deal { $which }
   *[other] the deals { $which }
}
refers-merged = { $which }, merged into it
refers-sources = { $count ->
    [one] its source { $which }
   *[other] its sources { $which }
}

undo-gone = Goes
undo-again = Counts again
undo-import-none = nothing
undo-import-claims = { $count ->
    [one] one fact
   *[other] { $count } facts
}
undo-import-names = { $count ->
    [one] one name
   *[other] { $count } names
}
undo-import-sources = { $count ->
    [one] one source
   *[other] { $count } sources
}
undo-import-deals = { $count ->
    [one] one deal
   *[other] { $count } deals
}
undo-import-stays = Stays as it is
undo-import-touched = { $count ->
    [one] one fact, to which something happened since:
   *[other] { $count } facts, to which something happened since:
}
undo-import-named = { $count ->
    [one] one name that other things refer to: { $which }
   *[other] { $count } names that other things refer to, such as { $which }
}
undo-import-cited = { $count ->
    [one] one source that facts still cite: { $which }
   *[other] { $count } sources that facts still cite, such as { $which }
}
undo-import-changed = { $count ->
    [one] one name or source that was changed since: { $which }
   *[other] { $count } names or sources that were changed since, such as { $which }
}
undo-import-before = As it was before
undo-import-revised = { $count ->
    [one] what one source says: { $which }
   *[other] what { $count } sources say, such as { $which }
}
undo-import-known = { $count ->
    [one] one fact that was known before, and got further words
   *[other] { $count } facts that were known before, and got further words
}
undo-import-nothing = Nothing of it is left to be taken back.

problem-brought-again = The source of this was taken back, and { $name } of the same link was brought since. Save the fact once more from that one:
problem-made-again = Number { $number } stays as it is: { $name } was made known again since, as number { $again }, and there would be two of that name. What there is now:
problem-referred-to = Number { $number } stays as it is, because of what refers to { $name }: { $what }. Take that back first, or correct it:
