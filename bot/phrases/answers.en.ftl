# Words that answers share.

flag-sources-differ = sources differ
flag-closed-list = missing in another’s complete list
flag-day-month = day and month swapped?
flag-denied-by = denied by { $name }
flag-digits = digits swapped?
flag-exclusive = others say that there are other partners
flag-field-swap-price = perhaps the price, not this
flag-field-swap-raised = perhaps the size of the round, not this
flag-field-swap-valued-at = perhaps a valuation, not this
flag-key-swap = perhaps of another period or part
flag-not-yet = to become shares only later, others say
flag-perhaps = perhaps { $what }
flag-perhaps-in = perhaps in { $currency }
flag-sequence = before the founding
flag-stage-order = further back than before
flag-sum = the parts add to { $sum }
flag-thousandfold = a thousandfold of what others say
flag-unit-swap = same digits, other currency
no-date = no date
nothing-known = The store knows nothing of this yet.
nothing-dated = The store knows nothing with a date here.
denied = denied: { $value }
denied-outright = denied ({ $words })
via = according to { $name }
via-told = according to { $name }, as told by { $teller }
rank-disputed = disputed
more-in = and { $count } more: { $command }

language-de = German
language-en = English

source-no-title = no title
citation-unnamed = source
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
parameter-field = the matter: valuation, revenue, price
parameter-command = the name of a command
parameter-language = the language of answers
parameter-zone = a time zone: Europe/Berlin
parameter-answers = for whom answers are: for whoever asks, or for all
parameter-share = who may share answers with all
parameter-cooldown = how long: 30s, 2 min, an hour; 0 for no wait
parameter-corrections = whether what was stated here is corrected here: on or off
parameter-digests = who may have digests and watches told to all here
vague-sum = { $said } ({ $sum })
why = why ⚠
then-channel-deal = For this channel
then-deals-list = All deals
then-fact-correct = Correct
then-fact-history = History
then-fact-import = Import another file
then-fact-restore = Restore
then-digest-list = All digests
then-pause = Pause
then-pause-digest = Pause one
then-pause-watch = Pause one
then-preview = Preview
then-resume = Resume
then-resume-digest = Resume one
then-resume-watch = Resume one
then-stop = Stop
then-stop-digest = Stop one
then-stop-watch = Stop one
then-digest-subscribe = New digest
then-watch-add = Watch something
then-watch-list = All watches
done-before = That is done. It arrived twice and was done once.
undone-since-done = That was done once and taken back since. It arrived again, and nothing was done now.
