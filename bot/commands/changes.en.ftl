changes-name = changes
changes-summary = what is new since a day, figures first
changes-title = changes
changes-since = since { $since }
changes-none = Nothing has changed since { $since }.
changes-none-on = { $topic }: nothing has changed since { $since }.
changes-figures = Figures
changes-opened = Conflicts
changes-closed = Settled
changes-left = More
changes-left-on = { $topic } { $count }
changes-left-whole = everything on one topic: { $command }
changes-left-all = everything: { $command }
changes-forecasts = Forecasts
changes-due = Due
changes-sources = New sources
changes-revised = Revised
changes-corrected = Corrected
changes-names = Names
changes-verified = Checked
changes-superseded = { $before } → { $after }
changes-retracted = withdrawn: { $fact }
changes-restored = counts again: { $fact }
changes-ranked-preferred = now preferred: { $fact }
changes-ranked-normal = no longer ranked: { $fact }
changes-ranked-disputed = now disputed: { $fact }
changes-ranked-deprecated = no longer shown: { $fact }
changes-because = because: { $reason }
changes-renamed = { $before } is now called { $now }
changes-merged = { $before } is the same as { $now }
changes-split = { $now } is no longer the same as { $before }
changes-held = { $count ->
    [one] one claim was held against its source
   *[other] { $count } claims were held against their sources
}
problem-still-ahead = { $since } is still ahead. Try:
problem-no-beginning = “{ $text }” has no first day. Name the day itself.
