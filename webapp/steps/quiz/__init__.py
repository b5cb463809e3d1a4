"""A question with options; an opinion has no right answer."""
