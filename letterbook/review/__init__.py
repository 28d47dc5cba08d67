"""What a pull request changes: two states of the records compared, and the report about it."""
