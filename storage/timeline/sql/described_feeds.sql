-- Feeds as the watch folder last described them.
SELECT url, title, outlet, country, language, owner FROM feeds ORDER BY url;
