-- Developments of one reference as of a time, those of most origins first: each with the first statement of it, verbatim,
-- and where that stands. Counted are articles as they read then.
WITH latest AS (
    SELECT comparison.comparison_id, versions.*
    FROM core.comparisons_at($as_of) AS comparison
    JOIN versions USING (version_id)
    WHERE comparison.reference_id = $reference_id
    QUALIFY versions.number = max(versions.number) OVER (PARTITION BY versions.article_id)
), joined AS (
    SELECT statement_id, development_id
    FROM core.development_member
    WHERE $as_of IS NULL OR settled_at <= $as_of
    QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY settled_at DESC, member_id) = 1
), told AS (
    SELECT
        grouped.development_id, statement.text AS quote, statement.start_char, statement.end_char, statement.novelty,
        latest.outlet, latest.published_at, latest.first_seen_at, latest.language, latest.version_id,
        coalesce(member.origin_id, latest.article_id) AS origin_id,
        least(coalesce(latest.published_at, latest.first_seen_at), latest.first_seen_at) AS said_at, article.url
    FROM latest
    JOIN core.statement AS statement USING (comparison_id)
    JOIN joined AS grouped USING (statement_id)
    JOIN core.development AS development USING (development_id)
    JOIN core.article AS article ON article.article_id = latest.article_id
    LEFT JOIN core.origin_member AS member ON member.article_id = latest.article_id
    WHERE development.reference_id = $reference_id
)
SELECT
    development_id, quote, start_char, end_char, outlet, url, published_at, first_seen_at, language, version_id,
    count(DISTINCT origin_id) OVER (PARTITION BY development_id) AS origins,
    novelty
FROM told
QUALIFY row_number() OVER (PARTITION BY development_id ORDER BY said_at, version_id, start_char) = 1
ORDER BY origins DESC, start_char < 250 DESC, said_at DESC, novelty DESC, development_id;
