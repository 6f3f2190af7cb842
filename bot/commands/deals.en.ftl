deals-name = deals
deals-summary = which deals are followed here
deals-list-name = list
deals-list-summary = the deals that are followed here
deals-title = Deals
deals-none = No deal is followed here yet.
deals-demo = demo
deals-counts = { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $claims ->
    [one] one claim
   *[other] { $claims } claims
}
