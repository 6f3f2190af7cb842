"""What a digest or a watch tells: one screen of what changed and its readers do not know."""
