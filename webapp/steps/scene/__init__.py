"""A room to look at, touch and leave (virtual escape)."""
