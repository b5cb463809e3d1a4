"""A photo, a sound or a text that one made."""
