"""Pairs to join."""
