"""From `sources/` to an edition: load every file, then link them, reporting everything that is wrong."""
