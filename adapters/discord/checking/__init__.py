"""What `dealbrief doctor` looks at in Discord."""
