source-name = source
source-summary = sources brought and revised
source-add-name = add
source-add-summary = bring an article as a source, with its number in the deal
source-add-title = A new source
source-add-saved = { $source } is its number in this deal, and stays so.
source-add-fact = A fact from { $source }
source-stays = What is known of { $source } stays as it is. To revise it: { $command }
source-known-and-given = { $known }, given was { $given }
source-revise-name = revise
source-revise-summary = say what was wrong or has changed of a source
source-revise-title = Source { $source }

article-author = written by { $what }
article-link = { $what }
article-rests-on = rests on { $what }
article-text = { $what }
article-nothing = nothing
article-kept = { $length ->
    [one] one character kept
   *[other] { $length } characters kept
}
article-new-text = a new one of { $length } characters
article-title-label = Title
article-link-label = Link
article-publisher-label = Publisher
article-published-label = Published
article-text-label = Text
article-author-label = Written by
article-said-in-label = Language
article-translation-label = A translation
article-rests-on-label = Rests on

source-quotes = Quotes
source-quotes-stand = { $count ->
    [one] one fact is said in the new text as it was
   *[other] { $count } facts are said in the new text as they were
}
source-quotes-gone = No longer said
source-quotes-correct = to put it right: { $command }

problem-source-exists = { $source } is that source already. To say more of it, or to take a fact from it:
problem-nothing-revised = Nothing of { $source } would change. What is to be said of it instead?

parameter-publisher = who published it: a paper, an agency, an authority
parameter-published = the day it was published: 27 Feb 2024, Feb 2024
parameter-text = its text, kept in this workspace alone; one that is too long for here comes in a file
parameter-author = who wrote it
parameter-translation = whether it is a translation
parameter-rests-on = what it has its news from: names with commas
parameter-source-number = the number of the source in the deal; what is left out stays as it is
