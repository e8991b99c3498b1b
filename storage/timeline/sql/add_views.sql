-- Remembers the views that were made.
INSERT INTO schema_view VALUES ($sha256);
