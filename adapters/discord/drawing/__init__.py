"""Parts of a page as components, text and forms of Discord."""
