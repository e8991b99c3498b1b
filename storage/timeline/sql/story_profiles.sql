-- The newest profile of each story that was alive at $since or later.
SELECT story_id, profile
FROM core.story_profile
WHERE last_at >= $since
QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY settled_at DESC, profile_id) = 1
ORDER BY story_id;
