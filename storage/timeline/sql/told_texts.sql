-- What some texts say about a topic: title, text, and the hits of the topic by the rules in force.
SELECT
    version.version_id, version.title, version_text.text, version.language, article.outlet, article.url,
    topic_match.evidence
FROM core.version AS version
JOIN core.version_text AS version_text ON version_text.version_id = version.version_id
JOIN core.article AS article ON article.article_id = version.article_id
JOIN core.topic_match AS topic_match
    ON topic_match.version_id = version.version_id AND topic_match.rules = $rules AND topic_match.topic_id = $topic_id
WHERE version.version_id IN (SELECT unnest($version_ids))
ORDER BY version.version_id;
