"""The workspaces the bot is in: by one token, or by OAuth with tokens that are renewed."""
