"""One file a command, with its words beside it; `bot.command.commands` lists the folder."""
