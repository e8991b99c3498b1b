-- One row per version of an article: one cleaned text at one time.
CREATE OR REPLACE VIEW versions AS
SELECT
    version.version_id, version.article_id,
    row_number() OVER (PARTITION BY version.article_id ORDER BY version.seen_at, version.version_id) AS number,
    row_number() OVER (PARTITION BY version.article_id ORDER BY version.seen_at DESC, version.version_id DESC) = 1
        AS is_current,
    article.outlet, version.title, version.status, version.completeness, version.language, version.published_at,
    version.published_precision, version.updated_at, version.seen_at AS first_seen_at, version.n_words, version.authors,
    version.reasons, version_text.text
FROM core.version AS version
JOIN core.article AS article USING (article_id)
LEFT JOIN core.version_text AS version_text ON version_text.version_id = version.version_id;

-- One row per article: its newest version, without the text. For questions that need few texts of many.
CREATE OR REPLACE VIEW core.current_version AS
SELECT version.*, article.outlet
FROM core.version AS version
JOIN core.article AS article USING (article_id)
QUALIFY row_number() OVER (
    PARTITION BY version.article_id ORDER BY version.seen_at DESC, version.version_id DESC
) = 1;

-- One row per silent or declared edit between two versions of an article.
CREATE OR REPLACE VIEW edits AS
SELECT
    edit.edit_id, edit.article_id, article.outlet, article.url, edit.kind, edit.is_declared, edit.title_changed,
    edit.figures, edit.changed, edit.added, edit.removed, edit.from_version_id, edit.to_version_id,
    edit.seen_at AS first_seen_at
FROM core.edit AS edit
JOIN core.article AS article USING (article_id);

-- One row per topic that a version matched while one set of topics was in force: from `matched_at` on, until
-- `matched_until` (NULL: it still does).
CREATE OR REPLACE VIEW topic_matches AS
WITH matching AS (
    SELECT
        version_id, rules, matched_at,
        lead(matched_at) OVER (PARTITION BY version_id ORDER BY number, matched_at, matching_id) AS matched_until
    FROM core.matching
)
SELECT
    topic_match.topic_id AS topic, topic_match.score, topic_match.evidence, versions.article_id, topic_match.version_id,
    versions.outlet, versions.title, versions.published_at, versions.first_seen_at, versions.is_current,
    matching.matched_at, matching.matched_until
FROM matching
JOIN core.topic_match AS topic_match ON topic_match.version_id = matching.version_id AND topic_match.rules = matching.rules
JOIN versions ON versions.version_id = matching.version_id;

-- One row per topic that a version matches, with the hits that made it.
CREATE OR REPLACE VIEW topics AS
SELECT * EXCLUDE (matched_at, matched_until) FROM topic_matches WHERE matched_until IS NULL;

-- One row per article that folds into an earlier independent text; the origin itself has kind 'origin'.
CREATE OR REPLACE VIEW origins AS
SELECT
    member.origin_id, member.article_id, member.kind, member.containment, member.reason, article.outlet, article.url,
    member.settled_at
FROM core.origin_member AS member
JOIN core.article AS article USING (article_id);

-- One row per article of a story.
CREATE OR REPLACE VIEW stories AS
SELECT
    member.story_id, member.article_id, member.score, member.reason, article.outlet, article.url, member.settled_at
FROM core.story_member AS member
JOIN core.article AS article USING (article_id);

-- One row per article, also of those that could not be read; `reasons` says why.
CREATE OR REPLACE VIEW articles AS
WITH last_reading AS (
    SELECT article_id, status, completeness, outcome, reasons, error, read_at, http_status
    FROM core.reading
    QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY read_at DESC, reading_id) = 1
), listed AS (
    SELECT
        reading.article_id, min(entry.published_at) AS published_at, max(entry.seen_at) AS last_listed_at,
        arg_min(entry.title, (entry.seen_at, entry.entry_id)) AS title
    FROM core.reading AS reading
    JOIN core.entry AS entry USING (link_id)
    GROUP BY reading.article_id
), found_elsewhere AS (
    SELECT missed.article_id
    FROM core.reading AS missed
    JOIN core.reading AS later USING (link_id)
    WHERE missed.outcome = 'failed' AND later.article_id <> missed.article_id AND later.read_at > missed.read_at
), matched AS (
    SELECT version_id, list(topic ORDER BY score DESC, topic) AS topics FROM topics GROUP BY version_id
)
SELECT
    article.article_id, coalesce(article.canonical_url, article.url) AS canonical_url, article.url, article.outlet,
    coalesce(versions.title, listed.title) AS title, versions.language,
    coalesce(versions.status, last_reading.status) AS status,
    coalesce(versions.completeness, last_reading.completeness) AS completeness, versions.published_at,
    versions.published_precision, versions.updated_at, article.first_seen_at,
    greatest(last_reading.read_at, listed.last_listed_at) AS last_seen_at, coalesce(versions.number, 0) AS n_versions,
    coalesce(versions.n_words, 0) AS n_words, coalesce(matched.topics, []) AS topics, origins.origin_id,
    CASE WHEN origins.kind <> 'origin' THEN origins.origin_id END AS copy_of, stories.story_id, versions.version_id,
    coalesce(versions.reasons, last_reading.reasons) AS reasons, last_reading.error
FROM core.article AS article
LEFT JOIN last_reading USING (article_id)
LEFT JOIN listed USING (article_id)
LEFT JOIN versions ON versions.article_id = article.article_id AND versions.is_current
LEFT JOIN matched ON matched.version_id = versions.version_id
LEFT JOIN origins ON origins.article_id = article.article_id
LEFT JOIN stories ON stories.article_id = article.article_id
-- An address that failed at first and then led to an article under another name is no article of its own.
WHERE versions.version_id IS NOT NULL OR article.article_id NOT IN (SELECT article_id FROM found_elsewhere)
QUALIFY row_number() OVER (PARTITION BY article.article_id ORDER BY article.first_seen_at) = 1;
