"""What the rows of people's tables mean: rounds and deals as claims in the words of their cells."""
