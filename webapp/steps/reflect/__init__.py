"""A few words of one's own."""
