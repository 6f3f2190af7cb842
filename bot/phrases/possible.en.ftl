# What a value cannot be.

problem-other-kind = { $name } is known as something else: { $kind }. Taken here is: { $kinds }.
problem-other-subject = { $field } is never said of { $name }: { $kind }. Name the company whose it is.
problem-of-itself = { $name } cannot be both: { $field } is said of one thing and another.
problem-below-nothing = “{ $text }” is less than nothing, which no figure here can be.
problem-impossible-part = “{ $text }” is no part of a whole: { $field } is from 0% to 100%.
problem-impossible-fraction = “{ $text }” is a fraction: { $field } is a whole number.
problem-impossible-things = “{ $text }” counts something else. { $field }: a number of those alone.
problem-published-later = “{ $text }” is yet to come. What is cited has been published already.
