-- Edits, newest first, with the claims that the new version is about.
SELECT
    edits.first_seen_at, edits.outlet, versions.title, edits.kind, edits.is_declared, edits.title_changed, edits.figures,
    edits.changed, edits.added, edits.removed, edits.url,
    (
        SELECT list(DISTINCT relations.claim_id ORDER BY relations.claim_id)
        FROM relations
        WHERE relations.version_id = edits.to_version_id AND relations.relation IN ('repeats', 'updates', 'contradicts')
    ) AS claims
FROM edits
JOIN versions ON versions.version_id = edits.to_version_id
WHERE $since IS NULL OR edits.first_seen_at >= $since
ORDER BY edits.first_seen_at DESC, edits.edit_id
LIMIT $most;
