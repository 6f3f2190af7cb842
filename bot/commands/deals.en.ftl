deals-name = deals
deals-summary = which deals are followed here
deals-list-name = list
deals-list-summary = the deals that are followed here
deals-title = Deals
deals-demo = demo
deals-counts = { $sources ->
    [one] one source
   *[other] { $sources } sources
}, { $claims ->
    [one] one claim
   *[other] { $claims } claims
}
deals-demo-name = demo
deals-demo-summary = load the demo deal, to try things out
deals-demo-loaded = { $deal } is here now, as a demo deal: every figure with the words of its source.
deals-demo-known = { $deal } is here already.
deals-demo-channel = { $command } in a channel makes it the deal that is meant there.
