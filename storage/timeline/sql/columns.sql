-- The columns of all base tables, in order.
SELECT table_name, column_name AS name, data_type AS type
FROM duckdb_columns()
WHERE schema_name = 'core' AND database_name = current_database()
ORDER BY table_name, column_index;
