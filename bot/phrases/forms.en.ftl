# What the button under a form says.

form-ask = Ask
form-save = Save

# How much a field takes.
form-room = Up to { $most } characters fit in here.

# What a form is for, in 24 characters at most, and a field whose name says too little.
form-channel-deal = The channel’s deal
form-channel-language = The channel’s language
form-channel-zone = The channel’s time zone
form-channel-answers = Who sees answers
form-channel-share = Who may share
form-channel-cooldown = The channel’s cooldown
form-channel-corrections = Corrections here
form-deals-new = New deal
form-deals-close = Close a deal
form-deals-rename = Rename a deal
form-deals-status = Status of a deal
form-entity-add = Something new
form-entity-alias = A further name
form-entity-merge = Two things are one
form-entity-rename = Another name
form-entity-show = What a name means
form-entity-split = Take apart again
form-entity-unalias = Take a name away
form-fact-add = Save a fact
form-fact-correct = Correct a figure
form-fact-decline = Decline a note
form-fact-export = All of it as a file
form-fact-history = History of a figure
form-fact-import = Read a file
form-fact-note = Tell the editors
form-fact-notes = Notes of readers
form-fact-settle = Settle a note
form-fact-amend = Copied wrongly
form-fact-rank = The source is wrong
form-fact-restore = Let a figure count again
form-fact-retract = Retract a figure
form-fact-revise = The source was revised
form-fact-undo = Take back a fact
form-fact-verify = Figure was checked
form-fact-wrong = Something wrong?
form-role-claim = Become the first admin
form-role-grant = Give a role
form-role-revoke = Take away a role
form-settings-language = Your language
form-settings-zone = Your time zone
form-source-add = New source
form-source-revise = Revise a source
form-workspace-language = Everybody’s language
form-workspace-zone = Everybody’s time zone
form-a = First
form-b = Second
form-dates = How days are written
form-from = The source’s number
form-source-number = Number
form-said-in = Language
form-said-on = Published or said on
form-skip = Leave out
form-author = Written by
form-new-name = New name
form-source = Published or written by
form-new-deal = Name
form-thing = Name
form-aliases = Further names
form-into = Is the same as
