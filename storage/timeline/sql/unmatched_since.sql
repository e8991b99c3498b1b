-- How many current texts seen since $since the topics behind $rules have not matched yet.
SELECT count(*) AS number
FROM core.current_version AS current_version
WHERE seen_at >= $since
    AND NOT EXISTS (
        SELECT 1 FROM core.matching AS matching
        WHERE matching.version_id = current_version.version_id AND matching.rules = $rules
    );
