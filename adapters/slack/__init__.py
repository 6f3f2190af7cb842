"""Slack: slash commands, mentions, buttons and forms, over a socket or signed requests."""
