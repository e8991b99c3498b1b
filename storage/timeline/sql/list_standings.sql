-- How one claim stood over time: one row for each change, oldest first ($as_of: what was settled by then).
SELECT settled_at, labels, line, body
FROM core.standings_at($as_of)
WHERE reference_id = $reference_id AND claim_id = $claim
ORDER BY settled_at, line;
