# What chat platforms say around an answer.

share = Share
asked-by = asked by
asked-by-somebody = asked by somebody here
rows-so-far = { $done } of { $every } rows read …
rows-all-read = All { $every } rows read; what they say is held against what is known …
takes-longer = This takes longer than usual. The answer will follow here.
busy = Other questions are being answered just now. Please ask again in a moment.
button-too-old = This button is too old to be answered. Please ask again.
form-close = Cancel
form-type-to-choose = Type to choose
form-or-group = or a user group
form-group-hint = Instead of somebody: all who are in it, now and later
stranger = I answer members of the workspace that installed me.
share-invite = I cannot write in this conversation. Invite me first, then share again.
share-unsure = It is not certain whether that was posted. Please look, and ask again if it was not.
form-closed = The form could not be opened in time. Please choose the shortcut again.
file-follows = The whole document follows as a file in the direct conversation with me.
file-not-sent = The file could not be sent. Please ask for it again.
share-refused = That is not taken here. Nothing was posted.
save-own = That is an answer of mine, and no source of its own. Save the article or message it rests on instead.
answered-aside = Only you see this: your next answer for all may come here in { $wait }.
ask-later = Your next answer may come here in { $wait }. Please ask again then.
share-later = You may share here again in { $wait }. Nothing was posted.
