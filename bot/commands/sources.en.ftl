sources-name = sources
sources-summary = the sources, and the words behind each claim
sources-title = sources
sources-chapter = Sources
sources-claims = { $count ->
    [one] one claim
   *[other] { $count } claims
}
source-title = Source { $number }
