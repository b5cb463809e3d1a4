"""A word or number to find, typed in any reasonable way."""
