"""What comes from Discord over its gateway, and what it is."""
