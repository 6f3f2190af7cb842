"""What is done about each arrival, and where its answer goes."""
