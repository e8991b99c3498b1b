"""PEOPLE: the doors. The command line, later the page and the machine doors."""

__version__ = "0.1.0"
