"""Élan: the quest by which missions locales welcome young people."""
