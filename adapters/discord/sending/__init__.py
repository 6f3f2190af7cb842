"""Discord's REST API: answers to interactions, and messages that are posted once."""
