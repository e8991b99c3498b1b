"""Coverage against a reference: claims, relations, standing, developments."""
