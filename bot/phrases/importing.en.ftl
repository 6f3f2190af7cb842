# What an import would do, or did.

import-title = import
import-rows = Rows
import-rows-read = { $count } read
import-encoding = read as { $encoding }
import-unread = not read: { $headings }. The words stay in the quotes.
import-assumed = { $count ->
    [one] { $count } source says no language; taken to be { $language }. A column “language” would say so.
   *[other] { $count } sources say no language; taken to be { $language }. A column “language” would say so.
}
import-new = New
import-new-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-claims = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
import-made-company = { $count ->
    [one] { $count } new name
   *[other] { $count } new names
}
import-made-round = { $count ->
    [one] { $count } new round
   *[other] { $count } new rounds
}
import-made-deal = { $count ->
    [one] { $count } new deal
   *[other] { $count } new deals
}
import-known = Known
import-known-rows = { $count ->
    [one] { $count } row: all of it is saved already
   *[other] { $count } rows: all of it is saved already
}
import-twice = Twice in the file
import-twice-rows = { $count ->
    [one] { $count } row that says what one above it says; it is saved once
   *[other] { $count } rows that say what one above them says; it is saved once
}
import-as = as { $row }
import-conflict = In conflict
import-conflict-rows = { $count ->
    [one] { $count } of the new rows; it is saved all the same, and marked as in doubt
   *[other] { $count } of the new rows; they are saved all the same, and marked as in doubt
}
import-against = against { $others }
import-refused = Refused
import-refused-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
import-passed = Left out
import-passed-rows = { $count ->
    [one] { $count } line of totals or headings
   *[other] { $count } lines of totals or headings
}
import-alike = Names nearly known
import-alike-names = { $count ->
    [one] { $count } new name
   *[other] { $count } new names
}
import-alike-do = If the same is meant, write it the same in the file.
import-alike-to = “{ $name }” is nearly { $others }
import-names-company = New names
import-names-deal = New deals
import-names-round = New rounds
import-name-times = { $name } ({ $count } ×)
import-crowded = Not compared
import-crowded-why = More figures for one thing than can be held against each other. Do rounds or dates lack a heading?
import-row = row { $number }
import-rows-at = rows { $numbers }
import-words = “{ $text }”
import-cell = “{ $text }” ({ $heading })
import-more = and { $count } more
import-nearest = perhaps “{ $text }”
import-perhaps = perhaps { $value }
import-either = { $one } or { $other }

import-not-yet = Nothing is saved yet.
import-in-the-way = Nothing is saved while rows are refused. Put them right in the file, or leave them out: { $skip }
import-to-settle = Nothing is saved yet: first say how these cells are meant, or put them right in the file.
import-nothing-left = Nothing can be saved. Put the refused rows right in the file.
import-nothing-new = Nothing new: everything in this file is saved already.
import-gone-since = Nothing new. { $count ->
    [one] One fact of this file was saved and taken back since; it stays so.
   *[other] { $count } facts of this file were saved and taken back since; they stay so.
}
import-saved = Saved as numbers { $first } to { $last }.
import-undoable = Number { $number } is all of it: until { $day } it can be undone as a whole.
import-no-heading = No heading of the file is called { $missing }. There are: { $headings }
import-no-company = No heading says of whom the rows are. There are: { $headings }. Say which column names the companies: { $example }

import-why-uneven = More or fewer cells than headings
import-do-uneven = Put each row under the headings; a cell that holds the separator stands between quotation marks.
import-why-no-company = No company
import-do-no-company = Say of whom the row is, or take it out.
import-why-no-name = Names without a letter or a digit
import-do-no-name = Write the name.
import-why-long-name = Names of more than 200 characters
import-do-long-name = Write the name alone.
import-why-hidden-signs = Names with signs that cannot be seen
import-do-hidden-signs = Type the name anew instead of pasting it.
import-why-says-nothing = Nothing about the company
import-do-says-nothing = Give a sum, a round, an investor, a valuation or a stake, or take the row out.
import-why-several-things = Names of several things
import-do-several-things = Write the name that only the one meant has.
import-why-ambiguous-number = Numbers that can be two
import-do-ambiguous-number = Say how numbers are written here: { $de } if 1.500 is fifteen hundred, { $en } if it is one and a half.
import-why-ambiguous-share = Stakes that can be two
import-do-ambiguous-share = Put % behind the number that is meant: 15 %, or 0.15 %.
import-why-ambiguous-date = Days that can be two
import-do-ambiguous-date = Say what comes first: “{ $dmy }” or “{ $mdy }”.
import-why-day-number = Days as numbers of a spreadsheet (44317)
import-do-day-number = Format the column as dates and save the file anew.
import-why-no-such-day = Days that no calendar has
import-do-no-such-day = Put the day right.
import-why-no-year = Dates without a year
import-do-no-year = Add the year.
import-why-short-year = Years of two digits that can be of two centuries
import-do-short-year = Write the year with four digits.
import-why-negative = Sums below zero
import-do-negative = Take out the minus, or the row.
import-why-no-such-share = Stakes below zero or above the whole
import-do-no-such-share = Write a share from 0 to 100 %.
import-why-itself = Somebody buys themselves, or takes part in their own round
import-do-itself = Put right one of the two names, or take it out.
import-why-two-currencies = Two currencies for one sum
import-do-two-currencies = The cell names one, its heading or the column of currencies the other; keep the right one.
import-why-shortened = Numbers shortened otherwise than their heading says
import-do-shortened = Have the spreadsheet show the whole number, or take the thousands or millions out of the heading.
import-why-unknown-currency = Currencies nobody knows
import-do-unknown-currency = Write a code such as EUR, or a sign such as €.
import-why-unknown-status = States nobody knows
import-do-unknown-status = Write rumoured, negotiating, announced, signed, completed or terminated.
import-why-unknown-language = Languages nobody reads here
import-do-unknown-language = Write German or English, or leave the cell empty.
import-why-no-address = Links that lead nowhere
import-do-no-address = Write the whole address, with https://, or leave it out.
import-why-not-in-text = Quotes that the source does not say
import-do-not-in-text = All of its text is kept here; quote the words that stand in it, or leave the quote out.
import-why-unreadable-number = Numbers that cannot be read
import-do-unreadable-number = Write €1.5M, 1,500,000 USD or undisclosed.
import-why-unreadable-date = Dates that cannot be read
import-do-unreadable-date = Write 2021-05-03, May 2021, Q2 2021 or 2021.

source-rows = { $count ->
    [one] row { $rows }
   *[other] rows { $rows }
}
source-many-rows = { $count ->
    [one] { $count } row of a table
   *[other] { $count } rows of a table
}
