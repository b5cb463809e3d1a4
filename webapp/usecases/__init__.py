"""Writes: one verb a function. They commit nothing, read no clock, make no id: all that is given to them."""
