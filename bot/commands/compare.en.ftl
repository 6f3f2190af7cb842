compare-name = compare
compare-summary = two things held against each other, and side by side
compare-title = compared
compare-none = No source compares the two directly.
compare-near = Their developers and models
compare-alike = Side by side
compare-untold = Not told
compare-nothing = No source compares this, or tells anything of both.
