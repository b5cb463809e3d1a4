"""Robots that play as phones do: through pages, forms and the outbox's door, never through the database."""
