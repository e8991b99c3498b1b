-- Statements that belong to no development yet.
SELECT
    statement.statement_id, statement.text, statement.start_char, statement.end_char, statement.speaker,
    statement.figures, statement.novelty, versions.published_at, versions.first_seen_at, versions.language,
    coalesce(member.origin_id, versions.article_id) AS origin_id
FROM core.statement AS statement
SEMI JOIN core.comparison_in_force AS comparison ON comparison.comparison_id = statement.comparison_id
JOIN versions ON versions.version_id = statement.version_id
LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
ANTI JOIN core.development_member AS grouped ON grouped.statement_id = statement.statement_id
WHERE statement.reference_id = $reference_id
ORDER BY versions.first_seen_at, statement.statement_id;
