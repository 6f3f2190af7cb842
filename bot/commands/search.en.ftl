search-name = search
search-summary = find words, names, numbers and dates
search-title = “{ $words }” · search
search-count = { $facts ->
    [one] one fact
   *[other] { $facts } facts
} in { $claims ->
    [one] one claim
   *[other] { $claims } claims
}
search-capped = There is more than this; one more word narrows it down.
search-none-so-far = Nothing from that time is among the claims that were looked at, and there are more; one more word narrows the search down.
problem-search-for-nothing = In “{ $words }” there is no word to search for: only signs, or words that stand everywhere. Try a name, a number or a rarer word.
problem-search-too-slow = That search took too long. Use a rarer word.
problem-nothing-found = Nothing was found for “{ $words }”. Fewer words find more.
problem-nothing-found-near = Nothing was found for “{ $words }”. Did you mean:
parameter-words = words of a quote, names, a number or a date in any notation
