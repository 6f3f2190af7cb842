"""The terminal: questions typed, answers drawn in columns of characters."""
