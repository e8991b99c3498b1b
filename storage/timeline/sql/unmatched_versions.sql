-- Texts that were last matched by other rules than these, or never: at most $most, the newest first.
WITH newest AS (
    SELECT version_id, max(number) AS number, arg_max(rules, (number, matched_at, matching_id)) AS rules
    FROM core.matching
    GROUP BY version_id
), unmatched AS (
    SELECT
        version.version_id, version.article_id, version.title, version.language, version.seen_at,
        coalesce(newest.number, 0) AS n_matchings
    FROM core.version AS version
    LEFT JOIN newest USING (version_id)
    WHERE newest.rules IS DISTINCT FROM $rules
    ORDER BY version.seen_at DESC, version.version_id
    LIMIT $most
)
SELECT
    unmatched.version_id, unmatched.title, version_text.text, unmatched.language, article.outlet, unmatched.n_matchings
FROM unmatched
JOIN core.version_text AS version_text ON version_text.version_id = unmatched.version_id
JOIN core.article AS article ON article.article_id = unmatched.article_id
ORDER BY unmatched.seen_at DESC, unmatched.version_id;
