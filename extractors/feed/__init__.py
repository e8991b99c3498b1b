"""Feed documents: trim, parse, normalise."""
