-- References with their claims counted.
SELECT reference_id, reference_title AS title, count(*) AS claims
FROM claims
GROUP BY reference_id, reference_title
ORDER BY reference_id;
