"""Whether quoted words stand where they are said to: captures, seals, comparisons, copying."""
