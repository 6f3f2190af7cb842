"""What comes from Slack, over a socket or as signed requests, and what it is."""
