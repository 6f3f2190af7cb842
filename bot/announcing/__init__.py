"""What concerns people after something changed: worked out from the ledger, and told once."""
