"""The picture of a badge: its shape says the kind, its colour the family, its glyph the subject, letters the level."""
