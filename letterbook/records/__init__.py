"""The forms: problems, YAML with places, dates, and which fields a record can have."""
