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
deals-status-name = status
deals-status-summary = say how far a deal has come
deals-status-title = Status
deals-status-none = not set
deals-status-told = { $status }, say the editors
deals-status-by-editors = Editors set this; no source is behind it, and answers say so.
deals-rename-name = rename
deals-rename-summary = give a deal another name
deals-close-name = close
deals-close-summary = follow a deal no longer
deals-close-title = Close
deals-close-followed = followed
deals-close-unfollowed = no longer followed
deals-close-stays = Its facts and sources stay, and answer questions about its parties. A channel that is about this deal is then about none.

problem-status-is-so = { $deal } has the status “{ $status }” already.

parameter-status = how far the deal has come
