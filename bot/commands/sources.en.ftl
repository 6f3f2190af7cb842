sources-name = sources
sources-summary = the sources, and the words behind each claim
sources-title = sources
sources-chapter = Sources
sources-claims = { $count ->
    [0] nothing taken from it yet
    [one] one claim
   *[other] { $count } claims
}
sources-others = { $count ->
    [one] One more source is cited in no open deal.
   *[other] { $count } more sources are cited in no open deal.
}
sources-no-others = Every source of this workspace has a number in an open deal.
sources-found = { $count ->
    [one] One source
   *[other] { $count } sources
}
sources-left = The first { $shown } of { $count }. Any other is found by its link, or by a word of its title or publisher.
parameter-which = sources that are cited in no open deal
problem-no-source-of-deal = No source of { $deal } has “{ $text }”. In the whole workspace, or all of the deal:
problem-other-of-deal = The other sources are those of no open deal, and none of { $deal }. One of the two:
problem-no-source-of-link = No source of this workspace has the link { $text }.
source-title = Source { $number }
