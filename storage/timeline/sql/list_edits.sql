-- Edits, newest first, with the claims that they touched: those that a changed sentence tells.
SELECT
    edits.first_seen_at, edits.outlet, versions.title, edits.kind, edits.is_declared, edits.title_changed, edits.figures,
    edits.changed, edits.added, edits.removed, edits.url,
    (
        SELECT list(DISTINCT claim_edits.claim_id ORDER BY claim_edits.claim_id)
        FROM claim_edits
        WHERE claim_edits.edit_id = edits.edit_id
    ) AS claims
FROM edits
JOIN versions ON versions.version_id = edits.to_version_id
WHERE $since IS NULL OR edits.first_seen_at >= $since
ORDER BY edits.first_seen_at DESC, edits.edit_id
LIMIT $most;
