"""Taking stock of one's own situation, never a total."""
