"""Reads: frozen views shaped for a page. Templates never trigger SQL, and nothing here writes."""
