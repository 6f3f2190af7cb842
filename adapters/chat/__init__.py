"""What the chat platforms do alike: buttons, shares, and what is taken once."""
