entity-name = entity
entity-summary = companies, people, models and other things that facts name
entity-show-name = show
entity-show-summary = what something is and what it is called
entity-add-name = add
entity-add-summary = make something new known, with its kind and its names
entity-alias-name = alias
entity-alias-summary = give something a further name
entity-unalias-name = unalias
entity-unalias-summary = take a further name away again
entity-rename-name = rename
entity-rename-summary = change the name something is shown by
entity-merge-name = merge
entity-merge-summary = say that two things are one
entity-split-name = split
entity-split-summary = take apart what was merged

entity-names = Name
entity-aliases = Also called
entity-also = also { $names }
entity-language = (in { $language })
entity-merged = Merged into it
entity-facts = Facts
entity-deals = Deals
entity-counts = { $claims ->
    [0] not named by any fact
    [one] named by one fact
   *[other] named by { $claims } facts, { $own } of them about it
}

entity-saved = Saved as number { $number }. Until { $day } it can be undone; it can be renamed as well, or merged into what it turns out to be.
merge-nothing-meets = No figures of the two meet.
merge-more = And { $count } more; they stand in the answers as soon as this is saved.
merge-kinds = { $gone } is known as something else ({ $gonekind }) than { $kept } ({ $keptkind }).
merge-parties = { $gone } and { $kept } are two parties of { $deals }. Merged, one thing would have a deal with itself.
merge-rounds = These are rounds of two companies: one of { $gone }, the other of { $kept }. Merged, both would have raised the one round.

problem-entity-known = { $name } is known here already.
problem-alias-known = { $entity } is called “{ $name }” already.
problem-no-alias = { $entity } does not go by “{ $name }”.
problem-alias-is-name = “{ $name }” is no further name of { $entity } but the one it is shown by. Rename it first.
problem-called-so = That is what { $name } is called.
problem-one-already = Both are { $name }, so there is nothing to merge.
problem-deal-merged = { $name } is a deal that is followed here. Deals are not merged; close the one that is not needed.
problem-nothing-merged = Nothing is merged into { $name }.
problem-which-merged = Several things are merged into { $name }. Which one:

parameter-thing = a company, person, model or anything else, by any of its names
parameter-new-name = what it is to be called
parameter-entity-kind = what kind of thing it is
parameter-aliases = further names, with semicolons between them
parameter-alias = the name it is not to go by
parameter-called-in = the language that calls it so; every one when left out
parameter-into = the thing it is; the name of this one stays
