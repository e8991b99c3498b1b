"""MEANING: what a text says and what follows from it. Pure: no I/O, no clock, no log."""
