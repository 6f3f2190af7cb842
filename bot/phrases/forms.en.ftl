# What the button under a form says.

form-ask = Ask
form-room = Up to { $most } characters fit in here.
form-save = Save

# What a form is for, in 24 characters at most, and a field whose name says too little.
form-channel-deal = The channel’s deal
form-channel-language = The channel’s language
form-channel-zone = The channel’s time zone
form-channel-answers = Who sees answers
form-channel-share = Who may share
form-channel-cooldown = The channel’s cooldown
form-channel-corrections = Corrections here
form-deals-new = New deal
form-fact-add = Save a fact
form-fact-decline = Decline a note
form-fact-note = Tell the editors
form-fact-settle = Settle a note
form-fact-amend = Copied wrongly
form-fact-rank = The source is wrong
form-fact-restore = Let a figure count again
form-fact-retract = Retract a figure
form-fact-revise = The source was revised
form-fact-undo = Take back a fact
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
form-from = The source’s number
form-source-number = Number
form-said-in = Language
form-said-on = Published or said on
form-new-deal = Name
