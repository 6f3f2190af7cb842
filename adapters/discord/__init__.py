"""Discord: slash commands, mentions, buttons and forms, over its gateway."""
