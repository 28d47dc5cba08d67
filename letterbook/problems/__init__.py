"""What is wrong in `sources/`: problems as values, how each kind is explained, how they are printed."""
