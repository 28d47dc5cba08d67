"""The forms: problems, YAML with places, dates, and what may stand in a record."""
