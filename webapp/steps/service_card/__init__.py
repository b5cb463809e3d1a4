"""A service of the mission locale, discovered."""
