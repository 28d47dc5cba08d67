"""From an edition to pages: complete Markdown files, each ready to be written."""
