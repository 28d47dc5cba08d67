"""The letters of an edition as an index for others: Correspondence Metadata Interchange Format (CMIF) 1.1."""
