"""The timeline: one DuckDB file, its owner, its inbox, its published snapshots."""
