"""When a digest comes: words and cron, and the instants at which a zone's clocks show them."""
