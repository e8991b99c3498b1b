-- Reference versions that are in the store with their claims.
SELECT reference_id, reference_version FROM core.reference ORDER BY reference_id, reference_version;
