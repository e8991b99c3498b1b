"""MEMORY: what is on disk. The only room that knows DuckDB, SQL and the user's files."""
