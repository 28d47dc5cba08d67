"""Files as a system has them: written whole or not at all, and known by what they hold."""
