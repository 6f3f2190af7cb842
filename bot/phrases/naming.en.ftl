# A new name, and what it may be taken for.

name-near = “{ $name }” is new here. If it is the same as { $others }, use that name.
name-twin = “{ $name }” looks like { $others }, yet is written with other letters. If the same is meant, use the known name.
name-shared = “{ $name }” already names { $others }. Whoever types it will be asked which is meant.
name-of-kind = { $name } ({ $kind })
name-mixed = “{ $name }” mixes letters of several alphabets that look alike.

problem-no-name = “{ $text }” is no name.
problem-long-name = A name has { $most } characters at most.
problem-hidden-signs = “{ $text }” holds signs that nobody sees. Type the name anew instead of pasting it.
