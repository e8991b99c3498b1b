"""Alerts: when one is due, what it says, when to try again."""
