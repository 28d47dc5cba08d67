"""What the records amount to: how each letter is known, and the rules that an edition keeps."""
