-- Everything in order of time (of developments those that two origins tell): one row per thing that happened, with who, when, quote and reason.
-- `happened_at` is when it was said (never later than when we saw it) or, for our own conclusions, when they were drawn.
CREATE OR REPLACE VIEW timeline AS
WITH said AS (
    SELECT
        article_id, version_id, number, outlet, title, status, completeness, published_at, updated_at, first_seen_at,
        -- An edit is as old as its declared time says only if that lies after the version before it was seen.
        lag(first_seen_at) OVER (PARTITION BY article_id ORDER BY number) AS before_seen_at,
        CASE
            WHEN number = 1 THEN least(coalesce(published_at, first_seen_at), first_seen_at)
            WHEN updated_at > before_seen_at THEN least(updated_at, first_seen_at)
            ELSE first_seen_at
        END AS happened_at
    FROM versions
), labelled AS (
    SELECT version_id, list(topic ORDER BY score DESC, topic) AS topics FROM topics GROUP BY version_id
), touched AS (
    SELECT edit_id, string_agg(DISTINCT claim_id, ' ' ORDER BY claim_id) AS claims FROM claim_edits GROUP BY edit_id
), events AS (
    SELECT
        said.happened_at, 'article' AS event, NULL AS reference_id, NULL AS claim_id, said.outlet, said.title AS what,
        NULL AS quote, said.status || ', ' || said.completeness AS reason, said.published_at, said.updated_at,
        said.first_seen_at, said.article_id, said.version_id
    FROM said
    WHERE said.number = 1
    UNION ALL BY NAME
    SELECT
        said.happened_at, CASE WHEN edit.is_declared THEN 'declared edit' ELSE 'silent edit' END AS event, said.outlet,
        said.title AS what,
        coalesce(
            edit.figures ->> '$[0].old' || ' -> ' || (edit.figures ->> '$[0].new'), edit.changed ->> '$[0].new',
            edit.added[1], edit.removed[1]
        ) AS quote,
        edit.kind || coalesce(', touches ' || touched.claims, '') AS reason, said.published_at, said.updated_at, said.first_seen_at, said.article_id, said.version_id
    FROM core.edit AS edit
    JOIN said ON said.version_id = edit.to_version_id
    LEFT JOIN touched USING (edit_id)
    UNION ALL BY NAME
    SELECT
        said.happened_at, relations.relation AS event, relations.reference_id, relations.claim_id, relations.outlet,
        relations.title AS what, relations.quote, relations.reason, said.published_at, said.updated_at,
        said.first_seen_at, said.article_id, said.version_id
    FROM relations
    JOIN said USING (version_id)
    WHERE relations.relation IN ('repeats', 'updates', 'contradicts') AND relations.confidence >= 0.5
    UNION ALL BY NAME
    SELECT
        settled_at AS happened_at, 'standing' AS event, reference_id, claim_id, claim AS what, line AS quote,
        array_to_string(labels, ', ') AS reason, settled_at AS first_seen_at
    FROM claim_states
    UNION ALL BY NAME
    SELECT
        settled_at AS happened_at, 'standing' AS event, reference_id, 'd' || development_id AS claim_id,
        development AS what, line AS quote, array_to_string(labels, ', ') AS reason, settled_at AS first_seen_at
    FROM development_states
    UNION ALL BY NAME
    SELECT
        first_said_at AS happened_at, 'development' AS event, reference_id, first_outlet AS outlet, text AS what,
        text AS quote, origins || ' origins, ' || outlets || ' outlets' AS reason, first_seen_at
    FROM developments
    WHERE is_tracked
    UNION ALL BY NAME
    SELECT
        decided_at AS happened_at, 'alert' AS event, reference_id, claim_id, title AS what, after AS quote, reason,
        decided_at AS first_seen_at, CASE WHEN topic IS NOT NULL THEN [topic] END AS topics
    FROM alerts
)
SELECT
    events.happened_at, events.event, events.reference_id, events.claim_id, events.outlet, events.what, events.quote,
    events.reason, coalesce(labelled.topics, events.topics, []) AS topics, article.url, events.published_at, events.updated_at,
    events.first_seen_at, events.article_id, events.version_id
FROM events
LEFT JOIN labelled ON labelled.version_id = events.version_id
LEFT JOIN core.article AS article ON article.article_id = events.article_id;
