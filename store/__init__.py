"""What we know, who said it, and since when; no chat and no platform."""
