"""Something to find in the real world."""
