"""Letters and articles as programs that keep references take them: CSL-JSON, BibTeX, RIS."""
