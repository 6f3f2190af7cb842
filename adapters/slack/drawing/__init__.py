"""Parts of a page as blocks, text and forms of Slack."""
