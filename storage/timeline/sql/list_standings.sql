-- How one claim stood over time: one row for each change, oldest first ($as_of: what was settled by then).
SELECT settled_at, labels, line, body
FROM claim_states
WHERE reference_id = $reference_id AND claim_id = $claim AND ($as_of IS NULL OR settled_at <= $as_of)
ORDER BY settled_at, line;
