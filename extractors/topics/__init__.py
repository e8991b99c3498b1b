"""Topics: a Boolean query language and its matcher."""
