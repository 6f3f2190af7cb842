deals-new-name = new
deals-new-summary = make a deal, with its kind and its parties
deals-new-title = A new deal
deals-new-kind = Kind
deals-new-parties = Parties
deals-new-company = new company
deals-new-source = A source for it
deals-new-then = { $channel } in a channel makes it the deal that is meant there; { $fact } saves what is known of it.

problem-deal-exists = { $deal } is followed here already.
problem-lone-buyer-or-target = An acquisition has a buyer and a target, and only { $name } is named. Name both, the buyer first.
problem-lone-party = Such a deal is between two parties at least, and only { $name } is named. Name the others too.

parameter-new-deal = what the deal is to be called
parameter-kind = what its parties do
parameter-parties = between whom it is: names with commas, “and” before the last, a buyer first
