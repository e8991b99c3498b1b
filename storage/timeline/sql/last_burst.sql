-- When an alert about a burst of this topic was last decided (NULL: never).
SELECT max(decided_at) AS decided_at FROM core.alert WHERE topic_id = $topic_id;
