# The first screen.

welcome-title = Dealbrief
welcome-demo = demo deal
welcome-deals = { $deals ->
    [one] one deal
   *[other] { $deals } deals
}
welcome-sources = { $sources ->
    [one] one source
   *[other] { $sources } sources
}
welcome-try = Try { $tries }
welcome-nothing = No deal is followed here yet. First { $tries }
welcome-help = { $help } for all commands, { $other } for German
