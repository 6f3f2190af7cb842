fact-wrong-name = wrong
fact-wrong-summary = what an answer tells, to say which of it is wrong
fact-note-name = note
fact-note-summary = tell the editors what is wrong
fact-notes-name = notes
fact-notes-summary = what readers say is wrong
fact-settle-name = settle
fact-settle-summary = close a note that was right
fact-decline-name = decline
fact-decline-summary = close a note that changes nothing

something-wrong = Something wrong?
wrong-title = What this answer says
wrong-hint = Each line stands under the number it was saved under.
tell-editors = Tell the editors
note-button = Note on { $number }
correct-button = Correct { $number }
settle-button = Settle { $number }
decline-button = Decline { $number }

note-title = Note
note-yours = Note
note-about = About
note-filed = Filed as number { $number }. The editors see it, and you hear what comes of it.
note-settled = Settled
note-declined = Declined
note-on = on { $what }
note-on-answer = on the answer to { $command }
by-person = by { $person }
counts-instead = now { $number }
notes-title = Notes of readers
notes-none-open = No note is open.
notes-none-closed = No note was closed yet.
notes-on-this = { $count ->
    [one] A reader’s note is about this. Is it settled?
   *[other] { $count } notes of readers are about this. Are they settled?
}
note-heard = Whoever filed it hears of this.
note-closed-before = It was closed before. Nothing was changed.
notes-left = { $left ->
    [0] No other note is open.
    [one] One more note is open.
   *[other] { $left } more notes are open.
}
home-notes = { $count ->
    [one] One note of a reader is open.
   *[other] { $count } notes of readers are open.
}
home-notes-button = Notes of readers

problem-nothing-told = The answer to { $command } tells nothing that was saved. If something is missing in it, tell the editors:
problem-no-answer = { $command } gives no answer from the store that could be wrong.
problem-note-too-long = That is too long: a note has { $most } characters at most.
problem-note-behind-number = The number is read with “{ $text }” behind it. Put quotation marks around the note:
problem-too-many-notes = You have { $most } open notes. Wait until the editors have answered one.
problem-no-such-note = There is no note with the number { $number }.

parameter-answer = the command whose answer is meant: funding mistral
parameter-entry = the number of the newest entry that the answer was given from
parameter-figure = the number that the figure was saved under
parameter-note = what is wrong, in your own words
parameter-reply = what whoever filed the note is told
parameter-state = whether they are open or closed
