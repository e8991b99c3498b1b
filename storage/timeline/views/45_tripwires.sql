-- One row per tripwire, also of those taken away (`is_set`), with what met it: `hits` since it was set, `known_before`
-- already then, so that nobody was told.
CREATE OR REPLACE VIEW tripwires AS
WITH noted AS (
    SELECT *
    FROM core.tripwire
    QUALIFY row_number() OVER (PARTITION BY tripwire_id ORDER BY noted_at DESC, record_id) = 1
), met AS (
    SELECT
        hit.tripwire_id, count(*) FILTER (NOT hit.was_known) AS hits, count(*) FILTER (hit.was_known) AS known_before,
        max(hit.settled_at) AS last_hit_at, arg_max(hit.quote, (hit.settled_at, hit.hit_id)) AS last_quote,
        arg_max(versions.outlet, (hit.settled_at, hit.hit_id)) AS last_outlet
    FROM core.tripwire_hit AS hit
    LEFT JOIN versions USING (version_id)
    GROUP BY hit.tripwire_id
)
SELECT
    noted.tripwire_id, noted.reference_id, noted.claim_id, claims.text AS claim, noted.condition, noted.speaker,
    noted.is_set, noted.noted_at, coalesce(met.hits, 0) AS hits, coalesce(met.known_before, 0) AS known_before,
    met.last_hit_at, met.last_quote, met.last_outlet
FROM noted
LEFT JOIN claims ON claims.reference_id = noted.reference_id AND claims.claim_id = noted.claim_id
LEFT JOIN met USING (tripwire_id);

-- One row per thing that met a tripwire, each told once; `was_known` when it was said before the tripwire was set.
CREATE OR REPLACE VIEW tripwire_hits AS
SELECT
    hit.reference_id, hit.claim_id, tripwires.condition, tripwires.speaker AS by, hit.relation, hit.speaker, hit.value,
    hit.quote, versions.outlet, article.url, hit.was_known, hit.settled_at, hit.version_id, hit.origin_id,
    hit.tripwire_id
FROM core.tripwire_hit AS hit
JOIN tripwires USING (tripwire_id)
JOIN versions ON versions.version_id = hit.version_id
JOIN core.article AS article ON article.article_id = versions.article_id;
