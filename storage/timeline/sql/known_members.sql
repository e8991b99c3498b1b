-- Which development each sentence of one reference's coverage belonged to last, also by comparisons that hold no more.
SELECT
    statement.version_id, statement.text, arg_max(member.development_id, (member.settled_at, -member.member_id)) AS development_id
FROM core.member_in_force AS member
JOIN core.statement AS statement USING (statement_id)
WHERE statement.reference_id = $reference_id AND statement.version_id IN (SELECT unnest($versions))
GROUP BY statement.version_id, statement.text
ORDER BY statement.version_id, statement.text;
