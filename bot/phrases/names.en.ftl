# How the names of parameters and choices are typed; the grammar knows each of them.

parameter-about-name = about
parameter-a-name = a
parameter-b-name = b
parameter-deal-name = deal
parameter-name-name = name
parameter-investor-name = investor
parameter-since-name = since
parameter-until-name = until
parameter-topic-name = topic
parameter-due-name = due
parameter-at-name = at
parameter-published-by-name = published-by
parameter-as-of-name = as-of
parameter-command-name = command
parameter-language-name = language
parameter-zone-name = zone
parameter-by-name = by
parameter-words-name = words
parameter-question-name = question

choice-identity = identity
choice-people = people
choice-money = money
choice-deal = deal
choice-models = models
choice-regulation = regulation
choice-adoption = adoption
choice-market = market
choice-statements = statements
choice-sources = sources
choice-due = due
choice-open = open
choice-de = german
choice-en = english
