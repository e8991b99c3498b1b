-- Whether a load was applied.
SELECT load_id FROM core.load WHERE load_id = $load_id;
