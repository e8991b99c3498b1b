-- What one load brought or caused, by the event that tells others of it.
SELECT 'writethru.entries.stored' AS event, count(*) AS number FROM core.entry WHERE seen_at = $made_at
UNION ALL
SELECT 'writethru.articles.read', count(*) FROM core.version WHERE seen_at = $made_at
UNION ALL
SELECT 'writethru.article.edited', count(*) FROM core.edit WHERE seen_at = $made_at
UNION ALL
SELECT 'writethru.topic.burst', count(*) FROM core.alert WHERE decided_at = $made_at AND topic_id IS NOT NULL
UNION ALL
SELECT 'writethru.claim.changed', count(*) FROM core.standing WHERE settled_at = $made_at
UNION ALL
SELECT 'writethru.development.found', count(*) FROM core.development WHERE settled_at = $made_at
UNION ALL
SELECT 'writethru.alert.sent', count(*) FROM core.delivery WHERE tried_at = $made_at AND state = 'sent';
