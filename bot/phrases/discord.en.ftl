# What only Discord’s forms say, which come in steps.

form-more = More fields
form-change = Change
form-waits = Nothing has been done with this yet: the button below goes on with it.
form-lacks = Nothing has been done with this yet. Still needed: { $fields }.

# Which server is meant in a direct message. The ways to ask for another are listed with commas.

discord-which-server = We are together in several servers. Which one do you mean? I remember it; write “another server” to change it.
discord-choose-server = Choose a server
discord-server-chosen = Here I now answer from { $server }.
discord-one-server = The only server we are both in is { $server }, and from there I answer here.
discord-no-server = I found no server that we are both in. I answer members of the servers I was added to. Ask me there once, and I know it here as well.
discord-another-server = another server, other server, change server, switch server

# What only Discord says of sharing.

discord-may-not-post = I may not write in this channel. Somebody who manages the server can give me the permissions View Channel and Send Messages here, in threads Send Messages in Threads. Nothing was posted.
