-- One row per development that a person pinned and did not let go.
CREATE OR REPLACE VIEW core.pin_in_force AS
SELECT pin_id, reference_id, text, noted_at
FROM (
    SELECT *, row_number() OVER (PARTITION BY pin_id ORDER BY noted_at DESC, record_id) AS newest
    FROM core.pin
)
WHERE newest = 1 AND is_set;
