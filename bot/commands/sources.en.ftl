sources-name = sources
sources-summary = the sources, and the words behind each claim
sources-title = sources
sources-chapter = Sources
sources-claims = { $count ->
    [0] nothing taken from it yet
    [one] one claim
   *[other] { $count } claims
}
source-title = Source { $number }
