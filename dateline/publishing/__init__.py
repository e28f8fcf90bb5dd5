"""Event → files: arranges, draws and writes the site."""
