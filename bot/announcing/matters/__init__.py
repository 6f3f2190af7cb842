"""What is done in each matter: worked out, told where it concerns people, and noted."""
