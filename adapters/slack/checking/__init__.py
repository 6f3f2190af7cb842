"""What `dealbrief doctor` looks at in Slack."""
