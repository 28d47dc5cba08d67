"""Whether quoted words are where their locators say: captures, seals, comparisons, copying."""
