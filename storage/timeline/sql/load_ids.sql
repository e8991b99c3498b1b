-- All applied loads.
SELECT load_id FROM core.load ORDER BY load_id;
