"""Slack's Web API and answer addresses: in turn, not twice, through the right proxy."""
