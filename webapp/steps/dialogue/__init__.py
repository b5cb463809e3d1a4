"""A talk between characters, with choices."""
