"""The stages: plain functions that do the work of a pass. No Prefect here."""
