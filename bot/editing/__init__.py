"""What editors save from the chat: its field, its value, the words and the source behind it."""
