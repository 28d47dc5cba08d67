"""A saved web page: its lines, what it says of itself, and which of its lines are the article."""
