-- The columns of one base table, in order.
SELECT column_name AS name, data_type AS type
FROM duckdb_columns()
WHERE schema_name = 'core' AND table_name = $table AND database_name = current_database()
ORDER BY column_index;
