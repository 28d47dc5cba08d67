"""What the records show: how each letter is known, and whether its quotations are found."""
