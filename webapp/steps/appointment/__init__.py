"""A real appointment with one's counsellor."""
