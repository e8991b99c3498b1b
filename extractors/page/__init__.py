"""Pages: article, metadata, status, edits."""
