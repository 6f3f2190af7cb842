"""What a digest or a watch tells: all that changed and its readers do not know, one screen of it."""
