"""The watch folder: settings, feeds, topics, references. And the data that we ship."""
