"""A CV as the youth writes it, and what a recruiter reads of it."""
