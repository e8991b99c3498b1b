-- Remembers one applied migration.
INSERT INTO schema_migration VALUES ($version, $name, $sha256);
