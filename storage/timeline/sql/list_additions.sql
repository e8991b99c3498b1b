-- Developments of one reference as of a time, those of most origins first: each with the first statement of it, verbatim,
-- and where that stands. Counted are articles as they read then.
WITH told AS (
    SELECT
        grouped.development_id, statement.text AS quote, statement.start_char, statement.end_char,
        statement.novelty, versions.outlet, versions.published_at, versions.first_seen_at, versions.language,
        versions.version_id, versions.article_id, coalesce(member.origin_id, versions.article_id) AS origin_id,
        least(coalesce(versions.published_at, versions.first_seen_at), versions.first_seen_at) AS said_at, article.url
    FROM core.development AS development
    JOIN core.development_member AS grouped USING (development_id)
    JOIN core.statement AS statement USING (statement_id)
    SEMI JOIN core.comparisons_at($as_of) AS comparison ON comparison.comparison_id = statement.comparison_id
    JOIN versions ON versions.version_id = statement.version_id
    JOIN core.article AS article ON article.article_id = versions.article_id
    LEFT JOIN core.origin_member AS member ON member.article_id = versions.article_id
    WHERE development.reference_id = $reference_id
        AND ($as_of IS NULL OR grouped.settled_at <= $as_of)
    QUALIFY versions.number = max(versions.number) OVER (PARTITION BY versions.article_id)
)
SELECT
    development_id, quote, start_char, end_char, outlet, url, published_at, first_seen_at, language, version_id,
    count(DISTINCT origin_id) OVER (PARTITION BY development_id) AS origins,
    novelty
FROM told
QUALIFY row_number() OVER (PARTITION BY development_id ORDER BY said_at, version_id, start_char) = 1
ORDER BY origins DESC, start_char < 250 DESC, said_at DESC, novelty DESC, development_id;
