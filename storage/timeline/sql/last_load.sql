-- When the newest load was made; NULL before the first.
SELECT max(made_at) AS made_at FROM core.load;
