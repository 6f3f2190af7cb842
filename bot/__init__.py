"""What we answer: commands, replies and their words; no platform and no SQL."""
