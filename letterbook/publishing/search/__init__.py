"""The search of a large site: an index in parts, of which a reader loads the few that a question needs."""
