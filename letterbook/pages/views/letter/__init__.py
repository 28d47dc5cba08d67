"""The page of a letter: one module for each part of it."""
