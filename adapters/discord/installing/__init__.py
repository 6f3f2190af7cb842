"""What Discord is told before anybody uses the bot: its commands, and what it needs in a server."""
