save-name = save
save-summary = save a change that was shown
parameter-draft = the code that was shown with the change

problem-no-draft = There is no change to save under “{ $code }”. What was shown can be saved for a day; ask for the change again.
problem-shown-to-another = This change was shown to somebody else. Ask for the change yourself to save it.
problem-closed-since-shown = { $name } was closed since this was shown. Nothing was saved. To follow it again, and then to save this:
problem-gone-since-shown = { $name } was taken back since this was shown. Nothing was saved. To bring it back, and then to save this:
