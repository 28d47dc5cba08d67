"""The edition as tables: who wrote to whom, who states what, in which words, and what rests on what."""
