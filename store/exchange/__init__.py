"""Everything in a workspace as a file, and back again; docs/exchange.md tells the formats."""
