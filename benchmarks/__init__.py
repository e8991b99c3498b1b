"""Speed and quality, one command each: prints a table, or JSON."""
