# Words that answers share.

flag-sources-differ = sources differ
flag-already = a shareholder already, others say
flag-before-founding = before it was founded
flag-contested = contested
flag-day-month = day and month swapped?
flag-denied-by = denied by { $name }
flag-digits = digits swapped?
flag-exclusive = exclusive with another, others say
flag-field-swap-price = the price taken for it?
flag-field-swap-raised = the size of the round taken for it?
flag-field-swap-valued-at = the valuation taken for it?
flag-key-swap = the figure of another period or part?
flag-more = others name more
flag-not-yet = only later, others say
flag-only = not in another’s full list
flag-others-too = others too
flag-perhaps = perhaps { $what }
flag-perhaps-in = perhaps in { $currency }
flag-stage-order = stages out of order
flag-sum = the parts add to { $sum }
flag-thousandfold = a thousandfold apart
flag-unit-swap = same digits, other currency
no-date = no date
nothing-known = The store knows nothing of this yet.
nothing-dated = The store knows nothing with a date here.
denied = denied: { $value }
via = according to { $name }
via-told = according to { $name }, as told by { $teller }
rank-disputed = disputed
more-in = and { $count } more: { $command }

language-de = German
language-en = English

source-no-title = no title
source-no-date = no date
source-translation = a translation
source-inferred = * The date is inferred; { $command } shows from which words.
source-grounds = Date inferred from
source-rests-on = rests on { $names }
source-revised = { $times ->
    [one] revised
   *[other] revised { $times } times
}

clock-straddling = Left out, because their date cannot tell: { $sources }
clock-undated = Left out, as it is open whether they held by then: facts from { $sources }

parameter-about = a company, person, model or deal, by any of its names
parameter-a = what is compared: a model or company, by any of its names
parameter-b = what it is held against; everything when left out
parameter-deal = the deal whose sources are meant
parameter-name = a deal, or one of its parties
parameter-investor = who paid
parameter-since = from when on: 2023, early 2023, Feb 2024, 2024-02-26
parameter-until = up to when: 2023, Q2 2024, 26 Feb 2024
parameter-topic = what it is about
parameter-due = whether the day they name has passed
parameter-at = what was true by the end of this day
parameter-published-by = what sources had said by the end of this day
parameter-as-of = what this store held at this instant or by the end of this day
parameter-field = the matter: valuation, founding, funding, exclusivity or another
parameter-command = the name of a command
parameter-language = the language of answers
parameter-zone = a time zone: Europe/Berlin
vague-sum = { $said } ({ $sum })
