"""What is told without being asked for: to whom, when, and how that is changed."""
